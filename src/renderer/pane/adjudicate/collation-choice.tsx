import { Scale } from 'lucide-react'
import { type ReactNode, useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import type { CollationRow } from '../../../contract'
import type { CollationId } from '../../../core/model'
import { localeName } from '../../locale-name'
import { problemWords } from '../../refusal'
import { type AdjudicateTarget, goTo } from '../../store'
import { collationStore, useCollation } from '../../store/collation-window'
import { Button, EmptyState, ProgressBar, Select } from '../../ui'
import { useQueue } from './queue'

interface CollationChoiceProps {
  readonly target: AdjudicateTarget
  readonly children: ReactNode
}

/** Lets the person choose a collation where none was named, and opens it. */
export function CollationChoice({ target, children }: CollationChoiceProps) {
  const { t, i18n } = useTranslation('adjudicate')
  const collations = useQueue((queue) => queue.collations)
  const chosen = target.collation ?? collations[0]?.head.id
  if (chosen === undefined)
    return <EmptyState icon={Scale} title={t('noCollation.title')} text={t('noCollation.text')} />
  const label = ({ head }: CollationRow): string =>
    t('collationLabel', {
      title: head.title,
      version: head.packVersion,
      language: localeName(head.locale, i18n.language),
    })
  return (
    <div className="of-collation">
      <Select
        label={t('collation')}
        options={collations.map((row) => ({ id: row.head.id as string, label: label(row) }))}
        value={chosen as string}
        onChange={(id) => {
          const { dispute: _, ...rest } = target
          goTo({ screen: 'adjudicate', target: { ...rest, collation: id as CollationId } })
        }}
      />
      <OpenedCollation collation={chosen}>{children}</OpenedCollation>
    </div>
  )
}

interface OpenedCollationProps {
  readonly collation: CollationId
  readonly children: ReactNode
}

/** Opens a collation in this window, and shows what is below it once it is there. */
export function OpenedCollation({ collation, children }: OpenedCollationProps) {
  const { t } = useTranslation('adjudicate')
  const { t: tc } = useTranslation()
  const openId = useCollation((state) => state.open?.head.id)
  const failure = useCollation((state) => state.failure)
  const stage = useCollation((state) => state.stage)
  useEffect(() => {
    // The desk may have opened the same collation by its text.
    if (collationStore.getState().open?.head.id !== collation)
      void collationStore.openCollation({ collation })
  }, [collation])
  if (openId === collation) return children
  if (failure) {
    const { what, why, next } = problemWords(failure)
    return (
      <EmptyState
        icon={Scale}
        title={what}
        text={tc('startFailure', { why, next })}
        action={<Button onPress={() => void collationStore.retry()}>{t('again')}</Button>}
      />
    )
  }
  return (
    <div className="opening" role="status">
      <ProgressBar
        label={t('opening')}
        done={stage?.done ?? 0}
        total={stage?.total ?? 0}
        text={t('opening')}
      />
    </div>
  )
}

import { Equal } from 'lucide-react'
import type { Node } from 'prosemirror-model'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { ChangeList } from '../../../core/compare'
import { EmptyState } from '../../ui'
import { ChangeLines } from './change-lines'
import { onlyChanged } from './only-changed'
import { RedlineView } from './redline-view'

interface ResultProps {
  readonly redline: Node
  readonly list: ChangeList
  readonly locale: string
  readonly only: boolean
  readonly current: number
  readonly onGo: (index: number) => void
}

/** The list of changed clauses beside the text. */
export function Result({ redline, list, locale, only, current, onGo }: ResultProps) {
  const { t } = useTranslation('compare')
  const shown = useMemo(() => (only ? onlyChanged(redline) : redline), [redline, only])
  if (!list.clauses.length) return <EmptyState icon={Equal} title={t('same.title')} text={t('same.text')} />
  return (
    <div className="compare-columns">
      <ChangeLines list={list} locale={locale} current={current} onGo={onGo} />
      <RedlineView redline={shown} locale={locale} current={current} />
    </div>
  )
}

import { FileWarning } from 'lucide-react'
import { type ReactNode, useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { problemWords } from '../../refusal'
import { type CollateTarget, goTo, useApp } from '../../store'
import { collationStore, useCollation } from '../../store/collation-window'
import { Button, EmptyState, Screen } from '../../ui'
import '../../style/collate.css'
import '../../style/collate-list.css'
import '../../style/collate-matter.css'
import '../../style/collate-verdict.css'
import '../../style/collate-side.css'
import '../../style/collate-dialogs.css'
import '../../style/collate-import.css'
import '../../style/collate-publish.css'
import '../../style/collations.css'
import { StageProgress } from './stage-bar'

interface WithCollationProps {
  readonly target: CollateTarget
  /** What the screen is called until the collation is there. */
  readonly title: string
  /** Where to go when it cannot be opened. */
  readonly back: { readonly label: string; readonly target?: CollateTarget }
  readonly children: ReactNode
}

/** Opens a collation and shows the children once it is there; until then how far that is, or why it is not. */
export function WithCollation({ target, title, back, children }: WithCollationProps) {
  const named = useApp((state) => state.view?.person?.id)
  const isThis = useCollation((state) => JSON.stringify(state.target) === JSON.stringify(target))
  const isOpen = useCollation((state) => state.open !== null)
  useEffect(() => {
    if (named) void collationStore.openCollation(target)
  }, [target, named])
  if (isThis && isOpen) return children
  return (
    <Screen name={title} heading={<h1>{title}</h1>}>
      <NotOpen back={back} />
    </Screen>
  )
}

function NotOpen({ back }: Pick<WithCollationProps, 'back'>) {
  const { t } = useTranslation()
  const failure = useCollation((state) => state.failure)
  if (!failure)
    return (
      <div className="opening" role="status">
        <StageProgress />
        <Button onPress={collationStore.stop}>{t('cancel')}</Button>
      </div>
    )
  const { what, why, next } = problemWords(failure)
  return (
    <EmptyState
      icon={FileWarning}
      title={what}
      text={t('startFailure', { why, next })}
      action={
        <span className="nothing-acts">
          <Button look="primary" onPress={() => void collationStore.retry()}>
            {t('retry')}
          </Button>
          <Button
            onPress={() => goTo({ screen: 'collate', ...(back.target ? { target: back.target } : {}) })}
          >
            {back.label}
          </Button>
        </span>
      }
    />
  )
}

import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { type CollateTarget, goTo, useApp } from '../../store'
import { collationStore, useCollation } from '../../store/collation-window'
import { problemWords } from '../../refusal'
import { Button, EmptyState, ProgressBar, Screen } from '../../ui'
import { FileWarning } from 'lucide-react'
import '../../style/disposition.css'
import { DispositionScreen } from './disposition-screen'

/** Every proposal and thread of a collation, and what became of it. */
export function Disposition({ target }: { readonly target: CollateTarget }) {
  const named = useApp((state) => state.view?.person?.id)
  const isThis = useCollation((state) => JSON.stringify(state.target) === JSON.stringify(target))
  const isOpen = useCollation((state) => state.open !== null)
  useEffect(() => {
    if (named) void collationStore.openCollation(target)
  }, [target, named])
  return isThis && isOpen ? <DispositionScreen target={target} /> : <NotOpen target={target} />
}

function NotOpen({ target }: { readonly target: CollateTarget }) {
  const { t } = useTranslation('disposition')
  const { t: tc } = useTranslation()
  const failure = useCollation((state) => state.failure)
  const stage = useCollation((state) => state.stage)
  const words = failure && problemWords(failure)
  return (
    <Screen name={t('title')} heading={<h1>{t('title')}</h1>}>
      {words ? (
        <EmptyState
          icon={FileWarning}
          title={words.what}
          text={tc('startFailure', { why: words.why, next: words.next })}
          action={
            <>
              <Button look="primary" onPress={() => void collationStore.retry()}>
                {tc('retry')}
              </Button>
              <Button onPress={() => goTo({ screen: 'collate', target })}>{t('back')}</Button>
            </>
          }
        />
      ) : (
        <div className="opening" role="status">
          <p>{t('opening')}</p>
          {stage && stage.total > 0 && (
            <ProgressBar label={t('opening')} done={stage.done} total={stage.total} text="" />
          )}
        </div>
      )}
    </Screen>
  )
}

import { FileWarning } from 'lucide-react'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { problemWords } from '../../refusal'
import { type CollateTarget, goTo, useApp } from '../../store'
import { collationStore, useCollation } from '../../store/collation-window'
import { Button, EmptyState, Screen } from '../../ui'
import '../../style/collate.css'
import { CollateScreen } from './collate-screen'
import { CollationList } from './collation-list'
import { StageProgress } from './stage-bar'

/** Many reviews of one text, one decision for each place: the list of collations, or one of them. */
export function Collate({ target }: { readonly target: CollateTarget | undefined }) {
  return target ? <OneCollation target={target} /> : <CollationList />
}

function OneCollation({ target }: { readonly target: CollateTarget }) {
  const named = useApp((state) => state.view?.person?.id)
  const isThis = useCollation((state) => JSON.stringify(state.target) === JSON.stringify(target))
  const isOpen = useCollation((state) => state.open !== null)
  useEffect(() => {
    if (named) void collationStore.openCollation(target)
  }, [target, named])
  if (isThis && isOpen) return <CollateScreen />
  return <NotOpen />
}

function NotOpen() {
  const { t } = useTranslation('collate')
  const { t: tc } = useTranslation()
  const failure = useCollation((state) => state.failure)
  const words = failure && problemWords(failure)
  return (
    <Screen name={t('title')} heading={<h1>{t('title')}</h1>}>
      {words ? (
        <EmptyState
          icon={FileWarning}
          title={words.what}
          text={tc('startFailure', { why: words.why, next: words.next })}
          action={
            <span className="nothing-acts">
              <Button look="primary" onPress={() => void collationStore.retry()}>
                {tc('retry')}
              </Button>
              <Button onPress={() => goTo({ screen: 'collate' })}>{t('backToList')}</Button>
            </span>
          }
        />
      ) : (
        <div className="opening" role="status">
          <StageProgress />
          <Button onPress={collationStore.stop}>{tc('cancel')}</Button>
        </div>
      )}
    </Screen>
  )
}

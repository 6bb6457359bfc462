import { Unplug } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { problemWords } from '../../refusal'
import { appStore, useApp } from '../../store'
import { Button, EmptyState } from '../../ui'

/** Shown when the backend did not answer at the start: what is wrong and a way to try again. */
export function StartFailure() {
  const { t } = useTranslation()
  const failure = useApp((state) => state.failure)
  if (!failure) return null
  const { what, why, next } = problemWords(failure)
  return (
    <main className="start-failure">
      <EmptyState
        icon={Unplug}
        title={what}
        text={t('startFailure', { why, next })}
        action={
          <Button look="primary" onPress={() => void appStore.load()}>
            {t('retry')}
          </Button>
        }
      />
    </main>
  )
}

import { FileWarning } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { problemWords } from '../../refusal'
import { Button, EmptyState, ProgressBar } from '../../ui'
import type { Comparison } from './use-comparison'

interface NotDoneProps {
  readonly comparison: Exclude<Comparison, { state: 'done' }>
  readonly onStop: () => void
  readonly onAgain: () => void
}

/** How far the work is, or why there is nothing to see. */
export function NotDone({ comparison, onStop, onAgain }: NotDoneProps) {
  const { t } = useTranslation('compare')
  const { t: tc } = useTranslation()
  if (comparison.state === 'failed') {
    const { what, why, next } = problemWords(comparison.problem)
    return (
      <EmptyState
        icon={FileWarning}
        title={what}
        text={tc('startFailure', { why, next })}
        action={
          <Button look="primary" onPress={onAgain}>
            {tc('retry')}
          </Button>
        }
      />
    )
  }
  const { done, total } = comparison.progress ?? { done: 0, total: 0 }
  return (
    <div className="compare-working" role="status">
      <p>{t('working')}</p>
      <ProgressBar label={t('working')} done={done} total={total} text={t('progress', { done, total })} />
      <Button onPress={onStop}>{tc('cancel')}</Button>
    </div>
  )
}

import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import { progressOf } from '../../../core/review'
import { ProgressBar } from '../../ui'
import { useDesk, useReview } from './context'
import { useWords } from './use-words'

/** How far the review is, and what is in it. */
export const StatusLine = memo(function StatusLine() {
  const { t } = useTranslation('desk')
  const { review, cards } = useReview((snapshot) => snapshot)
  const clause = useDesk((state) => state.clause)
  const words = useWords()
  const progress = progressOf(review)
  const state = clause === null ? null : (review.clauses.get(clause)?.value ?? 'unread')
  const done = t('status.reviewed', { count: progress.reviewed, total: progress.clauses })
  return (
    <>
      <span className="status-progress">
        <ProgressBar
          label={t('status.progress')}
          done={progress.reviewed}
          total={progress.clauses}
          text={done}
        />
        {done}
      </span>
      {progress.flagged > 0 && <span>{t('status.flagged', { count: progress.flagged })}</span>}
      {words !== null && <span>{t('status.words', { count: words })}</span>}
      <span>{t('status.changes', { count: cards.length })}</span>
      <span>{t('status.threads', { count: progress.openThreads })}</span>
      {progress.orphans > 0 && (
        <span className="status-warn">{t('status.orphans', { count: progress.orphans })}</span>
      )}
      {state && <span className="status-end">{t('status.clause', { state: t(`state.${state}`) })}</span>}
    </>
  )
})

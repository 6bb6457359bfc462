import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { goToClause, openCard } from '../desk/acts'
import { useDeskParts, useReview } from '../desk/context'
import { openThread } from '../thread/acts'
import '../../style/rebase.css'
import { NeedList } from './need-list'
import { type Need, needsOf, rebasedOf } from './needs'

/** On the desk: what needs the person in a review that was moved from another version, from its stored report. */
export function NeedsPanel() {
  const { t } = useTranslation('rebase')
  const { session, opened } = useDeskParts()
  const { cards, review } = useReview((snapshot) => snapshot)
  const rebased = useMemo(() => rebasedOf(opened.review), [opened])
  const needs = useMemo(() => (rebased ? needsOf(rebased.report) : []), [rebased])
  if (!rebased) return null
  const show = ({ kind, ids, clause }: Need): void => {
    const card = kind === 'change' ? cards.find((one) => one.ids.some((id) => ids.includes(id))) : undefined
    const thread = kind === 'thread' ? review.threads.get(ids[0] ?? '') : undefined
    if (card) openCard(session, card)
    else if (thread) openThread(session, thread)
    else if (clause) goToClause(session, clause)
  }
  return (
    <section className="panel-body" aria-label={t('needs.title')}>
      <p className="note">{t('movedFrom', { version: rebased.from.packVersion })}</p>
      <NeedList needs={needs} locale={review.head.locale} onOpen={show} />
    </section>
  )
}

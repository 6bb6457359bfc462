import { type AdjudicateTarget, appStore, goTo } from '../../store'
import { type QueueFilter, filterQueue, queueStore } from './queue'

/** Goes to the next or previous dispute of the list as it is filtered, around its end. */
export function stepQueue(target: AdjudicateTarget, by: 1 | -1): void {
  const me = appStore.getState().view?.person?.name ?? ''
  const rows = filterQueue(queueStore.getState().rows ?? [], filterOf(target), me)
  if (rows.length === 0) return
  const at = rows.findIndex(({ dispute }) => dispute.id === target.dispute)
  const next = rows[at < 0 ? 0 : (at + by + rows.length) % rows.length]
  if (!next) return
  const { head, dispute } = next
  goTo({ screen: 'adjudicate', target: { ...target, collation: head.id, dispute: dispute.id } })
}

export function filterOf({ show = 'open' }: AdjudicateTarget): QueueFilter {
  return show
}

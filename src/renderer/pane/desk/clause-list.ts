import { blockText } from '../../../core/doc'
import type { ClauseStateValue } from '../../../core/model'
import type { Review } from '../../../core/review'
import type { Card } from '../../../core/suggestion'
import type { ClauseEntry, DocIndex } from '../../editor'
import { placeOf } from '../thread/anchors'

export type ClauseFilter = 'headings' | 'all' | ClauseStateValue | 'changed' | 'threads' | 'mine'

export interface ListedClause {
  readonly entry: ClauseEntry
  readonly text: string
  readonly state: ClauseStateValue
}

const SHORT = 90

/** The clauses that pass a filter, in reading order. `mine` are those with a change or a comment of mine. */
export function listClauses(
  { review, cards }: { readonly review: Review; readonly cards: readonly Card[] },
  index: DocIndex,
  filter: ClauseFilter,
): ListedClause[] {
  const me = review.head.author.id
  const wanted = new Set<string>()
  if (filter === 'changed' || filter === 'mine')
    for (const card of cards)
      if (card.clause !== null && (filter === 'changed' || card.author === me)) wanted.add(card.clause)
  if (filter === 'threads' || filter === 'mine')
    for (const thread of review.threads.values()) {
      const clause = placeOf(thread, index)?.clause
      const passes =
        filter === 'threads' ? thread.status.value === 'open' : thread.comments.some((c) => c.author === me)
      if (clause && passes) wanted.add(clause)
    }
  const listed: ListedClause[] = []
  for (const entry of index.clauses) {
    const state = review.clauses.get(entry.id)?.value ?? 'unread'
    const passes =
      filter === 'all' ||
      (filter === 'headings' ? entry.level > 0 : wanted.has(entry.id) || (state as string) === filter)
    if (passes && entry.node.content.size)
      listed.push({ entry, text: blockText(entry.node).slice(0, SHORT), state })
  }
  return listed
}

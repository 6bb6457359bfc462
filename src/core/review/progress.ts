import type { ClauseId, ReviewProgress, Thread } from '../model'
import { censusOf } from './census'
import type { Review } from './review'

const kept = new WeakMap<Review, ReviewProgress>()

/**
 * How far the review is. Clauses without text do not count. `changes` counts suggestions still pending in the text;
 * `orphans` are target threads whose words or clause are gone. Kept per review value.
 */
export function progressOf(review: Review): ReviewProgress {
  const known = kept.get(review)
  if (known) return known
  const { clauses, clauseIds, annotation } = censusOf(review.doc)
  const tally = { unread: 0, 'in-work': 0, reviewed: 0, flagged: 0 }
  for (const id of clauses) tally[review.clauses.get(id)?.value ?? 'unread']++
  let openThreads = 0
  let orphans = 0
  for (const thread of review.threads.values()) {
    if (thread.status.value === 'open') openThreads++
    if (isOrphan(thread, annotation.threads, clauseIds)) orphans++
  }
  const progress = {
    clauses: clauses.length,
    reviewed: tally.reviewed,
    flagged: tally.flagged,
    inWork: tally['in-work'],
    changes: annotation.changes.size,
    openThreads,
    orphans,
  }
  kept.set(review, progress)
  return progress
}

/**
 * The first clause after the given one, going round at the end, that is unread or in work; where there is none,
 * the first flagged one. Null when every clause is reviewed. Without a clause it starts at the top.
 */
export function nextClauseNeedingMe(review: Review, after: ClauseId | null): ClauseId | null {
  const { clauses } = censusOf(review.doc)
  const start = after === null ? 0 : clauses.indexOf(after) + 1
  const round = [...clauses.slice(start), ...clauses.slice(0, start)]
  const valueOf = (id: ClauseId): string => review.clauses.get(id)?.value ?? 'unread'
  return (
    round.find((id) => valueOf(id) === 'unread' || valueOf(id) === 'in-work') ??
    round.find((id) => valueOf(id) === 'flagged') ??
    null
  )
}

/** A source text never changes under a review, so only target threads can lose their place here. */
function isOrphan(thread: Thread, marked: ReadonlySet<string>, clauseIds: ReadonlySet<string>): boolean {
  const { side, clause, range } = thread.anchor
  if (side === 'source') return false
  if (range) return !marked.has(thread.id)
  return clause !== null && !clauseIds.has(clause)
}

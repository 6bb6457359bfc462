import type { Revision } from '../model'

/** What a revision holds, counted. */
export interface RevisionSummary {
  /** Suggestions that wait for a decision. */
  readonly changes: number
  /** Suggestions that were accepted inside the review. */
  readonly accepted: number
  readonly threads: number
  readonly openThreads: number
  readonly comments: number
  readonly reviewed: number
  readonly flagged: number
  readonly inWork: number
}

/** Counts without opening the document; deleted comments do not count. */
export function summaryOf(revision: Revision): RevisionSummary {
  const states = Object.values(revision.clauses).map((state) => state.value)
  const inState = (value: string): number => states.filter((s) => s === value).length
  return {
    changes: new Set(revision.pending.changes.flatMap((c) => c.ids)).size,
    accepted: new Set(revision.layers.flatMap((l) => l.changes.flatMap((c) => c.ids))).size,
    threads: revision.threads.length,
    openThreads: revision.threads.filter((t) => t.status.value === 'open').length,
    comments: revision.threads.flatMap((t) => t.comments).filter((c) => !c.deletedAt).length,
    reviewed: inState('reviewed'),
    flagged: inState('flagged'),
    inWork: inState('in-work'),
  }
}

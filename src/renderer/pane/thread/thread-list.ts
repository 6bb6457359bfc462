import type { Thread, ThreadKind } from '../../../core/model'
import type { DocIndex } from '../../editor'
import { placeOf } from './anchors'

export interface ThreadFilter {
  readonly kind: ThreadKind | 'any'
  readonly status: 'any' | 'open' | 'resolved'
  readonly side: 'any' | 'source' | 'target'
  readonly only: 'any' | 'mine' | 'orphan'
}

export const anyThread: ThreadFilter = { kind: 'any', status: 'any', side: 'any', only: 'any' }

export interface ListedThread {
  readonly thread: Thread
  /** Position of its place in the text; null for an orphan. */
  readonly at: number | null
}

/** The threads that pass, in reading order; those that have lost their place come first. */
export function listThreads(
  threads: Iterable<Thread>,
  index: DocIndex,
  filter: ThreadFilter,
  me: string,
): ListedThread[] {
  const listed: ListedThread[] = []
  for (const thread of threads) {
    const at = placeOf(thread, index)?.from ?? null
    const orphan = at === null && thread.anchor.side === 'target'
    if (filter.kind !== 'any' && thread.kind !== filter.kind) continue
    if (filter.status !== 'any' && thread.status.value !== filter.status) continue
    if (filter.side !== 'any' && thread.anchor.side !== filter.side) continue
    if (filter.only === 'mine' && !thread.comments.some((c) => c.author === me)) continue
    if (filter.only === 'orphan' && !orphan) continue
    listed.push({ thread, at })
  }
  return listed.sort((a, b) => (a.at ?? -1) - (b.at ?? -1) || (a.thread.id < b.thread.id ? -1 : 1))
}

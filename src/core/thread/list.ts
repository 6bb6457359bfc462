import type { Node } from 'prosemirror-model'
import type { Side, Thread, ThreadKind, ThreadStatus } from '../model'
import { clauseList } from './clause-text'
import { type Place, placeOf } from './place'

export interface PlacedThread {
  readonly thread: Thread
  readonly place: Place
}

/** What a list of threads shows; what is left out does not narrow it. */
export interface ThreadFilter {
  readonly kinds?: readonly ThreadKind[]
  readonly status?: ThreadStatus['value']
  readonly side?: Side
  /** Threads that any of these people wrote in. */
  readonly authors?: readonly string[]
  readonly clause?: string
  readonly orphan?: 'only' | 'without'
  /** Words that occur in a comment or in the quote, whatever their case. */
  readonly text?: string
}

/** All threads with their places, in reading order; orphans last, by the clause they were on. */
export function placeThreads(
  threads: Iterable<Thread>,
  docs: { readonly source: Node; readonly target: Node },
): PlacedThread[] {
  const order = new Map<string, number>()
  for (const doc of [docs.target, docs.source])
    clauseList(doc).forEach((c, i) => order.has(c.id) || order.set(c.id, i))
  const rank = ({ thread, place }: PlacedThread): readonly (number | string)[] => [
    place.kind === 'orphan' ? 1 : 0,
    place.clause === null ? -1 : (order.get(place.clause) ?? Infinity),
    place.kind === 'placed' ? (place.ranges[0]?.from ?? 0) : 0,
    thread.createdAt,
    thread.id,
  ]
  return [...threads]
    .map((thread) => ({ thread, place: placeOf(thread, docs[thread.anchor.side]) }))
    .map((one) => ({ one, rank: rank(one) }))
    .sort((a, b) => compareRanks(a.rank, b.rank))
    .map(({ one }) => one)
}

/** The threads that pass the filter, in the order given. */
export function filterThreads(list: readonly PlacedThread[], filter: ThreadFilter): PlacedThread[] {
  const words = filter.text?.toLowerCase()
  return list.filter(({ thread, place }) => {
    if (filter.kinds && !filter.kinds.includes(thread.kind)) return false
    if (filter.status && thread.status.value !== filter.status) return false
    if (filter.side && thread.anchor.side !== filter.side) return false
    if (filter.authors && !thread.comments.some((c) => filter.authors!.includes(c.author))) return false
    if (filter.clause && place.clause !== filter.clause) return false
    if (filter.orphan && (place.kind === 'orphan') !== (filter.orphan === 'only')) return false
    return !words || wordsOf(thread).some((text) => text.toLowerCase().includes(words))
  })
}

function wordsOf(thread: Thread): string[] {
  return [thread.anchor.quote.exact, ...thread.comments.flatMap((c) => [c.text, c.proposedWording ?? ''])]
}

function compareRanks(a: readonly (number | string)[], b: readonly (number | string)[]): number {
  for (let i = 0; i < a.length; i++) {
    if (a[i]! < b[i]!) return -1
    if (a[i]! > b[i]!) return 1
  }
  return 0
}

import type { FoldedHead, Matter } from '../../../core/collation'
import type { RebaseLine, RebaseVerdict } from '../../../core/model'

/**
 * What became of one suggestion or thread of a review: it stands on the text undisputed; others, or the text that it
 * moved to, want something else there; the text has it already, or it changes nothing any more; its place is gone,
 * and what is left of it is proposed where it was.
 */
export type ItemState = 'applied' | 'conflicting' | 'already-there' | 'orphaned'
export const ITEM_STATES: readonly ItemState[] = ['applied', 'conflicting', 'already-there', 'orphaned']

export interface BroughtItem {
  readonly kind: 'change' | 'thread'
  readonly id: string
  readonly state: ItemState
  /** Where it is decided; null where there is nothing to decide. */
  readonly matter: Matter | null
  /** What moving the review to this version made of it; null where it was made on this one. */
  readonly verdict: RebaseVerdict | null
}

/** The place of every suggestion and thread, so that each is found at once. */
export type Places = ReadonlyMap<string, readonly Matter[]>

export function placesByItem(matters: readonly Matter[]): Places {
  const places = new Map<string, Matter[]>()
  const put = (id: string, matter: Matter): void => {
    const known = places.get(id)
    if (!known) places.set(id, [matter])
    else if (!known.includes(matter)) known.push(matter)
  }
  for (const matter of matters) {
    if (matter.thread) put(matter.thread.thread.id, matter)
    for (const { ids } of matter.wishes) for (const id of ids) put(id, matter)
  }
  return places
}

/** Each suggestion and each thread of a review once, with what became of it among all others. `moved`: how it came to this version. */
export function itemsOf(head: FoldedHead, places: Places, moved: readonly RebaseLine[] = []): BroughtItem[] {
  const verdicts = new Map(moved.map(({ kind, id, verdict }) => [`${kind} ${id}`, verdict]))
  const item = (kind: BroughtItem['kind'], id: string): BroughtItem => {
    const found = places.get(id) ?? []
    const matter = found.find(isDisputed) ?? found[0] ?? null
    const verdict = verdicts.get(`${kind} ${id}`) ?? null
    return { kind, id, matter, verdict, state: stateOf(kind, matter, verdict) }
  }
  const changes = head.changes.map((id) => item('change', id))
  return [...changes, ...head.threads.map((id) => item('thread', id))]
}

function stateOf(kind: BroughtItem['kind'], matter: Matter | null, verdict: RebaseVerdict | null): ItemState {
  if (kind === 'thread') return matter && matter.clause !== null ? 'applied' : 'orphaned'
  if (verdict === 'context-removed') return 'orphaned'
  if (!matter) return 'already-there'
  return verdict === 'conflict' || isDisputed(matter) ? 'conflicting' : 'applied'
}

/** Clause states and decisions that did not come to this version as they were. */
export function changedOnTheWay(moved: readonly RebaseLine[]): RebaseLine[] {
  return moved.filter(({ kind, verdict }) => (kind === 'clause' || kind === 'decision') && verdict !== 'kept')
}

function isDisputed({ class: group }: Matter): boolean {
  return group === 'conflict' || group === 'contested' || group === 'deletions'
}

export type ItemCounts = Readonly<Record<ItemState, number>>

/** How many came to what; the sum is the number of items. */
export function countItems(items: readonly BroughtItem[]): ItemCounts {
  const count = (wanted: ItemState): number => items.filter(({ state }) => state === wanted).length
  return {
    applied: count('applied'),
    conflicting: count('conflicting'),
    'already-there': count('already-there'),
    orphaned: count('orphaned'),
  }
}

import type { Node } from 'prosemirror-model'
import type { EditorView } from 'prosemirror-view'
import type { Thread } from '../../../core/model'
import type { Card } from '../../../core/suggestion'
import type { DocIndex } from '../../editor'
import { placeOf } from '../thread/anchors'
import type { Row } from './rows'

export type MarginEntry =
  | { readonly kind: 'change'; readonly key: string; readonly at: number; readonly card: Card }
  | { readonly kind: 'thread'; readonly key: string; readonly at: number; readonly thread: Thread }

export interface MarginSource {
  readonly cards: readonly Card[]
  readonly threads: Iterable<Thread>
  readonly index: DocIndex
}

/** What belongs into the margin beside these rows, in reading order. Resolved threads stay in their list only. */
export function marginEntries(
  rows: readonly Row[],
  source: MarginSource,
  open: string | null,
): MarginEntry[] {
  const first = rows[0]
  const last = rows[rows.length - 1]
  if (!first || !last) return []
  const inside = (at: number): boolean => at >= first.from && at < last.to
  const entries: MarginEntry[] = []
  for (let i = firstFrom(source.cards, first.from); i < source.cards.length; i++) {
    const card = source.cards[i]!
    if (card.from >= last.to) break
    entries.push({ kind: 'change', key: card.key, at: card.from, card })
  }
  for (const thread of source.threads) {
    if (thread.status.value === 'resolved' && thread.id !== open) continue
    const at = placeOf(thread, source.index)?.from
    if (at !== undefined && inside(at)) entries.push({ kind: 'thread', key: thread.id, at, thread })
  }
  return entries.sort((a, b) => a.at - b.at)
}

/** Height of a place of the text on the screen, from the top of the columns. */
export function topOf(view: EditorView, at: number, rows: readonly Row[], origin: number): number {
  const row = rows.find((one) => at >= one.from && at < one.to)
  if (!row) return 0
  const block = view.state.doc.nodeAt(row.from)
  return row.top + (block ? within(view, { at, row, block }, origin) : 0)
}

interface Measured {
  readonly size: string
  readonly tops: Map<number, number>
}

/** Lines of places within blocks: a block that is as it was and as wide and tall has them where they were. */
const measured = new WeakMap<Node, Measured>()

function within(view: EditorView, place: { at: number; row: Row; block: Node }, origin: number): number {
  const { at, row, block } = place
  const size = `${row.dom.offsetWidth} ${row.height}`
  let known = measured.get(block)
  if (known?.size !== size) measured.set(block, (known = { size, tops: new Map() }))
  const offset = at - row.from
  const kept = known.tops.get(offset)
  if (kept !== undefined) return kept
  const top = measure(view, at, origin) - row.top
  // The panels may lag a moment behind the text: the row is near enough until they have caught up.
  if (!(top >= -4 && top <= row.height)) return 0
  known.tops.set(offset, top)
  return top
}

function measure(view: EditorView, at: number, origin: number): number {
  try {
    const { top, bottom } = view.coordsAtPos(Math.min(at, view.state.doc.content.size))
    return bottom > top ? top - origin : NaN
  } catch {
    return NaN
  }
}

function firstFrom(cards: readonly Card[], from: number): number {
  let low = 0
  let high = cards.length
  while (low < high) {
    const mid = (low + high) >> 1
    if (cards[mid]!.from < from) low = mid + 1
    else high = mid
  }
  return low
}

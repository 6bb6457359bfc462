import type { Token } from '../suggestion'
import { keyOf } from './keys'
import { type Ground, type Mapped, type Span, readSide } from './side'

/** What the new text makes of a stretch of the old one. */
export interface Step extends Mapped {
  readonly span: Span
  readonly wide: Span
  readonly deletes: boolean
  /** Whether the words stay and only their properties differ. */
  readonly restyles: boolean
}

/** How a flow of the old text became a flow of the new one. */
export interface Update {
  readonly steps: readonly Step[]
  /** The new token that a base token became; -1 where it is gone. */
  readonly tokenAt: (base: number) => number
  /** The new gap that a gap of the base became. */
  readonly gapAt: (base: number) => number
}

/**
 * Reads an update of one flow: `tracked` is the old text with the update laid on it, `next` the new text. Where the
 * two do not fit, the whole stretch that differs counts as replaced: coarse, and never wrong.
 */
export function readUpdate(tracked: readonly Token[], next: readonly Token[], ground: Ground): Update {
  const live = tracked.filter(({ own }) => !own.del)
  const fits = live.length === next.length && live.every((token, i) => fit(token, next[i]!))
  const edits = fits ? editsOf(tracked, ground) : coarse(ground, next)
  const before = (gap: number): Mapped | undefined => lastOf(edits, (edit) => edit.to <= gap)
  const tokenAt = (base: number): number => {
    const edit = lastOf(edits, ({ from }) => from <= base)
    if (!edit) return base
    return base < edit.to ? -1 : base + edit.newTo - edit.to
  }
  const gapAt = (base: number): number => {
    const inside = lastOf(edits, ({ from }) => from < base)
    if (inside && base < inside.to) return inside.newTo
    const edit = before(base)
    return edit ? base + edit.newTo - edit.to : base
  }
  const restyled = restyledOf(ground, { next, tokenAt })
  return {
    steps: [...edits.flatMap((edit) => byParagraph(edit, ground)), ...restyled].sort(byPlace),
    tokenAt,
    gapAt,
  }
}

function fit(a: Token, b: Token): boolean {
  if (a.kind !== b.kind) return false
  if (a.kind !== 'table') return keyOf(a) === keyOf(b)
  // What is inside is a flow of its own; rows of other columns are other rows.
  const rows = a.own.node.type.name === 'table_row'
  return a.own.node.type === b.own.node.type && (!rows || a.own.node.childCount === b.own.node.childCount)
}

function byPlace(a: Step, b: Step): number {
  return a.span.from - b.span.from || a.newFrom - b.newFrom
}

type Edit = Omit<Step, 'restyles'>

function editsOf(tracked: readonly Token[], ground: Ground): Edit[] {
  return readSide(tracked, ground).regions.flatMap(({ normal, span, wide, deletes }) =>
    normal ? [{ ...normal, span, wide, deletes }] : [],
  )
}

/** One edit for all that lies between the beginning and the end that are the same. */
function coarse(ground: Ground, next: readonly Token[]): Edit[] {
  const old = ground.tokens
  let from = 0
  while (from < old.length && from < next.length && fit(old[from]!, next[from]!)) from++
  let back = 0
  const room = Math.min(old.length, next.length) - from
  while (back < room && fit(old[old.length - 1 - back]!, next[next.length - 1 - back]!)) back++
  const span = { from, to: old.length - back }
  const newTo = next.length - back
  if (span.from === span.to && newTo === from) return []
  return [{ ...span, newFrom: from, newTo, span, wide: span, deletes: newTo === from }]
}

/** A long removal is cut at paragraphs, so that an edit in one of them brings back that one only. */
function byParagraph(edit: Edit, ground: Ground): Step[] {
  if (!edit.deletes) return [{ ...edit, restyles: false }]
  const cuts: number[] = []
  for (let i = edit.from; i < edit.to - 1; i++)
    if (ground.tokens[i]!.kind !== 'char' && ground.tokens[i]!.kind !== 'leaf') cuts.push(i + 1)
  if (!cuts.length) return [{ ...edit, restyles: false }]
  const edges = [edit.from, ...cuts, edit.to]
  return edges.slice(1).map((to, i) => {
    const from = edges[i]!
    const span = { from: i ? from : edit.span.from, to: to === edit.to ? edit.span.to : to }
    const wide = { from: i ? from : edit.wide.from, to: to === edit.to ? edit.wide.to : to }
    return { ...edit, from, to, span, wide, restyles: false }
  })
}

function restyledOf(
  ground: Ground,
  now: { next: readonly Token[]; tokenAt: (base: number) => number },
): Step[] {
  const out: Step[] = []
  ground.tokens.forEach((token, from) => {
    const newFrom = now.tokenAt(from)
    if (newFrom < 0 || token.kind === 'table' || keyOf(now.next[newFrom]!) === ground.keys[from]) return
    const span = { from, to: from + 1 }
    out.push({ ...span, newFrom, newTo: newFrom + 1, span, wide: span, deletes: false, restyles: true })
  })
  return out
}

/** The last of a sorted list that a test holds for; it must hold for a beginning of the list only. */
export function lastOf<T>(list: readonly T[], holds: (one: T) => boolean): T | undefined {
  let [lo, hi] = [0, list.length]
  while (lo < hi) {
    const mid = (lo + hi) >> 1
    if (holds(list[mid]!)) lo = mid + 1
    else hi = mid
  }
  return list[lo - 1]
}

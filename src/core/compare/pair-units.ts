import { diffArrays } from 'diff'
import { equalInOrder } from '../base'
import type { Spend } from './spend'

/** A stretch that is the same on both sides: `length` units from `a` of the one and `b` of the other. */
export interface Island {
  readonly a: number
  readonly b: number
  readonly length: number
}

/** Edits above which a smallest script (Myers 1986) is no longer looked for: its cost is the square of them. */
const MOST_EDITS = 700
/** For a stretch between two words that stand once on each side. */
const MOST_EDITS_BETWEEN = 120

interface Span {
  readonly a: readonly [number, number]
  readonly b: readonly [number, number]
}

/** What two sequences share, in order; what costs too much to find is not shared. */
export function islandsOf(a: readonly string[], b: readonly string[], spend: Spend): Island[] {
  const out: Island[] = []
  let head = 0
  while (head < a.length && head < b.length && a[head] === b[head]) head++
  let tail = 0
  while (
    tail < a.length - head &&
    tail < b.length - head &&
    a[a.length - 1 - tail] === b[b.length - 1 - tail]
  )
    tail++
  add(out, { a: 0, b: 0, length: head })
  const core: Span = { a: [head, a.length - tail], b: [head, b.length - tail] }
  for (const island of smallest(a, b, core, { most: MOST_EDITS, spend }) ?? anchored(a, b, core, spend))
    add(out, island)
  add(out, { a: a.length - tail, b: b.length - tail, length: tail })
  return out
}

function add(out: Island[], island: Island): void {
  if (!island.length) return
  const last = out[out.length - 1]
  if (last && last.a + last.length === island.a && last.b + last.length === island.b)
    out[out.length - 1] = { ...last, length: last.length + island.length }
  else out.push(island)
}

/** The islands of a smallest edit script, or null where it would take too long. */
function smallest(
  a: readonly string[],
  b: readonly string[],
  span: Span,
  { most, spend }: { most: number; spend: Spend },
): Island[] | null {
  const [x, y] = [a.slice(...span.a), b.slice(...span.b)]
  if (!x.length || !y.length) return []
  const maxEditLength = Math.min(most, Math.floor(Math.sqrt(spend.left)))
  if (Math.abs(x.length - y.length) > maxEditLength) return null
  const parts = diffArrays(x, y, { maxEditLength })
  const edits = parts
    ? parts.reduce((sum, part) => sum + (part.added || part.removed ? part.count : 0), 0)
    : maxEditLength
  spend.take(Math.min(spend.left, edits * edits + x.length + y.length))
  if (!parts) return null
  const out: Island[] = []
  let [i, j] = [span.a[0], span.b[0]]
  for (const part of parts) {
    if (part.added) j += part.count
    else if (part.removed) i += part.count
    else {
      add(out, { a: i, b: j, length: part.count })
      i += part.count
      j += part.count
    }
  }
  return out
}

/** Units that stand once on each side fix the frame; each stretch between two of them is looked at alone. */
function anchored(a: readonly string[], b: readonly string[], span: Span, spend: Spend): Island[] {
  const [x, y] = [a.slice(...span.a), b.slice(...span.b)]
  if (!spend.take(x.length + y.length)) return []
  const out: Island[] = []
  let [i, j] = [span.a[0], span.b[0]]
  const between = (p: number, q: number): void => {
    const gap: Span = { a: [i, p], b: [j, q] }
    for (const island of smallest(a, b, gap, { most: MOST_EDITS_BETWEEN, spend }) ?? []) add(out, island)
  }
  for (const [p, q] of [...equalInOrder(x, y)].sort(([m], [n]) => m - n)) {
    const [at, to] = [p + span.a[0], q + span.b[0]]
    between(at, to)
    add(out, { a: at, b: to, length: 1 })
    i = at + 1
    j = to + 1
  }
  between(span.a[1], span.b[1])
  return out
}

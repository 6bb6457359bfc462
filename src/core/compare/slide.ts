import type { Island } from './pair-units'
import type { Sides } from './sides'
import type { Unit } from './units'

const FARTHEST = 400

/** Moves each pure insertion or deletion to the best place that reads the same. */
export function slid(islands: readonly Island[], sides: Sides): Island[] {
  const out = islands.map((island) => ({ ...island }))
  const ends: Island = { a: sides.a.length, b: sides.b.length, length: 0 }
  for (let k = 0; k <= out.length; k++) {
    const left = out[k - 1]
    const right = out[k] ?? { ...ends }
    const from = left ? { a: left.a + left.length, b: left.b + left.length } : { a: 0, b: 0 }
    const inserted = from.a === right.a
    if (inserted === (from.b === right.b)) continue
    const side = inserted ? 'b' : 'a'
    const units = sides[side]
    const span = { from: from[side], to: right[side] }
    const shift = bestShift(units, span, { left: left?.length ?? 0, right: right.length })
    if (left) left.length += shift
    right.a += shift
    right.b += shift
    right.length -= shift
    // What the end of the text gave up to the change has to be an island of its own.
    if (!out[k] && right.length > 0) out.push(right)
    else if (!left && shift > 0) out.unshift({ a: 0, b: 0, length: shift })
    if (!left && shift > 0) k++
  }
  return out.filter((island) => island.length > 0)
}

/** How far to slide units [from, to): to the left below zero. */
function bestShift(
  units: readonly Unit[],
  { from, to }: { from: number; to: number },
  room: { left: number; right: number },
): number {
  let best = { shift: 0, score: edge(units, from) + edge(units, to) }
  const look = (step: 1 | -1, most: number): void => {
    for (let n = 1; n <= Math.min(most, FARTHEST); n++) {
      const [x, y] = step < 0 ? [units[from - n], units[to - n]] : [units[from + n - 1], units[to + n - 1]]
      if (!x || !y || x.kind === 'end' || x.key !== y.key) return
      const score = edge(units, from + step * n) + edge(units, to + step * n)
      if (score > best.score) best = { shift: step * n, score }
    }
  }
  look(-1, room.left)
  look(1, room.right)
  return best.shift
}

/** How good a place between two units is for a change to begin or end. */
function edge(units: readonly Unit[], at: number): number {
  const [before, prev, next] = [units[at - 2], units[at - 1], units[at]]
  if (!prev || !next || prev.kind === 'end' || next.kind === 'end') return 5
  if (prev.kind === 'space') return before && /[.!?\u061F\u06D4\u0964]$/.test(before.key) ? 4 : 3
  if (/[\u3002\uFF01\uFF1F]$/.test(prev.key)) return 4
  if (next.kind === 'space') return 2
  return prev.kind === 'sign' || next.kind === 'sign' ? 1 : 0
}

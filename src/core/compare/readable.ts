import type { Island } from './pair-units'
import { type Unit, isWord } from './units'

/** What two texts of units are, and what they share. */
interface Sides {
  readonly a: readonly Unit[]
  readonly b: readonly Unit[]
}

/** Share of the words below which a text counts as written anew. */
const KEPT_ENOUGH = 0.25
/** Words, and characters in them, that an island among larger changes may have to be given up. */
const TINY_WORDS = 2
const TINY_SIZE = 8
const FARTHEST_SLIDE = 400

/**
 * The islands that are worth keeping for a reader. Given up: what little a text written anew has in common with the
 * old one, and tiny islands between larger replacements. A change that can slide goes where words and sentences
 * begin. Paragraph ends always stay.
 */
export function readable(islands: readonly Island[], sides: Sides): readonly Island[] {
  if (writtenAnew(islands, sides)) return []
  return slid(withoutConfetti(islands, sides), sides)
}

function writtenAnew(islands: readonly Island[], { a, b }: Sides): boolean {
  const kept = islands.flatMap((island) => a.slice(island.a, island.a + island.length))
  if (kept.some((unit) => unit.kind === 'end')) return false
  return weigh(kept).size < KEPT_ENOUGH * Math.max(weigh(a).size, weigh(b).size)
}

interface Weight {
  readonly words: number
  /** Characters of the words. */
  readonly size: number
}

function weigh(units: readonly Unit[]): Weight {
  const words = units.filter(isWord)
  return { words: words.length, size: words.reduce((sum, unit) => sum + unit.size, 0) }
}

/** What lies between two islands, or before the first, or behind the last. */
interface Change {
  readonly struck: Weight
  readonly added: Weight
  readonly units: number
}

function withoutConfetti(islands: readonly Island[], sides: Sides): Island[] {
  const kept: Island[] = []
  islands.forEach((island, k) => {
    const before = changeBetween(kept[kept.length - 1], island, sides)
    const after = changeBetween(island, islands[k + 1], sides)
    if (!isConfetti(sides.a.slice(island.a, island.a + island.length), before, after)) kept.push(island)
  })
  return kept
}

function changeBetween(left: Island | undefined, right: Island | undefined, { a, b }: Sides): Change {
  const [p, q] = left ? [left.a + left.length, left.b + left.length] : [0, 0]
  const [struck, added] = [a.slice(p, right?.a ?? a.length), b.slice(q, right?.b ?? b.length)]
  return { struck: weigh(struck), added: weigh(added), units: struck.length + added.length }
}

function isConfetti(island: readonly Unit[], before: Change, after: Change): boolean {
  if (!before.units || !after.units || island.length > 2 * TINY_WORDS + 1) return false
  if (island.some((unit) => unit.kind === 'end' || unit.kind === 'leaf')) return false
  const struck = before.struck.words + after.struck.words
  const added = before.added.words + after.added.words
  // Between two deletions, or two insertions, giving it up would only strike what stays.
  if (!struck || !added) return false
  const { words, size } = weigh(island)
  if (!words) return island.every((unit) => unit.kind === 'space')
  const least = Math.min(most(before), most(after))
  return words <= TINY_WORDS && size <= TINY_SIZE && least > 2 * words
}

function most({ struck, added }: Change): number {
  return Math.max(struck.words, added.words)
}

/** Moves each pure insertion or deletion to the best place that reads the same. */
function slid(islands: readonly Island[], sides: Sides): Island[] {
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
    for (let n = 1; n <= Math.min(most, FARTHEST_SLIDE); n++) {
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

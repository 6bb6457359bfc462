import { affixes } from './affixes'
import type { Island } from './pair-units'
import { type Sides, weigh } from './sides'
import { type Unit, isWord } from './units'

/** Words, and characters in them, that an island among larger changes may have to be given up. */
const TINY_WORDS = 2
const TINY_SIZE = 8
/** Units of a change up to which it may be a word with letters added or taken away. */
const FEW = 6

/** What lies between two islands, or before the first, or behind the last. */
interface Change {
  /** Words on each side. */
  readonly struck: number
  readonly added: number
  readonly units: number
  /** Whether letters were added to a word or taken from it, and most of it stays. */
  readonly isWordFix: boolean
}

/** The islands without those that only make many changes of what reads better as one. */
export function withoutConfetti(islands: readonly Island[], sides: Sides): Island[] {
  const words = { a: wordsUpTo(sides.a), b: wordsUpTo(sides.b) }
  const change = (left: Island | undefined, right: Island | undefined): Change => {
    const [p, q] = left ? [left.a + left.length, left.b + left.length] : [0, 0]
    const [x, y] = right ? [right.a, right.b] : [sides.a.length, sides.b.length]
    const units = x - p + y - q
    return {
      struck: words.a[x]! - words.a[p]!,
      added: words.b[y]! - words.b[q]!,
      units,
      isWordFix: units <= FEW && isWordFix(sides.a.slice(p, x), sides.b.slice(q, y)),
    }
  }
  const kept: Island[] = []
  islands.forEach((island, k) => {
    const units = sides.a.slice(island.a, island.a + island.length)
    if (!isConfetti(units, change(kept[kept.length - 1], island), change(island, islands[k + 1])))
      kept.push(island)
  })
  return kept
}

function wordsUpTo(units: readonly Unit[]): number[] {
  const sums = [0]
  for (const unit of units) sums.push(sums[sums.length - 1]! + (isWord(unit) ? 1 : 0))
  return sums
}

function isWordFix(struck: readonly Unit[], added: readonly Unit[]): boolean {
  const { head, tail } = affixes(struck, added)
  return head + tail > 0
}

function isConfetti(island: readonly Unit[], before: Change, after: Change): boolean {
  if (!before.units || !after.units || island.length > 2 * TINY_WORDS + 1) return false
  if (before.isWordFix || after.isWordFix) return false
  if (island.some((unit) => unit.kind === 'end' || unit.kind === 'leaf')) return false
  // Between two deletions, or two insertions, giving it up would only strike what stays.
  if (!(before.struck + after.struck) || !(before.added + after.added)) return false
  const { words, size } = weigh(island)
  const least = Math.min(Math.max(before.struck, before.added), Math.max(after.struck, after.added))
  if (!words) return least > 0 && island.every((unit) => unit.kind === 'space')
  return words <= TINY_WORDS && size <= TINY_SIZE && least > 2 * words
}

import { withoutConfetti } from './confetti'
import type { Island } from './pair-units'
import { type Sides, weigh } from './sides'
import { slid } from './slide'

/** Share of the words below which a text counts as written anew; a short one never does. */
const KEPT_ENOUGH = 0.25
const SHORT = 8

/**
 * The islands that are worth keeping for a reader. Given up: what little a text written anew has in common with the
 * old one, and tiny islands between larger replacements. A change that can slide goes where words and sentences
 * begin. Paragraph ends always stay.
 */
export function readable(islands: readonly Island[], sides: Sides): readonly Island[] {
  if (writtenAnew(islands, sides)) return []
  return slid(grown(withoutConfetti(islands, sides), sides), sides)
}

function writtenAnew(islands: readonly Island[], { a, b }: Sides): boolean {
  const kept = islands.flatMap((island) => a.slice(island.a, island.a + island.length))
  if (kept.some((unit) => unit.kind === 'end')) return false
  const [was, is] = [weigh(a), weigh(b)]
  if (Math.max(was.words, is.words) <= SHORT) return false
  return weigh(kept).size < KEPT_ENOUGH * Math.max(was.size, is.size)
}

/** Gives back what a change, after islands in it were given up, has in common at its edges. */
function grown(islands: readonly Island[], { a, b }: Sides): Island[] {
  const out: { a: number; b: number; length: number }[] = []
  islands.forEach((island) => {
    const left = out[out.length - 1]
    const [p, q] = left ? [left.a + left.length, left.b + left.length] : [0, 0]
    let more = 0
    const [x, y] = [island.a - 1, island.b - 1]
    while (x - more >= p && y - more >= q && a[x - more]!.key === b[y - more]!.key) more++
    out.push({ a: island.a - more, b: island.b - more, length: island.length + more })
  })
  out.forEach((island, k) => {
    const right = out[k + 1] ?? { a: a.length, b: b.length }
    let [x, y] = [island.a + island.length, island.b + island.length]
    while (x < right.a && y < right.b && a[x++]!.key === b[y++]!.key) island.length++
  })
  return out
}

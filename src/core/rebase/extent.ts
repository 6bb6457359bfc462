import type { Meeting } from './meetings'
import type { Side, Span } from './side'

/** The review's tokens that make up a meeting, struck ones too. */
export function tokenRange(side: Side, { from, to, regions }: Meeting): Span {
  const first = Math.min(side.at[from]!, ...regions.map((r) => r.first))
  const last = Math.max(to > from ? side.at[to - 1]! + 1 : 0, ...regions.map((r) => r.last))
  return { from: first, to: Math.max(first, last) }
}

/** Of those, the ones that are left when the review is taken. */
export function liveIn(side: Side, meeting: Meeting): number[] {
  const { from, to } = tokenRange(side, meeting)
  const out: number[] = []
  for (let i = from; i < to; i++) if (!side.tokens[i]!.own.del) out.push(i)
  return out
}

/** The new text's tokens of a meeting. */
export function newRange({ from, to, steps }: Meeting): Span {
  const sorted = [...steps].sort((a, b) => a.from - b.from || a.newFrom - b.newFrom)
  const [first, last] = [sorted[0]!, sorted[sorted.length - 1]!]
  return { from: first.newFrom - (first.from - from), to: last.newTo + (to - last.to) }
}

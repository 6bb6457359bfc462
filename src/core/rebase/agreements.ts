import { keyOf } from './keys'
import { type Flow, type Meeting, hasEffect } from './meetings'
import { liveIn, newRange } from './extent'
import type { Span } from './side'

/**
 * Paragraphs that read the same after the review and after the update, however each came there. What a diff takes
 * for another repetition of a word is so no disagreement.
 */
export function agreementsOf(flow: Flow): Meeting[] {
  const { base, review, update } = flow
  const starts = paragraphStarts(flow)
  const parts: Meeting[] = [
    ...review.regions
      .filter(hasEffect)
      .map((r) => ({ ...around(r.span, starts, base.length), regions: [r], steps: [] })),
    ...update.steps.map((s) => ({ ...around(s.span, starts, base.length), regions: [], steps: [s] })),
  ]
  const groups: {
    from: number
    to: number
    regions: Meeting['regions'][number][]
    steps: Meeting['steps'][number][]
  }[] = []
  for (const part of parts.sort((a, b) => a.from - b.from || b.to - a.to)) {
    const last = groups[groups.length - 1]
    if (last && part.from < last.to) {
      last.to = Math.max(last.to, part.to)
      last.regions.push(...part.regions)
      last.steps.push(...part.steps)
    } else groups.push({ ...part, regions: [...part.regions], steps: [...part.steps] })
  }
  return groups.filter((group) => group.regions.length && group.steps.length && agrees(flow, group))
}

function agrees(flow: Flow, group: Meeting): boolean {
  const live = liveIn(flow.review, group)
  const { from, to } = newRange(group)
  if (live.length !== to - from) return false
  return live.every((at, i) => keyOf(flow.review.tokens[at]!) === keyOf(flow.next[from + i]!))
}

function paragraphStarts({ base }: Flow): number[] {
  const starts = [0]
  base.forEach((token, i) => {
    const more = i + 1 < base.length
    if (more && (token.kind === 'end' || token.kind === 'table')) starts.push(i + 1)
  })
  return starts
}

/** The paragraphs that a span touches. */
function around({ from, to }: Span, starts: readonly number[], end: number): Span {
  const start = starts[Math.max(0, after(starts, from) - 1)]!
  return { from: start, to: starts[after(starts, Math.max(from, to - 1))] ?? end }
}

/** How many of a rising list are not above a bound. */
function after(rising: readonly number[], bound: number): number {
  let [lo, hi] = [0, rising.length]
  while (lo < hi) {
    const mid = (lo + hi) >> 1
    if (rising[mid]! <= bound) lo = mid + 1
    else hi = mid
  }
  return lo
}

import type { Step } from 'prosemirror-transform'

/** A stretch that an edit left in place: `length` positions from `old` on are now at `next` on. */
export interface Kept {
  readonly old: number
  readonly next: number
  readonly length: number
}

/** What a person's steps left in place, in order. Found by mapped position, never by comparing text. */
export function keptStretches(steps: readonly Step[], oldSize: number): Kept[] {
  let kept: Kept[] = [{ old: 0, next: 0, length: oldSize }]
  for (const step of steps) {
    const cuts: { from: number; to: number; delta: number }[] = []
    step.getMap().forEach((from, to, newFrom, newTo) => {
      cuts.push({ from, to, delta: newTo - newFrom - (to - from) })
    })
    if (cuts.length) kept = cut(kept, cuts)
  }
  return kept
}

function cut(kept: readonly Kept[], cuts: readonly { from: number; to: number; delta: number }[]): Kept[] {
  const out: Kept[] = []
  for (const stretch of kept) {
    let { old, next, length } = stretch
    let shift = 0
    for (const { from, to, delta } of cuts) {
      const end = next + length
      if (to < next || (to === next && from < next)) {
        shift += delta
        continue
      }
      if (from > end || (from === end && to > end)) break
      const before = Math.max(0, from - next)
      if (before) out.push({ old, next: next + shift, length: before })
      const skip = Math.max(0, Math.min(to, end) - next)
      old += skip
      next += skip
      length -= skip
      shift += delta
    }
    if (length > 0) out.push({ old, next: next + shift, length })
  }
  return out
}

/** Answers where a token of the old document is now, or -1; ask in rising order of position. */
export function positionFinder(kept: readonly Kept[]): (old: number) => number {
  let i = 0
  return (old) => {
    if (i > 0 && kept[i - 1] && kept[i - 1]!.old + kept[i - 1]!.length > old) i = 0
    while (i < kept.length && kept[i]!.old + kept[i]!.length <= old) i++
    const stretch = kept[i]
    return stretch && stretch.old <= old ? stretch.next + (old - stretch.old) : -1
  }
}

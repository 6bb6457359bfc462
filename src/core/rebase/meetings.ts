import type { Token } from '../suggestion'
import type { Region, Side, Span } from './side'
import type { Step, Update } from './update'

/** A place where the review and the update both did something. */
export interface Meeting extends Span {
  readonly regions: readonly Region[]
  readonly steps: readonly Step[]
}

/** A flow as the base, the review, the update and the new text have it. */
export interface Flow {
  readonly base: readonly Token[]
  readonly keys: readonly string[]
  readonly next: readonly Token[]
  readonly review: Side
  readonly update: Update
}

/**
 * Where review and update meet: their edits overlap, or touch and both bring text. Edits of either side that lie
 * between belong to the place. In base order; what meets nothing is not listed.
 */
export function meetingsOf({ review, update }: Pick<Flow, 'review' | 'update'>): Meeting[] {
  const regions = review.regions.filter(hasEffect)
  const steps = [...update.steps].sort((a, b) => least(a) - least(b))
  const joined = new Joined(regions.length + steps.length)
  let reach = 0
  const reaches = steps.map((step) => (reach = Math.max(reach, step.wide.to, step.span.to)))
  regions.forEach((region, r) => {
    const [from, to] = hull(region)
    for (let s = firstAtLeast(reaches, from); s < steps.length && least(steps[s]!) <= to; s++)
      if (meet(region, steps[s]!)) joined.unite(r, regions.length + s)
  })
  const groups = joined.groups().map((members) => ({
    regions: members.filter((i) => i < regions.length).map((i) => regions[i]!),
    steps: members.filter((i) => i >= regions.length).map((i) => steps[i - regions.length]!),
  }))
  return united(groups.map(withExtent))
}

/** Text that the review itself struck again is carried along and meets nothing. */
export function hasEffect(region: Region): boolean {
  return region.from < region.to || !region.deletes
}

function hull({ span, wide }: Region | Step): [number, number] {
  return [Math.min(span.from, wide.from), Math.max(span.to, wide.to)]
}

function least(step: Step): number {
  return Math.min(step.span.from, step.wide.from)
}

function meet(region: Region, step: Step): boolean {
  if (region.deletes && step.deletes) return overlap(region.span, step.span)
  if (step.restyles) return !region.deletes && overlap(region.span, step.span)
  if (overlap(region.wide, step.wide)) return true
  const touch = region.wide.from === step.wide.to || step.wide.from === region.wide.to
  return touch && !region.deletes && !step.deletes
}

function overlap(a: Span, b: Span): boolean {
  return a.from < b.to && b.from < a.to
}

function withExtent(group: Pick<Meeting, 'regions' | 'steps'>): Meeting {
  const all = [...group.regions, ...group.steps].map(hull)
  return { ...group, from: Math.min(...all.map(([from]) => from)), to: Math.max(...all.map(([, to]) => to)) }
}

/** Groups whose extents overlap are one where review and update both take part in one of them. */
function united(groups: readonly Meeting[]): Meeting[] {
  const sorted = [...groups].sort((a, b) => a.from - b.from || b.to - a.to)
  const out: Meeting[] = []
  for (const group of sorted) {
    const last = out[out.length - 1]
    if (last && overlap(last, group) && (isShared(last) || isShared(group) || isShared(both(last, group))))
      out[out.length - 1] = both(last, group)
    else out.push(group)
  }
  return out.length === groups.length ? out.filter(isShared) : united(out)
}

function isShared({ regions, steps }: Meeting): boolean {
  return regions.length > 0 && steps.length > 0
}

function both(a: Meeting, b: Meeting): Meeting {
  const [from, to] = [Math.min(a.from, b.from), Math.max(a.to, b.to)]
  return { from, to, regions: [...a.regions, ...b.regions], steps: [...a.steps, ...b.steps] }
}

/** Which of a row of rising numbers is the first that reaches a bound. */
function firstAtLeast(rising: readonly number[], bound: number): number {
  let [lo, hi] = [0, rising.length]
  while (lo < hi) {
    const mid = (lo + hi) >> 1
    if (rising[mid]! < bound) lo = mid + 1
    else hi = mid
  }
  return lo
}

class Joined {
  private readonly root: number[]

  constructor(count: number) {
    this.root = Array.from({ length: count }, (_, i) => i)
  }

  unite(a: number, b: number): void {
    this.root[this.find(b)] = this.find(a)
  }

  groups(): number[][] {
    const found = new Map<number, number[]>()
    this.root.forEach((_, i) => {
      const root = this.find(i)
      const group = found.get(root)
      if (group) group.push(i)
      else found.set(root, [i])
    })
    return [...found.values()]
  }

  private find(i: number): number {
    let at = i
    while (this.root[at] !== at) at = this.root[at] = this.root[this.root[at]!]!
    return at
  }
}

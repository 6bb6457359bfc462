import type { FlowText } from './base-text'
import { type Unit, sameUnit } from './units'

/** "Base tokens [from, to) become this content." */
export interface Region {
  from: number
  to: number
  content: Unit[]
  readonly ids: Set<string>
}

/**
 * The edits of one flow in normal form: common beginnings and ends taken off, what can slide slid to the right, up
 * to the next edit; those that meet there are one. `fixed` are base tokens with other properties, in order: nothing
 * slides over them. What comes to nothing goes to `moot`.
 */
export function normalForm(
  regions: readonly Region[],
  flow: FlowText,
  { fixed, moot }: { fixed: readonly number[]; moot: (region: Region) => void },
): Region[] {
  const out: Region[] = []
  for (let i = regions.length - 1; i >= 0; i--) {
    let now: Region | null = regions[i]!
    for (;;) {
      const next = out[out.length - 1]
      const limit = Math.min(next?.from ?? flow.length, firstFrom(fixed, now.to) ?? flow.length)
      const done: Region | null = settled(now, flow, limit)
      if (!done) moot(now)
      now = done
      if (!now || !next || now.to < next.from) break
      out.pop()
      now = joined(now, next)
    }
    if (now) out.push(now)
  }
  return out.reverse()
}

function joined(a: Region, b: Region): Region {
  const ids = new Set([...a.ids, ...b.ids])
  return { from: a.from, to: b.to, content: [...a.content, ...b.content], ids }
}

function settled(region: Region, flow: FlowText, limit: number): Region | null {
  let { from, to } = region
  const { content, ids } = region
  let [a, b] = [0, content.length]
  while (from < to && a < b && flow.isUnit(from, content[a]!)) {
    from++
    a++
  }
  while (from < to && a < b && flow.isUnit(to - 1, content[b - 1]!)) {
    to--
    b--
  }
  const length = b - a
  if (from === to && !length) return null
  if (from === to) {
    let turned = 0
    while (to < limit && flow.isUnit(to, content[a + (turned % length)]!)) {
      to++
      turned++
    }
    const by = turned % length
    return { from: to, to, content: [...content.slice(a + by, b), ...content.slice(a, a + by)], ids }
  }
  if (!length)
    while (to < limit && sameUnit(flow.unitAt(from), flow.unitAt(to))) {
      from++
      to++
    }
  return { from, to, content: content.slice(a, b), ids }
}

function firstFrom(sorted: readonly number[], least: number): number | undefined {
  let [low, high] = [0, sorted.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (sorted[middle]! < least) low = middle + 1
    else high = middle
  }
  return sorted[low]
}

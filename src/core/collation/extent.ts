import type { Extent } from '../model'

export function sameExtent(a: Extent, b: Extent): boolean {
  return a.flow === b.flow && a.from === b.from && a.to === b.to && a.property === b.property
}

/** Whether two places have base tokens in common, or are one gap. Places that only touch do not meet. */
export function meets(a: Extent, b: Extent): boolean {
  if (a.flow !== b.flow || a.property !== b.property) return false
  if (a.from === a.to || b.from === b.to)
    return (a.from === b.from && a.to === b.to) || (a.from < b.to && b.from < a.to)
  return a.from < b.to && b.from < a.to
}

/** Whether one place is the gap at an end of the other. */
export function meetsAtGap(a: Extent, b: Extent): boolean {
  if (a.flow !== b.flow || a.property !== b.property || sameExtent(a, b)) return false
  if (a.from === a.to) return a.from === b.from || a.from === b.to
  return b.from === b.to && (b.from === a.from || b.from === a.to)
}

/** One key for one place, for maps. */
export function extentKey({ flow, from, to, property }: Extent): string {
  return `${flow} ${from} ${to} ${property ?? ''}`
}

export function byExtent(a: Extent, b: Extent): number {
  if (a.flow !== b.flow) return a.flow < b.flow ? -1 : 1
  if (a.from !== b.from || a.to !== b.to) return a.from - b.from || a.to - b.to
  return (a.property ?? '') < (b.property ?? '') ? -1 : a.property === b.property ? 0 : 1
}

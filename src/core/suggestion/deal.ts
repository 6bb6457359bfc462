import type { Change, Point, ThreadPlace } from '../model'

/** What is to be laid on one flow. */
export interface FlowChanges {
  readonly changes: Change[]
  readonly threads: ThreadPlace[]
}

/** From where to where a change or a thread reaches. */
export function spanOf(piece: Change | ThreadPlace): Pick<ThreadPlace, 'from' | 'to'> {
  if ('thread' in piece) return piece as ThreadPlace
  const change = piece as Change
  return change.kind === 'insertion' ? { from: change.at, to: change.at } : change
}

/** Below, at or above 0: whether the first place lies before, at or behind the second. */
export function comparePoints(a: Readonly<Point>, b: Readonly<Point>): number {
  return a[0] - b[0] || a[1] - b[1]
}

/** Deals changes out to stretches of base tokens by where they begin; stretches are given by their ends. */
export function dealt(own: FlowChanges, ends: readonly number[]): FlowChanges[] {
  const parts = ends.map((): FlowChanges => ({ changes: [], threads: [] }))
  const partAt = (gap: number): FlowChanges => {
    let [low, high] = [0, ends.length - 1]
    while (low < high) {
      const middle = (low + high) >> 1
      if (gap < ends[middle]!) high = middle
      else low = middle + 1
    }
    return parts[low]!
  }
  for (const change of own.changes) partAt(spanOf(change).from[0]).changes.push(change)
  for (const place of own.threads) partAt(place.from[0]).threads.push(place)
  return parts
}

/** Changes counted from the start of their stretch. */
export function shifted(own: FlowChanges, start: number): FlowChanges {
  const shift = ([gap, offset]: readonly [number, number]): [number, number] => [gap - start, offset]
  const changes = own.changes.map((change): Change => {
    if (change.kind === 'insertion') return { ...change, at: shift(change.at) }
    return { ...change, from: shift(change.from), to: shift(change.to) }
  })
  const threads = own.threads.map((place) => ({ ...place, from: shift(place.from), to: shift(place.to) }))
  return { changes, threads }
}

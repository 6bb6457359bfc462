import type { Table } from './table'

/** How often two values met in one unit; the same value twice is agreement. */
export interface Meeting {
  /** In alphabetical order. */
  readonly values: readonly [string, string]
  /** Pairs of raters of whom one said the one and one the other. */
  readonly pairs: number
  /** Units in which that happened. */
  readonly units: number
}

/** What is confused with what: every meeting of values, disagreements first, the most frequent first. */
export function confusionOf(table: Table): Meeting[] {
  const met = new Map<string, Meeting>()
  for (const { counts } of table.rows) {
    const here = [...counts].sort(([a], [b]) => (a < b ? -1 : 1))
    here.forEach(([a, n], i) => {
      note(met, [a, a], (n * (n - 1)) / 2)
      for (const [b, m] of here.slice(i + 1)) note(met, [a, b], n * m)
    })
  }
  return [...met.values()].sort(
    (x, y) =>
      Number(isSame(x)) - Number(isSame(y)) ||
      y.pairs - x.pairs ||
      (keyOf(x.values) < keyOf(y.values) ? -1 : 1),
  )
}

function note(met: Map<string, Meeting>, values: readonly [string, string], pairs: number): void {
  if (!pairs) return
  const key = keyOf(values)
  const before = met.get(key)
  met.set(key, { values, pairs: (before?.pairs ?? 0) + pairs, units: (before?.units ?? 0) + 1 })
}

const keyOf = (values: readonly [string, string]): string => JSON.stringify(values)
const isSame = ({ values: [a, b] }: Meeting): boolean => a === b

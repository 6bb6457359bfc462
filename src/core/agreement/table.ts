/** What raters said of one thing. Only what was decided enters: notes and comments are no ratings. */
export interface RatedUnit {
  readonly unit: string
  readonly ratings: readonly { readonly rater: string; readonly value: string }[]
}

/** One unit as the measures see it: who chose what, and how many chose each value. */
export interface Row {
  readonly unit: string
  readonly byRater: ReadonlyMap<string, string>
  readonly counts: ReadonlyMap<string, number>
}

/** Units by raters, with gaps. */
export interface Table {
  readonly rows: readonly Row[]
  /** Everyone who rated anything, sorted. */
  readonly raters: readonly string[]
  /** Every value that occurs, sorted. */
  readonly values: readonly string[]
  /** How often a rater said two things of one unit, and so nothing. */
  readonly contradictions: number
  /** Whether a value means the same in every unit, or each unit has values of its own. */
  readonly scope: ValueScope
}

export type ValueScope = 'shared' | 'own'

/**
 * The table of these ratings. Entries of one unit are joined. The same rating given twice counts once; a rater who
 * gave one unit two values gave it none, which is counted in `contradictions`.
 */
export function tableOf(units: readonly RatedUnit[], scope: ValueScope = 'shared'): Table {
  const joined = new Map<string, Map<string, string | null>>()
  for (const { unit, ratings } of units) {
    const said = joined.get(unit) ?? new Map<string, string | null>()
    joined.set(unit, said)
    for (const { rater, value } of ratings) {
      const before = said.get(rater)
      said.set(rater, before === undefined || before === value ? value : null)
    }
  }
  const contradictions = [...joined.values()].flatMap((said) => [...said.values()]).filter((v) => v === null)
  // Sorted, so that sums come out the same to the last digit whatever the order given.
  const rows = sorted(joined).map(([unit, said]) => rowOf(unit, said))
  return { rows, ...namesIn(rows), contradictions: contradictions.length, scope }
}

/** The table as if one rater had not taken part. */
export function withoutRater(table: Table, rater: string): Table {
  const rows = table.rows.map((row) => {
    if (!row.byRater.has(rater)) return row
    const rest = new Map(row.byRater)
    rest.delete(rater)
    return rowOf(row.unit, rest)
  })
  return { ...table, rows, ...namesIn(rows) }
}

function rowOf(unit: string, said: ReadonlyMap<string, string | null>): Row {
  const byRater = new Map<string, string>()
  const counts = new Map<string, number>()
  for (const [rater, value] of sorted(said)) {
    if (value === null) continue
    byRater.set(rater, value)
    counts.set(value, (counts.get(value) ?? 0) + 1)
  }
  return { unit, byRater, counts }
}

function namesIn(rows: readonly Row[]): Pick<Table, 'raters' | 'values'> {
  const raters = new Set<string>()
  const values = new Set<string>()
  for (const { byRater } of rows)
    for (const [rater, value] of byRater) {
      raters.add(rater)
      values.add(value)
    }
  return { raters: [...raters].sort(), values: [...values].sort() }
}

function sorted<T>(map: ReadonlyMap<string, T>): [string, T][] {
  return [...map].sort(([a], [b]) => (a < b ? -1 : 1))
}

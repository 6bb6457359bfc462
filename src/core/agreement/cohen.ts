import { FEWEST_UNITS, type Figure, jackknife, notSaid } from './figure'
import { hindrance } from './measures'
import type { Table } from './table'

/** `pairs`: of how many pairs of raters it is the mean, of how many there are. One of one: Cohen's kappa itself. */
export type CohenFigure = Figure & { readonly pairs: { readonly used: number; readonly of: number } }

/**
 * Cohen's kappa (Cohen 1960) of two raters. Of more it is the mean of the kappas of all pairs (Light 1971), each
 * over the units that both rated; pairs with fewer than `FEWEST_UNITS` of them, or with one value only, have no
 * kappa and are left out.
 */
export function cohenOf(table: Table): CohenFigure {
  const all = pairsOf(table)
  const kappas = all.map((pair) => (pair.units < FEWEST_UNITS ? null : kappaOf(pair)))
  const used = all.filter((_, i) => kappas[i] !== null)
  const pairs = { used: used.length, of: all.length }
  const units = unitsIn(table, used)
  const hindered = hindrance(table)
  if (hindered) return { ...hindered, pairs, units }
  if (!used.length) {
    const enough = all.some((pair) => pair.units >= FEWEST_UNITS)
    return { ...notSaid(enough ? 'one-category' : 'too-few-units'), pairs, units }
  }
  const total = kappas.reduce<number>((sum, kappa) => sum + (kappa ?? 0), 0)
  const value = total / used.length
  const without = leavingOut(table, used, total)
  return { kind: 'value', value, interval: jackknife(value, without), pairs, units }
}

/** Two raters: on how many units both said something, the same, and how often each said which value. */
interface Pair {
  readonly raters: readonly [string, string]
  units: number
  same: number
  readonly first: Map<string, number>
  readonly second: Map<string, number>
  /** Sum over values of first times second. */
  crossed: number
}

function pairsOf(table: Table): Pair[] {
  const pairs: Pair[] = []
  table.raters.forEach((a, i) => {
    for (const b of table.raters.slice(i + 1))
      pairs.push({ raters: [a, b], units: 0, same: 0, first: new Map(), second: new Map(), crossed: 0 })
  })
  for (const { byRater } of table.rows) for (const pair of pairs) count(pair, byRater, 1)
  return pairs
}

function count(pair: Pair, said: ReadonlyMap<string, string>, sign: 1 | -1): void {
  const a = said.get(pair.raters[0])
  const b = said.get(pair.raters[1])
  if (a === undefined || b === undefined) return
  const { first, second } = pair
  pair.units += sign
  if (a === b) pair.same += sign
  const firstA = (first.get(a) ?? 0) + sign
  pair.crossed += sign * (second.get(a) ?? 0)
  first.set(a, firstA)
  pair.crossed += sign * (first.get(b) ?? 0)
  second.set(b, (second.get(b) ?? 0) + sign)
}

function kappaOf({ units, same, crossed }: Pair): number | null {
  if (units === 0 || crossed === units * units) return null
  const byChance = crossed / (units * units)
  return (same / units - byChance) / (1 - byChance)
}

function leavingOut(table: Table, pairs: readonly Pair[], total: number): (number | null)[] {
  const without: (number | null)[] = []
  for (const { byRater } of table.rows) {
    const touched = pairs.filter(({ raters: [a, b] }) => byRater.has(a) && byRater.has(b))
    if (!touched.length) continue
    let sum: number | null = total
    for (const pair of touched) {
      const whole = kappaOf(pair) ?? 0
      count(pair, byRater, -1)
      const rest = kappaOf(pair)
      count(pair, byRater, 1)
      sum = sum === null || rest === null ? null : sum - whole + rest
    }
    without.push(sum === null ? null : sum / pairs.length)
  }
  return without
}

function unitsIn(table: Table, pairs: readonly Pair[]): number {
  return table.rows.filter(({ byRater }) =>
    pairs.some(({ raters: [a, b] }) => byRater.has(a) && byRater.has(b)),
  ).length
}

import { FEWEST_UNITS, type Figure, type NotSaid, jackknife, notSaid, wilson } from './figure'
import { type Sums, leavingOut, sumsOf } from './sums'
import type { Row, Table } from './table'

/** Share of pairs of raters that agree, averaged over the units that two or more rated; Wilson's interval. */
export function percentOf(table: Table): Figure {
  const { pairable, agreeing } = sumsOf(table.rows)
  const lone = loneOf(table)
  if (lone) return { ...lone, units: pairable }
  if (!pairable) return { ...notSaid('too-few-units'), units: 0 }
  const value = clean(agreeing / pairable)
  return { kind: 'value', value, interval: wilson(value, pairable), units: pairable }
}

/** Krippendorff's alpha for nominal values, any number of raters, gaps allowed (Krippendorff 2011). */
export function alphaOf(table: Table): Figure {
  return measure(table, pairableRows(table), ({ ratings, squares, disagreeing }) => {
    const expected = ratings * ratings - squares
    return expected === 0 ? null : 1 - ((ratings - 1) * disagreeing) / expected
  })
}

/** Fleiss' kappa (Fleiss 1971); only where every rated unit has equally many ratings. */
export function fleissOf(table: Table): Figure {
  const rated = table.rows.filter(({ byRater }) => byRater.size > 0)
  const uneven = rated.some(({ byRater }) => byRater.size !== rated[0]?.byRater.size)
  if (!loneOf(table) && table.scope === 'shared' && uneven)
    return { ...notSaid('uneven-raters'), units: pairableRows(table).length }
  return measure(table, pairableRows(table), ({ pairable, ratings, squares, agreeing }) => {
    if (squares === ratings * ratings) return null
    const byChance = squares / (ratings * ratings)
    return (agreeing / pairable - byChance) / (1 - byChance)
  })
}

/**
 * Gwet's AC1 for any number of raters, gaps allowed (Gwet 2008; Handbook of Inter-Rater Reliability, 4th ed.,
 * 2014): shares of values from all rated units, agreement from those that two or more rated.
 */
export function gwetOf(table: Table, categories: number): Figure {
  const rated = table.rows.filter(({ byRater }) => byRater.size > 0)
  return measure(table, rated, ({ pairable, rated: n, agreeing, shareSquares }) => {
    if (categories < 2 || !pairable) return null
    const byChance = (1 - shareSquares / (n * n)) / (categories - 1)
    return (agreeing / pairable - byChance) / (1 - byChance)
  })
}

/** Why nothing beyond percent can be said of a table, whatever the measure; null when something can. */
export function hindrance(table: Table): NotSaid | null {
  const lone = loneOf(table)
  if (lone) return lone
  if (table.scope === 'own') return notSaid('own-values')
  return pairableRows(table).length < FEWEST_UNITS ? notSaid('too-few-units') : null
}

function loneOf({ raters }: Table): NotSaid | null {
  if (raters.length > 1) return null
  return notSaid(raters.length ? 'one-rater' : 'no-ratings')
}

function measure(table: Table, rows: readonly Row[], figure: (sums: Sums) => number | null): Figure {
  const sums = sumsOf(rows)
  const units = sums.pairable
  const hindered = hindrance(table)
  if (hindered) return { ...hindered, units }
  const value = figure(sums)
  if (value === null) return { ...notSaid('one-category'), units }
  const interval = jackknife(value, leavingOut(rows, sums, figure))
  return { kind: 'value', value: clean(value), interval, units }
}

function pairableRows(table: Table): readonly Row[] {
  return table.rows.filter(({ byRater }) => byRater.size > 1)
}

// 0.9999999999999999 of a full agreement is a full agreement.
function clean(value: number): number {
  return Math.round(value * 1e12) / 1e12
}

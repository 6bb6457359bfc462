import type { Row } from './table'

/** What the measures of many raters are reckoned from. One unit can be taken out and put back in its own size. */
export interface Sums {
  /** Units with any rating, and those with two or more. */
  rated: number
  pairable: number
  /** Ratings in pairable units, in all and by value, and the sum of the latter's squares. */
  ratings: number
  readonly byValue: Map<string, number>
  squares: number
  /** Over pairable units: the share of pairs of raters who agree, and Krippendorff's weighted disagreeing pairs. */
  agreeing: number
  disagreeing: number
  /** Over rated units: the share of raters by value, and the sum of the squares of those sums. */
  readonly shares: Map<string, number>
  shareSquares: number
}

export function sumsOf(rows: readonly Row[]): Sums {
  const sums: Sums = {
    rated: 0,
    pairable: 0,
    ratings: 0,
    byValue: new Map(),
    squares: 0,
    agreeing: 0,
    disagreeing: 0,
    shares: new Map(),
    shareSquares: 0,
  }
  for (const row of rows) addRow(sums, row, 1)
  return sums
}

/** The figure of all rows but one, for each row in turn. */
export function leavingOut(
  rows: readonly Row[],
  sums: Sums,
  figure: (rest: Sums) => number | null,
): (number | null)[] {
  return rows.map((row) => {
    addRow(sums, row, -1)
    const rest = figure(sums)
    addRow(sums, row, 1)
    return rest
  })
}

function addRow(sums: Sums, { byRater, counts }: Row, sign: 1 | -1): void {
  const m = byRater.size
  if (!m) return
  sums.rated += sign
  for (const [value, count] of counts) {
    const before = sums.shares.get(value) ?? 0
    const after = before + (sign * count) / m
    sums.shares.set(value, after)
    sums.shareSquares += after * after - before * before
  }
  if (m < 2) return
  let same = 0
  for (const [value, count] of counts) {
    same += count * count
    const before = sums.byValue.get(value) ?? 0
    const after = before + sign * count
    sums.byValue.set(value, after)
    sums.squares += after * after - before * before
  }
  sums.pairable += sign
  sums.ratings += sign * m
  sums.agreeing += (sign * (same - m)) / (m * (m - 1))
  sums.disagreeing += (sign * (m * m - same)) / (m - 1)
}

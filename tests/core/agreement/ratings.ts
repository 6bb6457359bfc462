import type { RatedUnit } from '../../../src/core/agreement'

/** Units from one line a rater, values set apart by a space, `.` for none. */
export function unitsOf(lines: readonly string[]): RatedUnit[] {
  const rows = lines.map((line) => line.split(' '))
  return (rows[0] ?? []).map((_, i) => ({
    unit: `u${i}`,
    ratings: rows.flatMap((row, r) => {
      const value = row[i] ?? '.'
      return value === '.' ? [] : [{ rater: `r${r}`, value }]
    }),
  }))
}

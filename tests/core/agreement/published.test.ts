import { describe, expect, it } from 'vitest'
import { type Figure, type RatedUnit, agreementOf } from '../../../src/core/agreement'
import { unitsOf } from './ratings'

/** Four observers, twelve units, gaps. Krippendorff (2011), Computing Krippendorff's Alpha-Reliability, example C. */
const KRIPPENDORFF_C = unitsOf([
  '1 2 3 3 2 1 4 1 2 . . .',
  '1 2 3 3 2 2 4 1 2 5 . 3',
  '. 3 3 3 2 3 4 2 2 5 1 .',
  '1 2 3 3 2 4 4 1 2 5 1 .',
])

/** Two observers, binary. The same paper, example A. */
const KRIPPENDORFF_A = unitsOf(['0 1 0 0 0 0 0 0 1 0', '1 1 1 0 0 1 0 0 0 0'])

/** Two observers, nominal. The same paper, example B. */
const KRIPPENDORFF_B = unitsOf(['a a b b d c c c e d d a', 'b a b b b c c c e d d d'])

/** Thirty patients, six psychiatrists, five diagnoses. Fleiss (1971), Psychological Bulletin 76, table 1. */
const FLEISS = fromCounts(
  '00060 03003 01401 00006 03030 20400 00402 20310 20040 00006 10050 11040 03300 10050 02031 ' +
    '00501 30012 51000 02040 10203 00006 01050 02013 20040 10041 05010 40002 02040 10500 00006',
)

/** Fourteen raters, ten subjects, five categories: the worked example of many textbooks, kappa 0.210. */
const FOURTEEN_RATERS = ratersOf([
  [0, 0, 0, 0, 14],
  [0, 2, 6, 4, 2],
  [0, 0, 3, 5, 6],
  [0, 3, 9, 2, 0],
  [2, 2, 8, 1, 1],
  [7, 7, 0, 0, 0],
  [3, 2, 6, 3, 0],
  [2, 5, 3, 2, 2],
  [6, 5, 2, 1, 0],
  [0, 2, 2, 3, 7],
])

/** Two psychologists, 200 patients. Cohen (1960), Educational and Psychological Measurement 20, table 2. */
const COHEN = fromSquare([
  [88, 14, 18],
  [10, 40, 10],
  [2, 6, 12],
])

/** Two raters, 125 subjects, hardly ever the second value: the kappa paradox in Gwet (2002), table 2. */
const GWET_PARADOX = fromSquare([
  [118, 5],
  [2, 0],
])

describe('published examples', () => {
  it.each([
    ['Krippendorff 2011, example A', KRIPPENDORFF_A, 'alpha', 0.095],
    ['Krippendorff 2011, example B', KRIPPENDORFF_B, 'alpha', 0.692],
    ['Krippendorff 2011, example C', KRIPPENDORFF_C, 'alpha', 0.743],
    ['Fleiss 1971', FLEISS, 'fleiss', 0.43],
    ['Fleiss, fourteen raters', FOURTEEN_RATERS, 'fleiss', 0.21],
    ['Cohen 1960', COHEN, 'cohen', 0.492],
    ['Cohen 1960, plain agreement', COHEN, 'percent', 0.7],
    ['Gwet 2002, the paradox: kappa', GWET_PARADOX, 'cohen', -0.023],
    ['Gwet 2002, the paradox: AC1', GWET_PARADOX, 'gwet', 0.941],
    ['Gwet 2014, four raters with gaps: AC1', KRIPPENDORFF_C, 'gwet', 0.775],
    ['Gwet 2014, four raters with gaps: percent', KRIPPENDORFF_C, 'percent', 0.818],
  ] as const)('%s', (_name, units, measure, expected) => {
    expect(value(agreementOf(units)[measure])).toBeCloseTo(expected, 3)
  })

  it('gives the intervals that were published, as near as another method can', () => {
    // Gwet (2014) has 0.461 to 1 for AC1 by linearisation; Cohen's table gives 0.49 +- 2 * 0.054.
    expect(interval(agreementOf(KRIPPENDORFF_C).gwet)).toEqual([expect.closeTo(0.461, 1), 1])
    expect(interval(agreementOf(COHEN).cohen)).toEqual([expect.closeTo(0.385, 1), expect.closeTo(0.6, 1)])
  })
})

function value(figure: Figure): number {
  if (figure.kind !== 'value') throw new Error(figure.why)
  return figure.value
}

function interval(figure: Figure): number[] {
  if (figure.kind !== 'value' || figure.interval.kind !== 'interval') throw new Error('no interval')
  return [figure.interval.low, figure.interval.high]
}

function fromCounts(text: string): RatedUnit[] {
  return ratersOf(text.split(' ').map((row) => row.split('').map(Number)))
}

function ratersOf(counts: readonly (readonly number[])[]): RatedUnit[] {
  return counts.map((row, i) => ({
    unit: `u${i}`,
    ratings: row
      .flatMap((count, category) => Array.from({ length: count }, () => `c${category}`))
      .map((chosen, r) => ({ rater: `r${r}`, value: chosen })),
  }))
}

function fromSquare(square: readonly (readonly number[])[]): RatedUnit[] {
  return square.flatMap((row, a) =>
    row.flatMap((count, b) =>
      Array.from({ length: count }, (_, i) => ({
        unit: `${a}.${b}.${i}`,
        ratings: [
          { rater: 'first', value: `c${a}` },
          { rater: 'second', value: `c${b}` },
        ],
      })),
    ),
  )
}

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Figure, type RatedUnit, agreementOf } from '../../../src/core/agreement'
import { unitsOf } from './ratings'

describe('what cannot be said is said', () => {
  it.each([
    ['nothing at all', [], ['no-ratings', 'no-ratings', 'no-ratings']],
    ['units that nobody rated', [{ unit: 'u', ratings: [] }], ['no-ratings', 'no-ratings', 'no-ratings']],
    ['one rater', unitsOf(['a b a b a b a']), ['one-rater', 'one-rater', 'one-rater']],
    [
      'raters who never met',
      unitsOf(['a b a . . .', '. . . b a b']),
      ['too-few-units', 'too-few-units', 'too-few-units'],
    ],
    ['four units', unitsOf(['a b a b', 'a b b b']), [null, 'too-few-units', 'too-few-units']],
    ['one value', unitsOf(['a a a a a a', 'a a a a a a']), [null, 'one-category', 'one-category']],
  ] as const)('%s', (_name, units, [percent, alpha, gwet]) => {
    const found = agreementOf(units)
    expect(why(found.percent)).toBe(percent)
    expect([why(found.alpha), why(found.cohen)]).toEqual([alpha, alpha])
    expect([why(found.gwet), why(found.fleiss)]).toEqual([gwet, gwet])
  })

  it('has no Fleiss where ratings are missing, and says so', () => {
    const found = agreementOf(unitsOf(['a b a b a a', 'a b a b b .', 'a b a a b a']))
    expect(why(found.fleiss)).toBe('uneven-raters')
    expect(found.alpha.kind).toBe('value')
  })

  it('has AC1 of one value where more could have been chosen', () => {
    const { gwet } = agreementOf(unitsOf(['a a a a a a', 'a a a a a a']), { categories: 3 })
    expect(gwet).toMatchObject({ kind: 'value', value: 1, interval: { kind: 'unsaid', why: 'no-spread' } })
  })

  it('does not claim to be sure of a full agreement', () => {
    const { alpha, percent } = agreementOf(unitsOf(['a b a b a b', 'a b a b a b']))
    expect(alpha).toMatchObject({ value: 1, interval: { kind: 'unsaid', why: 'no-spread' } })
    expect(percent).toMatchObject({ value: 1, interval: { low: expect.closeTo(0.61, 2), high: 1 } })
  })

  it('says when the figure rests on one unit', () => {
    const { alpha } = agreementOf(unitsOf(['a a a a a b', 'a a a a a b']))
    expect(alpha).toMatchObject({ value: 1, interval: { kind: 'unsaid', why: 'rests-on-one-unit' } })
  })

  it('warns of few units below thirty', () => {
    const line = (n: number): string => Array.from({ length: n }, (_, i) => (i % 2 ? 'a' : 'b')).join(' ')
    expect(agreementOf(unitsOf([line(29), line(29)])).caution).toBe('few-units')
    expect(agreementOf(unitsOf([line(30), line(30)])).caution).toBeNull()
  })
})

describe('values of each unit’s own', () => {
  const THREE = ['a a b c a d a', 'a b b c a d b', 'a a b d a d c']

  it('have the percentage, reckoned by hand, and nothing beyond chance', () => {
    const found = agreementOf(unitsOf(THREE), { categories: null })
    // Pairs that agree, unit by unit: 3, 1, 3, 1, 3, 3 and 0 of 3.
    expect(found.percent).toMatchObject({ kind: 'value', value: expect.closeTo(14 / 21, 10), units: 7 })
    for (const figure of [found.alpha, found.cohen, found.fleiss, found.gwet])
      expect(figure).toMatchObject({ kind: 'unsaid', why: 'own-values', units: 7 })
    expect(found.withoutRater.map(({ alpha }) => why(alpha))).toEqual([
      'own-values',
      'own-values',
      'own-values',
    ])
  })

  it('may be called anything, unit by unit: it changes no figure, as it would a figure beyond chance', () => {
    const named = unitsOf(THREE)
    const renamed = named.map(({ unit, ratings }) => ({
      unit,
      ratings: ratings.map(({ rater, value }) => ({ rater, value: `${unit} ${value}` })),
    }))
    const said = (units: readonly RatedUnit[]) => {
      const { percent, alpha, gwet, withoutRater } = agreementOf(units, { categories: null })
      return { percent, alpha, gwet, withoutRater }
    }
    expect(said(renamed)).toEqual(said(named))
    expect(agreementOf(renamed).alpha).not.toEqual(agreementOf(named).alpha)
  })

  it('say first that there is nothing, or only one person', () => {
    expect(why(agreementOf([], { categories: null }).alpha)).toBe('no-ratings')
    expect(why(agreementOf(unitsOf(['a b a']), { categories: null }).gwet)).toBe('one-rater')
  })
})

describe('agreementOf', () => {
  it('counts units, raters and ratings, and leaves contradictions out', () => {
    const { n } = agreementOf([
      { unit: 'u', ratings: [rating('x', 'a'), rating('x', 'a'), rating('y', 'a'), rating('y', 'b')] },
      { unit: 'v', ratings: [rating('x', 'a'), rating('y', 'a')] },
      { unit: 'v', ratings: [rating('z', 'b')] },
    ])
    expect(n).toEqual({ units: 2, pairable: 1, raters: 3, ratings: 4, contradictions: 1 })
  })

  it('means the kappas of all pairs that have one, and says of how many', () => {
    const found = agreementOf(unitsOf(['a b a b a b', 'a b a b b a', 'a b . . . .']))
    expect(found.cohen).toMatchObject({ kind: 'value', pairs: { used: 1, of: 3 }, units: 6 })
  })

  it('shows what is confused with what', () => {
    const { confusion } = agreementOf(unitsOf(['a a b c', 'a b b c', 'b b b b']))
    expect(confusion).toEqual([
      { values: ['a', 'b'], pairs: 4, units: 2 },
      { values: ['b', 'c'], pairs: 2, units: 1 },
      { values: ['b', 'b'], pairs: 4, units: 2 },
      { values: ['a', 'a'], pairs: 1, units: 1 },
      { values: ['c', 'c'], pairs: 1, units: 1 },
    ])
  })

  it('shows who pulls the figure down', () => {
    const { alpha, withoutRater } = agreementOf(unitsOf(['a b a b a b', 'a b a b a b', 'b a b a b b']))
    expect(value(alpha)).toBeLessThan(0.5)
    expect(withoutRater.map(({ rater, ratings }) => [rater, ratings])).toEqual([
      ['r0', 6],
      ['r1', 6],
      ['r2', 6],
    ])
    expect(withoutRater[2]).toMatchObject({ alpha: { value: 1 }, percent: { value: 1 } })
  })

  it('takes five thousand units and twelve raters', () => {
    const units = Array.from({ length: 5000 }, (_, u) => ({
      unit: `u${u}`,
      ratings: Array.from({ length: 12 }, (_x, r) => rating(`r${r}`, `v${(u * 7 + r * (u % 5)) % 4}`)),
    }))
    expect(agreementOf(units).n).toMatchObject({ pairable: 5000, ratings: 60_000 })
  })
})

describe('laws', () => {
  const ratings = fc.array(
    fc.record({ rater: fc.constantFrom('p', 'q', 'r', 's'), value: fc.constantFrom('a', 'b', 'c') }),
    { maxLength: 5 },
  )
  const units: fc.Arbitrary<RatedUnit[]> = fc
    .array(ratings, { maxLength: 25 })
    .map((all) => all.map((one, i) => ({ unit: `u${i}`, ratings: one })))

  it('the order of units and of ratings does not count', () => {
    fc.assert(
      fc.property(units, (list) => {
        const turned = [...list].reverse().map((one) => ({ ...one, ratings: [...one.ratings].reverse() }))
        expect(agreementOf(turned)).toEqual(agreementOf(list))
      }),
    )
  })

  it('figures are at most one, within their interval, and never a number that is none', () => {
    fc.assert(
      fc.property(units, (list) => {
        const { percent, alpha, cohen, fleiss, gwet } = agreementOf(list)
        for (const figure of [percent, alpha, cohen, fleiss, gwet]) {
          if (figure.kind !== 'value') continue
          expect(figure.value).toBeLessThanOrEqual(1)
          expect(figure.value).toBeGreaterThanOrEqual(-1.001)
          if (figure.interval.kind !== 'interval') continue
          expect(figure.interval.low).toBeLessThanOrEqual(figure.value + 1e-9)
          expect(figure.interval.high).toBeGreaterThanOrEqual(figure.value - 1e-9)
        }
      }),
    )
  })

  it('the names of values do not count', () => {
    fc.assert(
      fc.property(units, (list) => {
        const named = list.map((one) => ({
          ...one,
          ratings: one.ratings.map(({ rater, value: v }) => rating(rater, `z${v}`)),
        }))
        expect(agreementOf(named).alpha).toEqual(agreementOf(list).alpha)
        expect(agreementOf(named).gwet).toEqual(agreementOf(list).gwet)
      }),
    )
  })

  it('a unit that one rater alone saw adds nothing to alpha', () => {
    fc.assert(
      fc.property(units, (list) => {
        const more = [...list, { unit: 'alone', ratings: [rating('p', 'a')] }]
        const [before, after] = [agreementOf(list).alpha, agreementOf(more).alpha]
        expect(before.kind === 'value' ? after : before).toEqual(before)
      }),
    )
  })
})

function rating(rater: string, chosen: string): { rater: string; value: string } {
  return { rater, value: chosen }
}

function why(figure: Figure): string | null {
  return figure.kind === 'unsaid' ? figure.why : null
}

function value(figure: Figure): number {
  if (figure.kind !== 'value') throw new Error(figure.why)
  return figure.value
}

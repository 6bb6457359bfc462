import { describe, expect, test } from 'vitest'
import { agreementOf } from '../../../src/core/agreement'
import {
  BASE,
  CHANGED,
  LEFT,
  type RatedSet,
  differing,
  fold,
  logOf,
  mattersOf,
  ratingsOf,
  readingOf,
} from '../../../src/core/collation'
import { PARTIES, entry, refer } from '../../support/collation-acts'
import { corpusBase, revisionBy, revisionsBy } from '../../support/reviewers'

const base = corpusBase('en')
const team = revisionsBy(base, 5, { seed: 3, changes: 20, threads: 4, flags: 2, reviewed: 0.6 })
const folded = fold(base, team)
const sets = (entries: Parameters<typeof logOf>[0] = []): Map<string, RatedSet> =>
  new Map(ratingsOf(folded, logOf(entries)).map((set) => [set.id, set]))

describe('ratings', () => {
  test('a clause is left or changed by those who read it, and by nobody else', () => {
    const units = sets().get('clauses')!.units
    expect(units).toHaveLength(folded.clauses.length)
    const matters = mattersOf(folded, logOf([])).filter(({ cluster }) => cluster)
    for (const { clause, ratings } of units) {
      const expected = folded.heads.flatMap(({ key, reviewer, reviewed }) => {
        const changed = matters.some((one) => one.clause === clause && one.heads.includes(key))
        if (changed) return [[reviewer.id, CHANGED]]
        return reviewed.some((id) => id === clause) ? [[reviewer.id, LEFT]] : []
      })
      expect(ratings.map(({ rater, value }) => [rater, value])).toEqual(expected)
    }
  })

  test('at a place: the wishes, and the base by who read it; nobody twice', () => {
    for (const { unit, ratings } of sets().get('places')!.units) {
      const matter = mattersOf(folded, logOf([])).find(({ id }) => id === unit)!
      expect(new Set(ratings.map(({ rater }) => rater)).size).toBe(ratings.length)
      expect(ratings.filter(({ value }) => value !== BASE)).toHaveLength(matter.heads.length)
    }
  })

  test('answers that differ from place to place have the percentage only', () => {
    const { places, clauses } = Object.fromEntries(sets())
    const figures = agreementOf(places!.units, { categories: places!.categories })
    expect(figures.percent.kind).toBe('value')
    for (const figure of [figures.alpha, figures.gwet, figures.cohen, figures.fleiss])
      expect(figure).toMatchObject({ kind: 'unsaid', why: 'own-values' })
    expect(agreementOf(clauses!.units, { categories: clauses!.categories }).alpha.kind).toBe('value')
    const own = [...sets().values()].filter(({ categories }) => categories === null)
    expect(own.map(({ id }) => id)).toEqual(['places', 'positions', 'rebuttals'])
  })

  test('threads, flags and notes change no figure', () => {
    const quiet = [revisionBy(base, { seed: 9, changes: 6 }), revisionBy(base, { seed: 10, changes: 6 })]
    const loud = quiet.map((one, i) => ({ ...one, threads: team[i]!.threads }))
    const figures = (revisions: typeof quiet) => {
      const all = ratingsOf(fold(base, revisions), logOf([]))
      return all.map(({ units }) => agreementOf(units))
    }
    expect(loud[0]!.threads.length).toBeGreaterThan(0)
    expect(figures(loud)).toEqual(figures(quiet))
  })

  test('positions count when all are in, rebuttals with them; stances by group', () => {
    const target = mattersOf(folded, logOf([])).find(({ cluster }) => cluster)!
    const says = (party: string, round: string, wish: string | null) => ({
      kind: 'statement',
      dispute: 'd1',
      party,
      round,
      wish,
      text: 'a note',
    })
    const wish = 'f'.repeat(64)
    const acts = [
      refer('d1', { on: target.target, rebuttalLimit: 50, parties: PARTIES }),
      ...PARTIES.slice(1).map((party) => says(party, 'position', wish)),
      says('Ana', 'position', null),
      says('Ana', 'rebuttal', wish),
      { kind: 'position', group: 'Legal', on: target.target, stance: 'object', reason: 'risk' },
      { kind: 'position', group: 'Trust', on: target.target, stance: 'agree' },
      { kind: 'position', group: 'Trust', on: target.target, stance: 'object' },
    ]
    const entries = acts.map((act, i) => entry(`e${i}`, i + 1, act))
    expect(sets(entries.slice(0, 3)).get('positions')!.units).toEqual([])
    const now = sets(entries)
    expect(now.get('positions')!.units[0]!.ratings.map(({ value }) => value)).toEqual([wish, wish, BASE])
    expect(now.get('rebuttals')!.units[0]!.ratings).toEqual([{ rater: 'Ana', value: wish }])
    expect(now.get('groups')!.units).toEqual([
      {
        unit: expect.any(String),
        clause: target.clause,
        ratings: [
          { rater: 'Legal', value: 'object' },
          { rater: 'Trust', value: 'object' },
        ],
      },
    ])
  })

  test.each([
    [['a', 'a', 'a', 'a'], 'agreed', 0],
    [['a', 'a', 'a', 'b'], 'one-differs', 1],
    [['a', 'a', 'b', 'b'], 'unclear', 0],
    [['a', 'b', 'c', 'd'], 'unclear', 0],
    [['a', 'b'], 'too-few', 0],
    [['a'], 'too-few', 0],
  ])('%j reads as %s', (values, reading, count) => {
    const figures = agreementOf([
      { unit: 'u', ratings: values.map((value, i) => ({ rater: `r${i}`, value })) },
    ])
    expect(readingOf(figures)).toBe(reading)
    expect(reading === 'one-differs' ? differing(figures.withoutRater).length : 0).toBe(count)
  })
})

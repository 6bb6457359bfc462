import { describe, expect, it } from 'vitest'
import type { Matter } from '../../../../src/core/collation'
import {
  type MatterFilter,
  NO_FILTER,
  filterMatters,
  isDisagreement,
  isNarrowed,
  isUndecided,
  makeFacets,
} from '../../../../src/renderer/pane/collate/filter'
import { matter, threadMatter, wish } from './made'

const VOICES: Record<string, { id: string; market: string | null }> = {
  'ana/a': { id: 'ana', market: 'Brazil' },
  'ana/b': { id: 'ana', market: 'Brazil' },
  'bo/a': { id: 'bo', market: null },
  'chidi/a': { id: 'chidi', market: 'Nigeria' },
}
const MATTERS: readonly Matter[] = [
  matter('m1', {
    heads: ['ana/a', 'ana/b', 'bo/a'],
    base: 'Geschenke über 50 Dollar',
    wishes: [
      wish('w1', { text: 'müssen', errorTypes: ['accuracy'], necessities: ['necessary'] }),
      wish('w2', { text: 'können', reasons: [{ reviewer: 'Bo', text: 'Reads better.' }] }),
    ],
  }),
  matter('m2', { clause: 'c2', class: 'agree', heads: ['chidi/a'], base: 'هَدِيَّة', state: 'decided' }),
  matter('m3', { clause: 'c2', class: 'contested', heads: ['gone/x'], base: '贈り物𠮷は', state: 'late' }),
  threadMatter('t1', null, 'Gilt das auch für Dritte?'),
]
const facetOf = makeFacets((key) => VOICES[key] ?? null)
const shown = (patch: Partial<MatterFilter>): string[] =>
  filterMatters(MATTERS.map(facetOf), { ...NO_FILTER, ...patch }).matters.map(({ id }) => id)

describe('what the filter lets through', () => {
  it.each<[string, Partial<MatterFilter>, string[]]>([
    ['everything', {}, ['m1', 'm2', 'm3', 'thread:t1']],
    ['a class', { class: 'contested' }, ['m3']],
    ['a clause', { clause: 'c2' as never }, ['m2', 'm3']],
    ['an author, in any copy', { author: 'ana' }, ['m1']],
    ['a market', { market: 'Nigeria' }, ['m2']],
    ['an error type', { errorType: 'accuracy' }, ['m1']],
    ['what is necessary', { necessity: 'necessary' }, ['m1']],
    ['what nobody called necessary or not', { necessity: 'unsaid' }, ['m2', 'm3', 'thread:t1']],
    ['what is undecided', { state: 'undecided' }, ['m1', 'm3', 'thread:t1']],
    ['one state', { state: 'late' }, ['m3']],
    ['disagreements', { only: 'disagreements' }, ['m1', 'm3']],
    ['two at once', { only: 'disagreements', state: 'open' }, ['m1']],
    ['nothing', { author: 'nobody' }, []],
  ])('%s', (_name, patch, ids) => {
    expect(shown(patch)).toEqual(ids)
  })

  it.each<[string, string, string[]]>([
    ['accents and case do not matter', 'MUSSEN', ['m1']],
    ['every word, wherever it stands', 'geschenke better', ['m1']],
    ['a word that is not there', 'geschenke nirgends', []],
    ['vowel signs do not matter', 'هدية', ['m2']],
    ['a character of two units', '𠮷', ['m3']],
    ['full width as half width', '５０ｄｏｌｌａｒ'.replace('ｄ', ' ｄ'), ['m1']],
    ['comments of a thread', 'dritte', ['thread:t1']],
    ['blanks only', '   ', ['m1', 'm2', 'm3', 'thread:t1']],
  ])('searching: %s', (_name, query, ids) => {
    expect(shown({ query })).toEqual(ids)
  })
})

describe('counts', () => {
  it('say what each other choice would give, all other choices staying', () => {
    const { counts } = filterMatters(MATTERS.map(facetOf), { ...NO_FILTER, state: 'undecided' })
    expect(Object.fromEntries(counts.class)).toEqual({ conflict: 1, contested: 1, thread: 1 })
    expect(Object.fromEntries(counts.state)).toEqual({ open: 2, undecided: 3, decided: 1, late: 1 })
    expect(Object.fromEntries(counts.author)).toEqual({ ana: 1, bo: 1 })
    expect(counts.market.get('Brazil')).toBe(1)
    expect(counts.only.get('disagreements')).toBe(2)
  })

  it('of a choice are what choosing it shows', () => {
    const filter = { ...NO_FILTER, only: 'disagreements' } as const
    const { counts } = filterMatters(MATTERS.map(facetOf), filter)
    for (const [value, count] of counts.class)
      expect(shown({ only: 'disagreements', class: value as never })).toHaveLength(count)
  })

  it('are none of nothing', () => {
    const { matters, counts } = filterMatters([], NO_FILTER)
    expect(matters).toEqual([])
    expect(Object.values(counts).every((one) => one.size === 0)).toBe(true)
  })
})

it('facets are kept over decisions, with the matter as it is now', () => {
  const [first] = MATTERS
  const before = facetOf(first!)
  expect(facetOf(first!)).toBe(before)
  const decided = { ...first!, state: 'decided' } as Matter
  const after = facetOf(decided)
  expect(after.matter).toBe(decided)
  expect(after.text).toBe(before.text)
})

it.each([
  ['open', true],
  ['late', true],
  ['decided', false],
  ['deferred', false],
  ['disputed', false],
  ['ruled', false],
])('a matter that is %s: undecided %s', (state, expected) => {
  expect(isUndecided(matter('m', { state }))).toBe(expected)
})

it.each([
  ['agree', false],
  ['adjacent', true],
  ['deletions', true],
  ['conflict', true],
  ['contested', true],
  ['thread', false],
])('class %s: a disagreement %s', (group, expected) => {
  expect(isDisagreement(matter('m', { class: group }))).toBe(expected)
})

it('a filter is narrowed by anything at all', () => {
  expect(isNarrowed(NO_FILTER)).toBe(false)
  expect(isNarrowed({ ...NO_FILTER, query: 'a' })).toBe(true)
  expect(isNarrowed({ ...NO_FILTER, clause: 'c1' as never })).toBe(true)
})

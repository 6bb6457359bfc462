import { describe, expect, it } from 'vitest'
import { docOf, schema } from '../../../../src/core/doc'
import { changedSpans } from '../../../../src/renderer/pane/collate/changed-spans'
import { decidedWords } from '../../../../src/renderer/pane/collate/decision-words'
import {
  around,
  decidedPieces,
  extentOf,
  markedOf,
  paragraphsOf,
  placesOf,
  redlineIn,
} from '../../../../src/renderer/pane/collate/places'
import { resultOf } from '../../../../src/renderer/pane/collate/redline'
import { disposition, matter, standing, threadMatter } from './made'

const paragraph = (bid: string, text: string) =>
  schema.nodes.paragraph.create({ bid }, text === '' ? null : schema.text(text))
const bold = schema.nodes.paragraph.create({ bid: 'c3' }, [
  schema.text('fett', [schema.marks.strong.create()]),
  schema.text(' nicht'),
])
const base = docOf([
  paragraph('c1', 'one two three'),
  paragraph('c2', '𠮷野家は安い'),
  bold,
  paragraph('c4', ''),
])
const [flow = ''] = [...placesOf(base).flows.keys()]
const extent = (from: number, to: number, property: string | null = null) => ({ flow, from, to, property })
const on = (from: number, to: number, property: string | null = null) => ({
  kind: 'cluster' as const,
  cluster: `${from}-${to}`,
  class: 'conflict' as const,
  extent: extent(from, to, property),
})
const put = (from: number, to: number, text: string) => ({ from, to, content: text === '' ? [] : [{ text }] })
const decided = (from: number, to: number, text: string, patch: object = {}) =>
  disposition('d', { on: on(from, to), edits: [put(from, to, text)], ...patch })

describe('where clauses are', () => {
  it('counts a token for each unit of text and for each paragraph end', () => {
    expect(Object.fromEntries(placesOf(base).clauses)).toEqual({
      c1: { flow, from: 0, to: 13 },
      c2: { flow, from: 14, to: 21 },
      c3: { flow, from: 22, to: 32 },
      c4: { flow, from: 33, to: 33 },
    })
    expect(placesOf(base)).toBe(placesOf(base))
  })

  it.each([
    [4, 7, 0, 13],
    [13, 13, 0, 13],
    [0, 0, 0, 13],
    [15, 17, 14, 21],
    [10, 18, 0, 21],
    [4, 14, 0, 14],
    [33, 33, 33, 33],
  ])('the paragraphs of %i to %i are %i to %i', (from, to, start, end) => {
    expect(paragraphsOf(base, { flow, from, to })).toEqual({ flow, from: start, to: end })
  })

  it.each<[[number, number], number, [number, number]]>([
    [[4, 7], 1, [4, 7]],
    [[4, 7], 3, [4, 7]],
    [[8, 10], 4, [4, 13]],
    [[4, 7], 99, [0, 13]],
    [[18, 19], 1, [17, 20]],
    [[18, 19], 3, [14, 21]],
    [[33, 33], 5, [33, 33]],
  ])('around %j with %i on either side is %j', ([from, to], reach, [start, end]) => {
    expect(around(base, { flow, from, to }, reach)).toEqual({ flow, from: start, to: end })
  })
})

describe('what is decided', () => {
  const log = [
    standing('e1', decided(4, 7, 'TWO')),
    standing('e2', decided(8, 13, 'x', { outcome: 'rejected' })),
    standing('e3', disposition('d', { on: on(4, 7, 'strong'), edits: [] })),
    standing('e4', disposition('d', { on: { kind: 'thread', thread: 't' } })),
    standing('e5', decided(14, 16, '吉')),
  ]

  it('stands in the text of its place and no other', () => {
    const read = (clause: string): string => {
      const span = placesOf(base).clauses.get(clause)!
      return resultOf(redlineIn(base, span, { pieces: decidedPieces(log, span) }))
    }
    expect(['c1', 'c2', 'c3', 'c4'].map(read)).toEqual(['one TWO three', '吉野家は安い', 'fett nicht', ''])
  })

  it('changes each stretch of paragraphs once, in reading order', () => {
    const more = [standing('e6', decided(0, 3, 'ONE')), ...log, standing('e7', decided(12, 15, ''))]
    expect(changedSpans(base, more)).toEqual([{ flow, from: 0, to: 21 }])
    expect(changedSpans(base, [])).toEqual([])
    expect(changedSpans(base, log)).toEqual([
      { flow, from: 0, to: 13 },
      { flow, from: 14, to: 21 },
    ])
  })

  it.each([
    ['a replacement', decided(4, 7, 'zwei'), { kind: 'text', old: 'two', new: 'zwei' }],
    ['a part of a word', decided(5, 6, 'o'), { kind: 'text', old: 'w', new: 'o' }],
    ['an insertion', decided(3, 3, ' and'), { kind: 'text', old: '', new: ' and' }],
    ['a deletion', decided(4, 8, ''), { kind: 'text', old: 'two ', new: '' }],
    ['a character of two units', decided(14, 16, '吉'), { kind: 'text', old: '𠮷', new: '吉' }],
    [
      'what stays',
      disposition('d', { on: on(4, 7), outcome: 'rejected' }),
      { kind: 'text', old: 'two', new: 'two' },
    ],
    [
      'a property',
      disposition('d', { on: on(22, 26, 'strong'), value: null }),
      { kind: 'property', property: 'strong', was: true, value: null },
    ],
    [
      'a property that stays',
      disposition('d', { on: on(26, 28, 'strong'), outcome: 'rejected' }),
      { kind: 'property', property: 'strong', was: null, value: null },
    ],
    ['a thread', disposition('d', { on: { kind: 'thread', thread: 't' } }), null],
  ])('in words: %s', (_name, one, words) => {
    expect(decidedWords(base, one)).toEqual(words)
  })
})

it('marks this place and those that are open, threads never', () => {
  const at = (id: string, from: number, state = 'open') =>
    matter(id, { target: { ...on(from, from + 2), cluster: id }, state })
  const all = [at('here', 0, 'decided'), at('other', 4), at('done', 8, 'decided'), threadMatter('t', 'c1')]
  expect(markedOf(all, 'here')).toEqual([
    { from: 0, to: 2, matter: 'here', place: 'here' },
    { from: 4, to: 6, matter: 'other', place: 'open' },
  ])
  expect(extentOf(threadMatter('t', null))).toBeNull()
})

import { expect, test } from 'vitest'
import { docOf, schema } from '../../../../src/core/doc'
import { findInDoc, findInText } from '../../../../src/renderer/pane/find/find-text'

const plain = { matchCase: false, wholeWord: false, ignoreAccents: false, locale: 'de' }
const words = (text: string, query: string, options: Partial<typeof plain> = {}) =>
  findInText(text, { ...plain, ...options, query }).map(([from, to]) => text.slice(from, to))

test.each([
  {
    name: 'any case',
    text: 'Live live LIVE',
    query: 'live',
    options: {},
    expected: ['Live', 'live', 'LIVE'],
  },
  { name: 'match case', text: 'Live live', query: 'live', options: { matchCase: true }, expected: ['live'] },
  {
    name: 'whole words',
    text: 'Gift Gifte Gift',
    query: 'gift',
    options: { wholeWord: true },
    expected: ['Gift', 'Gift'],
  },
  { name: 'accents count', text: 'resume résumé', query: 'resume', options: {}, expected: ['resume'] },
  {
    name: 'accents ignored',
    text: 'resume résumé',
    query: 'resume',
    options: { ignoreAccents: true },
    expected: ['resume', 'résumé'],
  },
  {
    name: 'a letter that grows',
    text: 'İstanbul istanbul',
    query: 'istanbul',
    options: { ignoreAccents: true },
    expected: ['İstanbul', 'istanbul'],
  },
  { name: 'whole words without spaces', text: '東京都', query: '東京', options: {}, expected: ['東京'] },
  { name: 'overlaps once', text: 'aaaa', query: 'aa', options: {}, expected: ['aa', 'aa'] },
  { name: 'nothing asked', text: 'abc', query: '', options: {}, expected: [] },
])('$name', ({ text, query, options, expected }) => {
  expect(words(text, query, options)).toEqual(expected)
})

test('struck words are passed over, and positions lead back to the document', () => {
  const del = schema.marks.del.create({ ids: ['s.1'] })
  const block = schema.nodes.paragraph.create({ bid: 'a' }, [
    schema.text('one t'),
    schema.text('XX', [del]),
    schema.text('wo'),
  ])
  const [found] = findInDoc(docOf([block]), { ...plain, query: 'two' }, 10)
  expect(found).toMatchObject({ from: 6, to: 11, clause: 'a', text: 'two', before: 'one ' })
})

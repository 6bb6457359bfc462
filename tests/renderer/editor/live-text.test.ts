import { expect, test } from 'vitest'
import { schema } from '../../../src/core/doc'
import { nextLive } from '../../../src/renderer/editor/live-text'

/** `[struck]` is deleted text, `|` the caret. */
function block(text: string) {
  const del = schema.marks.del.create({ ids: ['s.1'] })
  const parts = text
    .replace('|', '')
    .split(/(\[[^\]]*\])/)
    .filter(Boolean)
  const content = parts.map((part) =>
    part.startsWith('[') ? schema.text(part.slice(1, -1), [del]) : schema.text(part),
  )
  const offset = text.slice(0, text.indexOf('|')).replace(/[[\]]/g, '').length
  return { node: schema.nodes.paragraph.create(null, content), offset }
}

const taken = (text: string, direction: 'back' | 'forth', unit: 'grapheme' | 'word' | 'line') => {
  const { node, offset } = block(text)
  return nextLive(node, offset, direction, unit).map(({ from, to }) => node.textBetween(from, to))
}

test.each([
  ['ab|c', 'back', 'grapheme', ['b']],
  ['ab|c', 'forth', 'grapheme', ['c']],
  ['ab[xy]|c', 'back', 'grapheme', ['b']],
  ['a|[xy]c', 'forth', 'grapheme', ['c']],
  ['[xy]|', 'back', 'grapheme', []],
  ['a👩‍👩‍👧|', 'back', 'grapheme', ['👩‍👩‍👧']],
  ['cafe\u0301|', 'back', 'grapheme', ['e\u0301']],
  ['one two |', 'back', 'word', ['two ']],
  ['one t[xx]wo|', 'back', 'word', ['t', 'wo']],
  ['|one two', 'forth', 'word', ['one']],
  ['one [two ]three|', 'back', 'line', ['one ', 'three']],
] as const)('%s %s %s', (text, direction, unit, expected) => {
  expect(taken(text, direction, unit)).toEqual(expected)
})

import { expect, it } from 'vitest'
import { shortened } from '../../../../src/renderer/pane/collate/shortened'

it.each([
  ['', 3, ''],
  ['abc', 3, 'abc'],
  ['abcd', 3, 'abc…'],
  ['a\nb', 5, 'a¶b'],
  ['\uFFFC', 5, '▢'],
  ['ab𠮷cd', 3, 'ab…'],
  ['ab𠮷cd', 4, 'ab𠮷…'],
  ['नियमन', 3, 'निय…'],
  ['नियमन', 1, '…'],
  ['cafe\u0301 au', 4, 'caf…'],
])('%j at most %i', (text, most, expected) => {
  expect(shortened(text, most)).toBe(expected)
})

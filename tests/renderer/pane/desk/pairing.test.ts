import { expect, test } from 'vitest'
import { docOf, schema } from '../../../../src/core/doc'
import { pairUnits } from '../../../../src/renderer/pane/desk/pairing'

const paragraph = (bid: string) => schema.nodes.paragraph.create({ bid }, schema.text(bid))
const shown = (source: string[], target: string[]) =>
  Object.fromEntries(
    [...pairUnits(docOf(source.map(paragraph)), new Set(target))].map(([clause, units]) => [
      clause,
      units.map((unit) => (unit.paired ? unit.id : `(${unit.id})`)).join(' '),
    ]),
  )

test.each([
  ['all paired', ['a', 'b'], ['a', 'b'], { a: 'a', b: 'b' }],
  ['source only in the middle', ['a', 'x', 'b'], ['a', 'b'], { a: 'a (x)', b: 'b' }],
  ['source only at the start', ['x', 'a'], ['a'], { a: '(x) a' }],
  ['nothing pairs', ['x', 'y'], ['a', 'b'], { a: '(x) (y)' }],
  ['another order', ['a', 'b'], ['b', 'a'], { a: 'a', b: 'b' }],
])('%s', (_name, source, target, expected) => {
  expect(shown(source, target)).toEqual(expected)
})

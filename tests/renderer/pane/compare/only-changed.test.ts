import { expect, test } from 'vitest'
import type { Node } from 'prosemirror-model'
import { listOf } from '../../../../src/core/compare'
import { docOf, schema } from '../../../../src/core/doc'
import { project } from '../../../../src/core/suggestion'
import { onlyChanged } from '../../../../src/renderer/pane/compare/only-changed'
import { changesBetween, heading, paragraph } from '../../../core/compare/sample'

const line = (text: string): Node => schema.nodes.paragraph.create({ list: 'ordered' }, schema.text(text))
const redline = (base: Node, next: Node): Node => project(base, changesBetween(base, next))
const blocks = (doc: Node): unknown[] => {
  const out: unknown[] = []
  doc.descendants((node) => {
    if (node.isTextblock) out.push([node.textContent, node.attrs['start'] ?? null])
  })
  return out
}

test('keeps the changed blocks with the numbers they have in the whole text', () => {
  const base = docOf([
    heading('Gifts'),
    line('one is fine'),
    line('two is fine'),
    line('three is fine'),
    paragraph('The end'),
  ])
  const next = docOf([
    heading('Gifts'),
    line('one is fine'),
    line('two is bad'),
    line('three is fine'),
    paragraph('The end now'),
  ])
  const whole = redline(base, next)
  const kept = onlyChanged(whole)
  expect(blocks(kept)).toEqual([
    ['two is finebad', 2],
    ['The end now', null],
  ])
  expect(listOf(kept).clauses.map(({ parts }) => parts)).toEqual(
    listOf(whole).clauses.map(({ parts }) => parts),
  )
})

test('leaves a text without changes as it is', () => {
  const doc = docOf([paragraph('same')])
  expect(onlyChanged(doc)).toBe(doc)
})

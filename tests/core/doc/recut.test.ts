import fc from 'fast-check'
import type { Node } from 'prosemirror-model'
import { Transform } from 'prosemirror-transform'
import { describe, expect, test } from 'vitest'
import { docOf, plainJson, readStep, recutSteps, schema } from '../../../src/core/doc'
import { acceptAll, changesOf, extract, rejectAll } from '../../../src/core/suggestion'
import { applySteps, stepsJson } from '../../../src/core/review/steps'
import { Desk, baseDocs, edits } from '../../support/edits'

/** The blocks of a document again and again in one section, each with clause ids of its own. */
function longSection(doc: Node, atLeast: number): Node {
  const blocks: Node[] = []
  for (let turn = 0; blocks.length < atLeast; turn++)
    doc.forEach((section) => section.forEach((block) => blocks.push(withOwnIds(block, turn))))
  blocks.push(schema.nodes.paragraph.create({ bid: 'last' }))
  return schema.nodes.doc.create(doc.attrs, schema.nodes.section.create(null, blocks))
}

function withOwnIds(node: Node, turn: number): Node {
  if (node.isText) return node
  const bid = node.attrs['bid'] as string | null | undefined
  const attrs = bid ? { ...node.attrs, bid: `${bid}-${turn}` } : node.attrs
  return node.type.create(
    attrs,
    node.children.map((child) => withOwnIds(child, turn)),
    node.marks,
  )
}

function recut(doc: Node): Node {
  const tr = new Transform(doc)
  for (const step of recutSteps(doc)) tr.step(step)
  return tr.doc
}

const blocksOf = (doc: Node): Node[] => doc.children.flatMap((section) => [...section.children])

describe('cutting long sections', () => {
  test('a document as it is built is left alone', () => {
    const blocks = Array.from({ length: 500 }, () => schema.nodes.paragraph.create())
    expect(recutSteps(docOf(blocks))).toEqual([])
  })

  test('changes no base, no suggestion and no block, and a second time nothing', () => {
    fc.assert(
      fc.property(baseDocs(), edits(6), (base, script) => {
        const desk = new Desk(longSection(base, 170))
        for (const edit of script) desk.edit(edit)
        const cut = recut(desk.doc)
        cut.check()
        expect(cut.childCount).toBeGreaterThan(1)
        expect(extract(cut)).toEqual(extract(desk.doc))
        expect(plainJson(cut)).toEqual(plainJson(desk.doc))
        expect(plainJson(rejectAll(cut))).toEqual(plainJson(rejectAll(desk.doc)))
        expect(plainJson(acceptAll(cut))).toEqual(plainJson(acceptAll(desk.doc)))
        expect(changesOf(cut).map((span) => span.text)).toEqual(changesOf(desk.doc).map((span) => span.text))
        const blocks = blocksOf(desk.doc)
        expect(blocksOf(cut).every((block, i) => block === blocks[i])).toBe(true)
        expect(recutSteps(cut)).toEqual([])
      }),
      { numRuns: 25 },
    )
  })

  test('its steps are kept in the journal like any others', () => {
    const doc = longSection(docOf([schema.nodes.paragraph.create({ bid: 'a' }, schema.text('words'))]), 400)
    const json = stepsJson(recutSteps(doc))
    for (const step of json) expect(readStep(step).ok).toBe(true)
    const applied = applySteps(doc, json)
    expect(applied.ok && applied.value.doc.eq(recut(doc))).toBe(true)
  })
})

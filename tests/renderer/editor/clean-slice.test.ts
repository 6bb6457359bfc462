import type { Node } from 'prosemirror-model'
import { Fragment, Slice } from 'prosemirror-model'
import { describe, expect, test } from 'vitest'
import { schema } from '../../../src/core/doc'
import { cleanSlice } from '../../../src/renderer/editor/clean-slice'

const { ins, del, cmt, strong } = schema.marks
const t = (text: string, ...marks: ReturnType<typeof ins.create>[]): Node => schema.text(text, marks)
const mine = ins.create({ ids: ['s.1'] })
const struck = del.create({ ids: ['s.2'] })
const p = (attrs: object, ...content: Node[]): Node => schema.nodes.paragraph.create(attrs, content)
const table = (...cells: string[]): Node =>
  schema.nodes.table.create(
    null,
    schema.nodes.table_row.create(
      null,
      cells.map((text) => schema.nodes.table_cell.create(null, p({ bid: 'c' }, t(text)))),
    ),
  )

const shown = (slice: Slice): string[] => slice.content.content.map((block) => block.textContent)

const cases: readonly { name: string; blocks: Node[]; reads: string[] }[] = [
  { name: 'struck words stay behind', blocks: [p({}, t('one'), t(' two', struck))], reads: ['one'] },
  { name: 'inserted words come along', blocks: [p({}, t('one'), t(' two', mine))], reads: ['one two'] },
  { name: 'inserted and struck goes', blocks: [p({}, t('one', mine, struck), t('two'))], reads: ['two'] },
  {
    name: 'a struck paragraph end joins two paragraphs',
    blocks: [p({ pm: { d: ['s.2'] } }, t('one ')), p({}, t('two'))],
    reads: ['one two'],
  },
  {
    name: 'a struck end at the edge of the selection loses no words',
    blocks: [p({}, t('one')), p({ pm: { d: ['s.2'] } }, t('two'))],
    reads: ['onetwo'],
  },
  {
    name: 'nothing but a struck end still gives its words',
    blocks: [p({ pm: { d: ['s.2'] } }, t('two'))],
    reads: ['two'],
  },
  { name: 'a table keeps its cells', blocks: [table('a', 'b')], reads: ['ab'] },
]

describe('what goes to the clipboard', () => {
  test.each(cases)('$name', ({ blocks, reads }) => {
    expect(shown(cleanSlice(new Slice(Fragment.from(blocks), 1, 1)))).toEqual(reads)
  })

  test('no ids, tracking or threads, but formatting and kind of paragraph', () => {
    const block = p(
      { bid: 'c1', list: 'bullet', depth: 1, pm: { i: ['s.1'] }, chg: { list: [] } },
      t('one', strong.create(), mine, cmt.create({ id: 's.t1' })),
    )
    const [only] = cleanSlice(new Slice(Fragment.from(block), 0, 0)).content.content
    expect(only!.attrs).toMatchObject({ bid: null, pm: null, chg: null, list: 'bullet', depth: 1 })
    expect(only!.firstChild!.marks.map((mark) => mark.type.name)).toEqual(['strong'])
  })

  test('all struck gives an empty slice that is closed', () => {
    const slice = cleanSlice(new Slice(Fragment.from(t('gone', struck)), 0, 0))
    expect([slice.size, slice.openStart, slice.openEnd]).toEqual([0, 0, 0])
  })
})

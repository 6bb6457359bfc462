import type { Node } from 'prosemirror-model'
import { EditorState, TextSelection } from 'prosemirror-state'
import { describe, expect, test } from 'vitest'
import { docOf, schema } from '../../../src/core/doc'
import { erase } from '../../../src/renderer/editor/erase'
import type { Direction, Unit } from '../../../src/renderer/editor/live-text'

const struck = schema.marks.del.create({ ids: ['x.1'] })
const p = (attrs: object, ...parts: (string | Node)[]): Node =>
  schema.nodes.paragraph.create(
    attrs,
    parts.map((part) => (typeof part === 'string' ? schema.text(part) : part)),
  )
const gone = (text: string): Node => schema.text(text, [struck])

/** What one press leaves: the blocks, and the caret as `|`. */
function press(doc: Node, caret: number, direction: Direction, unit: Unit): string[] {
  const selection = TextSelection.create(doc, caret)
  let state = EditorState.create({ doc, selection })
  erase(direction, unit)(state, (tr) => {
    state = state.apply(tr)
  })
  const { head } = state.selection
  const out: string[] = []
  state.doc.descendants((node, pos) => {
    if (!node.isTextblock) return true
    const text = node.textContent
    const at = head - pos - 1
    out.push(at >= 0 && at <= text.length ? `${text.slice(0, at)}|${text.slice(at)}` : text)
    return false
  })
  return out
}

/** Position in the first block; the second one's start is behind its end. */
const FIRST = 2

const cases: readonly {
  name: string
  doc: Node
  caret: number
  direction?: Direction
  unit?: Unit
  leaves: string[]
}[] = [
  { name: 'a character', doc: docOf([p({}, 'abc')]), caret: FIRST + 2, leaves: ['a|c'] },
  {
    name: 'a character forth',
    doc: docOf([p({}, 'abc')]),
    caret: FIRST,
    direction: 'forth',
    leaves: ['|bc'],
  },
  { name: 'a family is one', doc: docOf([p({}, 'a👩‍👩‍👧')]), caret: FIRST + 9, leaves: ['a|'] },
  { name: 'a word', doc: docOf([p({}, 'one two')]), caret: FIRST + 7, unit: 'word', leaves: ['one |'] },
  { name: 'the line', doc: docOf([p({}, 'one two')]), caret: FIRST + 4, unit: 'line', leaves: ['|two'] },
  {
    name: 'over struck words to the next live one',
    doc: docOf([p({}, 'ab', gone('cd'))]),
    caret: FIRST + 4,
    leaves: ['a|cd'],
  },
  {
    name: 'over struck words forth, the caret behind them',
    doc: docOf([p({}, gone('ab'), 'cd')]),
    caret: FIRST,
    direction: 'forth',
    leaves: ['ab|d'],
  },
  {
    name: 'a word around a struck one, which stays',
    doc: docOf([p({}, 'be', gone('xx'), 'st')]),
    caret: FIRST + 6,
    unit: 'word',
    leaves: ['|xx'],
  },
  {
    name: 'the paragraph end before',
    doc: docOf([p({}, 'ab'), p({}, 'cd')]),
    caret: FIRST + 4,
    leaves: ['ab|cd'],
  },
  {
    name: 'the paragraph end behind',
    doc: docOf([p({}, 'ab'), p({}, 'cd')]),
    caret: FIRST + 2,
    direction: 'forth',
    leaves: ['ab|cd'],
  },
  {
    name: 'over a struck paragraph end into the text before it',
    doc: docOf([p({ pm: { d: ['x.1'] } }, 'ab'), p({}, 'cd')]),
    caret: FIRST + 4,
    leaves: ['a|', 'cd'],
  },
  { name: 'nothing at the start of the text', doc: docOf([p({}, 'ab')]), caret: FIRST, leaves: ['|ab'] },
]

describe('one press', () => {
  test.each(cases)('takes $name', ({ doc, caret, direction = 'back', unit = 'grapheme', leaves }) => {
    expect(press(doc, caret, direction, unit)).toEqual(leaves)
  })

  test('at the start of a list paragraph leaves the list first', () => {
    const doc = docOf([p({}, 'ab'), p({ list: 'bullet', depth: 1 }, 'cd')])
    let state = EditorState.create({ doc, selection: TextSelection.create(doc, FIRST + 4) })
    const lists: unknown[] = []
    for (let i = 0; i < 3; i++) {
      erase('back', 'grapheme')(state, (tr) => {
        state = state.apply(tr)
      })
      const last = state.doc.lastChild!.lastChild!
      lists.push([last.attrs['list'], last.attrs['depth'], last.textContent])
    }
    expect(lists).toEqual([
      ['bullet', 0, 'cd'],
      [null, 0, 'cd'],
      [null, 0, 'abcd'],
    ])
  })

  test('never joins a cell to another', () => {
    const cell = (text: string): Node => schema.nodes.table_cell.create(null, p({}, text))
    const row = schema.nodes.table_row.create(null, [cell('ab'), cell('cd')])
    const doc = docOf([schema.nodes.table.create(null, row)])
    const start = [...Array(doc.content.size).keys()].find(
      (pos) => doc.resolve(pos).parent.textContent === 'cd' && doc.resolve(pos).parent.isTextblock,
    )
    expect(press(doc, start!, 'back', 'grapheme').map((text) => text.replace('|', ''))).toEqual([
      'ab',
      'cd',
      '',
    ])
  })
})

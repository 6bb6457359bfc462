import type { Node } from 'prosemirror-model'
import { Transform } from 'prosemirror-transform'
import { describe, expect, test } from 'vitest'
import { docOf, schema } from '../../../src/core/doc'
import type { ChangeSet, Revision, ThreadId } from '../../../src/core/model'
import { rebase } from '../../../src/core/rebase'
import { extract } from '../../../src/core/suggestion'
import { anchorAt } from '../../../src/core/thread'
import { para } from '../review/sample'
import { NEXT, doc, edited, madeOf, threadOn } from './make'

describe('a thread on a newer text', () => {
  const base = doc('Gifts must be small and never cash.', 'Report each gift at once to the office.')
  const on = (quote: string, foundBy: 'author' | 'hand' = 'author'): Revision => {
    let at = -1
    base.descendants((node, pos) => {
      const i = node.isText ? node.text!.indexOf(quote) : -1
      if (i >= 0) at = pos + i
    })
    const id = 't0' as ThreadId
    const range = { from: at, to: at + quote.length }
    const marked = new Transform(base).addMark(range.from, range.to, schema.marks.cmt.create({ id })).doc
    const anchor = { ...anchorAt(base, 'target', range), foundBy }
    return { ...madeOf(base, []).revision, pending: extract(marked), threads: [threadOn(id, anchor)] }
  }
  const placed = (revision: Revision, update: { set: ChangeSet; clean: Node }): unknown => {
    const result = rebase(base, update.clean, revision, { head: NEXT, update: update.set })
    if (!result.ok) throw new Error(result.problem.detail)
    const [line] = result.value.report.lines
    return line?.kind === 'thread' ? [line.verdict, line.anchor] : null
  }

  test.each<[string, [string, 'author' | 'hand'], [string, string][], string[]]>([
    ['stays with its words', ['small', 'author'], [['Report', 'Tell of']], ['kept', 'mapping']],
    [
      'keeps what is left of them',
      ['small and never cash', 'author'],
      [['never ', '']],
      ['shrunk', 'mapping'],
    ],
    [
      'finds them where they went',
      ['small and never', 'author'],
      [
        ['small and never ', ''],
        ['at once', 'small and never'],
      ],
      ['kept', 'quote'],
    ],
    [
      'finds what is like them',
      ['small and never cash', 'author'],
      [
        ['small and never cash', 'x'],
        ['at once', 'small and never cast'],
      ],
      ['shrunk', 'fuzzy'],
    ],
    [
      'is an orphan when they are gone',
      ['small', 'author'],
      [['small', 'tiny']],
      ['context-removed', 'orphan'],
    ],
    [
      'is never hung elsewhere when a person hung it',
      ['small and never', 'hand'],
      [
        ['small and never ', ''],
        ['at once', 'small and never'],
      ],
      ['context-removed', 'orphan'],
    ],
    ['stays hung by hand', ['small', 'hand'], [['Report', 'Tell of']], ['kept', 'hand']],
  ])('%s', (_name, [quote, foundBy], theirs, expected) => {
    expect(placed(on(quote, foundBy), edited(base, 'u', ...theirs))).toEqual(expected)
  })
})

describe('clause states on a newer text', () => {
  test('what was reviewed and changed is looked at again; flags and what is gone are told', () => {
    const base = doc('one', 'two', 'three', 'four')
    const to = docOf([para('c0', 'one'), para('c1', 'TWO'), para('c2', 'THREE')])
    const at = '2026-02-01T00:00:00.000Z'
    const state = (value: string): object => ({ value, author: 'ana', at })
    const clauses = {
      c0: state('reviewed'),
      c1: state('reviewed'),
      c2: state('flagged'),
      c3: state('reviewed'),
    }
    const revision = { ...madeOf(base, []).revision, clauses } as unknown as Revision
    const result = rebase(base, to, revision, { head: NEXT })
    if (!result.ok) throw new Error(result.problem.detail)
    const values = Object.entries(result.value.revision.clauses).map(([id, s]) => [id, s.value])
    expect(values).toEqual([
      ['c0', 'reviewed'],
      ['c1', 'in-work'],
      ['c2', 'flagged'],
    ])
    const lines = result.value.report.lines.map((l) => [l.id, l.verdict])
    expect(lines).toEqual([
      ['c0', 'kept'],
      ['c1', 'conflict'],
      ['c2', 'kept'],
      ['c3', 'context-removed'],
    ])
    expect(result.value.report.lines[3]).toMatchObject({ state: { value: 'reviewed' } })
  })

  test('a clause that reads the same, of a source that does not, is looked at again', () => {
    const base = doc('one')
    const clauses = { c0: { value: 'reviewed', author: 'ana', at: '2026-02-01T00:00:00.000Z' } }
    const revision = { ...madeOf(base, []).revision, clauses } as unknown as Revision
    const result = rebase(base, base, revision, { head: NEXT, source: { from: doc('uno'), to: doc('due') } })
    expect(result.ok && result.value.revision.clauses).toMatchObject({ c0: { value: 'in-work' } })
  })
})

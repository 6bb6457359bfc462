import { describe, expect, it } from 'vitest'
import type { Folded } from '../../../../src/core/collation'
import { classCounts, rowsOf } from '../../../../src/renderer/pane/collate/rows'
import { matter, threadMatter } from './made'

const CLAUSES = [
  { id: 'c1', text: 'Geschenke', heading: true },
  { id: 'c2', text: 'هدايا', heading: false },
] as unknown as Folded['clauses']
const MATTERS = [
  matter('m1'),
  matter('m2', { class: 'agree', state: 'decided' }),
  matter('m3', { clause: 'c2', state: 'late' }),
  threadMatter('t1', null),
  matter('m4', { clause: 'gone' }),
]

describe('rows', () => {
  it('stand under their clauses, with what is left to decide', () => {
    const rows = rowsOf(MATTERS, CLAUSES, new Set())
    expect(rows.map(({ key }) => key)).toEqual([
      'clause:c1',
      'm1',
      'm2',
      'clause:c2',
      'm3',
      'clause:',
      'thread:t1',
      'clause:gone',
      'm4',
    ])
    expect(rows[0]).toMatchObject({ number: 1, text: 'Geschenke', total: 2, undecided: 1, isOpen: true })
    expect(rows[3]).toMatchObject({ number: 2, text: 'هدايا', undecided: 1 })
    expect(rows[5]).toMatchObject({ clause: null, number: null, text: '' })
    expect(rows[7]).toMatchObject({ clause: 'gone', number: null, text: '' })
  })

  it('of a clause that is folded up are its own line only', () => {
    const rows = rowsOf(MATTERS, CLAUSES, new Set(['clause:c1']))
    expect(rows.slice(0, 2).map(({ key }) => key)).toEqual(['clause:c1', 'clause:c2'])
    expect(rows[0]).toMatchObject({ isOpen: false, total: 2 })
    expect(rowsOf(MATTERS, CLAUSES, 'all').every((row) => row.kind === 'clause')).toBe(true)
  })

  it('are none of nothing', () => {
    expect(rowsOf([], CLAUSES, new Set())).toEqual([])
  })

  it('count every matter once, the gravest class first', () => {
    expect(classCounts(MATTERS)).toEqual([
      { class: 'conflict', count: 3 },
      { class: 'agree', count: 1 },
      { class: 'thread', count: 1 },
    ])
  })
})

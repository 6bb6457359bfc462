import { parse } from 'csv-parse/sync'
import { describe, expect, it } from 'vitest'
import type { ImportLine, RebaseLine } from '../../../../src/core/model'
import {
  changedOnTheWay,
  countItems,
  itemsOf,
  placesByItem,
} from '../../../../src/renderer/pane/collate/import-items'
import {
  type ReportWords,
  importCsv,
  importText,
  outcomeCounts,
  reportOf,
} from '../../../../src/renderer/pane/collate/import-lines'
import { head, matter, threadMatter, wish } from './made'

const MATTERS = [
  matter('agreed', { class: 'agree', wishes: [wish('w1', { ids: ['s.1', 's.2'] })] }),
  matter('beside', { class: 'adjacent', wishes: [wish('w2', { ids: ['s.3', 's.7', 's.8'] })] }),
  matter('fought', { wishes: [wish('w3', { ids: ['s.4'] }), wish('w4', { ids: ['s.2'] })] }),
  threadMatter('t1', 'c1'),
  threadMatter('t2', null),
]
const ANA = head('r1/desk', {
  revision: 'd1',
  changes: ['s.1', 's.2', 's.3', 's.4', 's.5', 's.6', 's.7', 's.8'],
  threads: ['t1', 't2'],
})
const MOVED = [
  { kind: 'change', id: 's.1', verdict: 'shrunk', pieces: [] },
  { kind: 'change', id: 's.6', verdict: 'context-removed', pieces: [] },
  { kind: 'change', id: 's.7', verdict: 'context-removed', pieces: [] },
  { kind: 'change', id: 's.8', verdict: 'conflict', pieces: [] },
  { kind: 'clause', id: 'c1', verdict: 'kept' },
  { kind: 'clause', id: 'c2', verdict: 'context-removed' },
  { kind: 'decision', id: '0', verdict: 'absorbed', change: 's.9' },
] as unknown as RebaseLine[]

describe('what became of each item of a review', () => {
  const items = itemsOf(ANA, placesByItem(MATTERS), MOVED)
  it('is said once for each, the gravest where it came to several', () => {
    expect(items.map(({ id, state, matter: at, verdict }) => [id, state, at?.id, verdict])).toEqual([
      ['s.1', 'applied', 'agreed', 'shrunk'],
      ['s.2', 'conflicting', 'fought', null],
      ['s.3', 'applied', 'beside', null],
      ['s.4', 'conflicting', 'fought', null],
      ['s.5', 'already-there', undefined, null],
      ['s.6', 'orphaned', undefined, 'context-removed'],
      ['s.7', 'orphaned', 'beside', 'context-removed'],
      ['s.8', 'conflicting', 'beside', 'conflict'],
      ['t1', 'applied', 'thread:t1', null],
      ['t2', 'orphaned', 'thread:t2', null],
    ])
  })

  it('adds up', () => {
    const counts = countItems(items)
    expect(counts).toEqual({ applied: 3, conflicting: 3, 'already-there': 1, orphaned: 3 })
    expect(Object.values(counts).reduce((a, b) => a + b)).toBe(ANA.changes.length + ANA.threads.length)
    expect(Object.values(countItems([]))).toEqual([0, 0, 0, 0])
  })

  it('tells clause states and decisions only where moving changed them', () => {
    expect(changedOnTheWay(MOVED).map(({ kind, id }) => `${kind} ${id}`)).toEqual(['clause c2', 'decision 0'])
  })
})

const line = (file: string, outcome: ImportLine['outcome'], patch: object = {}): ImportLine =>
  ({ file, outcome, ...patch }) as ImportLine
const LINES = [
  line('1.stethandback', 'rebased', {
    review: 'r1',
    revision: 'd1',
    stands: 'd9',
    changes: 6,
    threads: 2,
    reviewer: 'Ana',
  }),
  line('2.stethandback', 'added', { review: 'r1', revision: 'older', changes: 3, reviewer: 'Ana' }),
  line('3.stethandback', 'already-there', { review: 'r1', revision: 'd1', changes: 6 }),
  line('4.stethandback', 'refused', { reason: 'zip-truncated', detail: 'x' }),
  line('=5', 'kept-apart', { review: 'r7', revision: 'd7', verdicts: { kept: 2, absorbed: 1 } }),
]
const report = reportOf(LINES, { heads: [ANA], matters: MATTERS }, ({ stands }) => (stands ? MOVED : []))

describe('the report', () => {
  it('counts every line once', () => {
    const counts = outcomeCounts(LINES)
    expect(counts.reduce((sum, { count }) => sum + count, 0)).toBe(LINES.length)
    expect(counts.map(({ outcome }) => outcome)).toEqual([
      'added',
      'rebased',
      'already-there',
      'kept-apart',
      'refused',
    ])
    expect(outcomeCounts([])).toEqual([])
  })

  it('says what became of what is there now, and that a newer state took a place', () => {
    expect(report.map(({ head: of, items, isReplaced }) => [of?.key, items.length, isReplaced])).toEqual([
      ['r1/desk', 10, false],
      [undefined, 0, true],
      ['r1/desk', 10, false],
      [undefined, 0, false],
      [undefined, 0, false],
    ])
    expect(report[0]?.changed).toHaveLength(2)
    expect(countItems(report[2]!.items)['already-there']).toBe(10)
  })

  const words: ReportWords = {
    title: (column) => `T ${column}`,
    outcome: (outcome) => `O ${outcome}`,
    why: ({ line: { reason = '' } }) => reason,
    file: ({ line: { file } }) => file,
    reviewer: ({ line: { reviewer = '' } }) => reviewer,
  }

  it('is a table for a spreadsheet, formulas made harmless', () => {
    const csv = importCsv(report, words)
    expect(csv.startsWith('\uFEFF')).toBe(true)
    const rows = parse(csv, { bom: true, columns: true }) as Record<string, string>[]
    expect(rows).toHaveLength(5)
    expect(rows[0]).toMatchObject({ 'T outcome': 'O rebased', 'T applied': '3', 'T orphaned': '3' })
    expect(rows[3]).toMatchObject({ 'T why': 'zip-truncated', 'T applied': '' })
    expect(rows[4]?.['T verdicts']).toBe('kept 2; absorbed 1')
    expect(rows[4]?.['T file']).toMatch(/^[^=]/)
  })

  it('says of a file only what it is told to say', () => {
    const masked = { ...words, file: () => 'File of Reviewer A', reviewer: () => 'Reviewer A' }
    for (const text of [importCsv(report, masked), importText(report, masked)]) {
      for (const { file, reviewer = file } of LINES) {
        expect(text).not.toContain(file)
        expect(text).not.toContain(reviewer)
      }
    }
  })

  it('is text to paste, a line each', () => {
    const text = importText(report, words).split('\n')
    expect(text).toHaveLength(6)
    expect(new Set(text.map((row) => row.split('\t').length)).size).toBe(1)
  })
})

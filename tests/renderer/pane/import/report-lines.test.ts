import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ImportItem, type ImportReport } from '../../../../src/core/model'
import {
  outcomeCounts,
  reportCsv,
  type ReportLine,
  reportText,
} from '../../../../src/renderer/pane/import/report-lines'

const line = (name: string, why = ''): ReportLine => ({
  outcome: 'added',
  outcomeWord: 'Added',
  kindWord: 'File',
  name,
  why,
  count: 1,
})

describe('import report', () => {
  it('has counts that add up', () => {
    const outcome = fc.constantFrom(...ImportItem.shape.outcome.options)
    const items = fc.array(
      fc.record({
        kind: fc.constant('file' as const),
        name: fc.string(),
        outcome,
        count: fc.integer({ min: 1, max: 99 }),
      }),
    )
    fc.assert(
      fc.property(items, (found) => {
        const [all, ...rest] = outcomeCounts({ file: 'f', what: 'pack', accepted: true, items: found })
        expect(rest.reduce((sum, { count }) => sum + count, 0)).toBe(all?.count)
      }),
    )
  })
  it('comes back from CSV as it was', () => {
    const names = ['plain', 'with "quotes", commas', 'two\nlines', 'العربية', '']
    const csv = reportCsv(
      ['a', 'b', 'c', 'd', 'e'],
      names.map((name) => line(name)),
    )
    expect((parse(csv) as string[][]).slice(1).map((row) => row[2])).toEqual(names)
  })
  it.each([
    ['=1+1', "'=1+1"],
    ['+1', "'+1"],
    ['-1', "'-1"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\t=1', "'\t'=1"],
    ['\r=1', "'\r'=1"],
    ['a;=1', "a;'=1"],
  ])('gives a spreadsheet no formula: %j', (hostile, harmless) => {
    const [, row] = parse(reportCsv(['a', 'b', 'c', 'd', 'e'], [line(hostile, hostile)])) as string[][]
    expect([row?.[2], row?.[3]]).toEqual([harmless, harmless])
  })
  it('is readable as text', () => {
    const report: ImportReport = {
      file: 'a.zip',
      what: 'pack',
      accepted: true,
      items: [{ kind: 'file', name: 'x', outcome: 'added', count: 1 }],
    }
    expect(reportText(report, [line('x', 'new')], (id) => id)).toBe(
      'a.zip\nall: 1\nadded: 1\n\nAdded\tFile\tx\tnew\t1\n',
    )
    expect(reportText({ ...report, file: '=1' }, [line('=1', 'a\tb\nc')], (id) => id)).toBe(
      `'=1\nall: 1\nadded: 1\n\nAdded\tFile\t'=1\t"a\tb\nc"\t1\n`,
    )
  })
})

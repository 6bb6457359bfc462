import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { writeCsv } from '../../../../src/core/format/csv'

const one = [{ title: 'A', value: (text: string) => text }]

describe('writeCsv', () => {
  it('writes titles and rows, each line ended', () => {
    const columns = [
      { title: 'Name', value: ({ name }: { name: string; n: number | null }) => name },
      { title: 'N', value: ({ n }: { name: string; n: number | null }) => n },
    ]
    const rows = [
      { name: 'a, b', n: -3 },
      { name: 'say "so"', n: null },
    ]
    expect(writeCsv(columns, rows)).toBe('Name,N\r\n"a, b",-3\r\n"say ""so""",\r\n')
    expect(writeCsv(columns, [], { bom: 'with' })).toBe('\uFEFFName,N\r\n')
  })

  it.each([
    ['=1+1', "'=1+1"],
    ['+4', "'+4"],
    ['-2', "'-2"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['＝1+1', "'＝1+1"],
    ['\u200E=1', "'\u200E=1"],
    ['  =1', `'  =1`],
    ['\t=1', `"'\t=1"`],
    ['\r=1', `"'\r=1"`],
    ['"=1', '"""=1"'],
    ['a=1', 'a=1'],
    ['5-6', '5-6'],
  ])('%j becomes %j', (text, cell) => {
    expect(writeCsv(one, [text])).toBe(`A\r\n${cell}\r\n`)
  })

  it('is read back by any reader as it was, apart from the apostrophe', () => {
    const text = fc.string({ unit: 'binary' }).filter((value) => !/[\uD800-\uDFFF]/u.test(value))
    fc.assert(
      fc.property(fc.array(fc.tuple(text, text)), (rows) => {
        const columns = [0, 1].map((i) => ({
          title: `c${i}`,
          value: (row: [string, string]) => row[i] ?? '',
        }))
        const read = parse(writeCsv(columns, rows), { record_delimiter: '\r\n' })
        const bare = (value: string): string => value.replace(/^'/, '')
        expect(read.slice(1).map((row) => row.map(bare))).toEqual(rows.map((row) => row.map(bare)))
      }),
    )
  })
})

import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { tabLine, writeCsv } from '../../../../src/core/format/csv'

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
    ['\t=1', `"'\t'=1"`],
    ['\r=1', `"'\r'=1"`],
    ['"=1', '"""=1"'],
    ['a=1', 'a=1'],
    ['x;=1', `"x;'=1"`],
    ['x; ;\t＝1', `"x; ;\t'＝1"`],
    ['x;"=1', `"x;'""=1"`],
    ['x\r\n-1', `"x\r\n'-1"`],
    ['=1;=2', `"'=1;'=2"`],
    ['one; two', '"one; two"'],
    ['5-6', '5-6'],
  ])('%j becomes %j', (text, cell) => {
    expect(writeCsv(one, [text])).toBe(`A\r\n${cell}\r\n`)
  })

  it('is read back by any reader as it was, apart from apostrophes', () => {
    const text = fc.string({ unit: 'binary' }).filter((value) => !/[\uD800-\uDFFF]/u.test(value))
    fc.assert(
      fc.property(fc.array(fc.tuple(text, text)), (rows) => {
        const columns = [0, 1].map((i) => ({
          title: `c${i}`,
          value: (row: [string, string]) => row[i] ?? '',
        }))
        const read = parse(writeCsv(columns, rows), { record_delimiter: '\r\n' })
        const bare = (value: string): string => value.replaceAll("'", '')
        expect(read.slice(1).map((row) => row.map(bare))).toEqual(rows.map((row) => row.map(bare)))
      }),
    )
  })

  it('holds no formula either where a semicolon parts the cells', () => {
    const part = fc.constantFrom('x', '=1', ';', '"', ',', '\n', ' ', '\t', '@a', '\u200E', '-2', "'")
    const cell = fc.array(part, { maxLength: 8 }).map((parts) => parts.join(''))
    fc.assert(
      fc.property(fc.tuple(cell, cell), ([a, b]) => {
        const columns = [a, b].map((text, i) => ({ title: `c${i}`, value: () => text }))
        const options = { relax_quotes: true, relax_column_count: true, record_delimiter: ['\n', '\r\n'] }
        const raw = writeCsv(columns, [0]).split(/[;\t\r\n]+/)
        for (const piece of raw) expect(piece).not.toMatch(/^[\s\u200E]*[=@-]/)
        const read = parse(writeCsv(columns, [0]), { ...options, delimiter: ',' })
        for (const value of read.flat()) expect(value).not.toMatch(/^[\s\u200E]*[=@-]/)
      }),
    )
  })
})

describe('tabLine', () => {
  it('writes cells apart by tabs, with the same guard', () => {
    expect(tabLine(['plain', 'a, b; c', null, -3, 'a\tb', 'two\nlines', 'say "so"', '=1'])).toBe(
      `plain\ta, b; c\t\t-3\t"a\tb"\t"two\nlines"\t"say ""so"""\t'=1`,
    )
  })
})

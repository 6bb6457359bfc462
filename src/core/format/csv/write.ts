/** A column of a table: its title, and what of a row stands in it. Null is an empty cell. */
export interface CsvColumn<Row> {
  readonly title: string
  readonly value: (row: Row) => string | number | null
}

/**
 * A table as CSV (RFC 4180): CRLF after every line, the titles first, cells in quotes where they need it. Text that
 * a spreadsheet would take for a formula gets an apostrophe before it (OWASP, CSV Injection); a number stays one.
 * So does what follows a semicolon, a tab or a line end in a cell: where the list separator is not the comma, a
 * spreadsheet goes on to a new cell there, in quotes or not. `bom: 'with'` puts a byte order mark first, by which
 * spreadsheets know UTF-8.
 */
export function writeCsv<Row>(
  columns: readonly CsvColumn<Row>[],
  rows: readonly Row[],
  { bom = 'without' }: { readonly bom?: 'with' | 'without' } = {},
): string {
  const line = (cells: readonly Cell[]): string =>
    `${cells.map((cell) => cellOf(cell, CSV_QUOTED)).join(',')}\r\n`
  const head = line(columns.map(({ title }) => title))
  const body = rows.map((row) => line(columns.map(({ value }) => value(row))))
  return `${bom === 'with' ? '\uFEFF' : ''}${head}${body.join('')}`
}

type Cell = string | number | null

/** A line of cells apart by tabs, to paste into a spreadsheet; cells are guarded and quoted as in a CSV file. */
export function tabLine(cells: readonly Cell[]): string {
  return cells.map((cell) => cellOf(cell, TAB_QUOTED)).join('\t')
}

const CSV_QUOTED = /[",;\r\n\t]|^\s|\s$/
const TAB_QUOTED = /["\r\n\t]|^\s|\s$/

function cellOf(value: Cell, quoted: RegExp): string {
  if (value === null) return ''
  const text = typeof value === 'number' ? String(value) : harmless(value)
  return quoted.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

// Spaces and marks that cannot be seen do not keep a spreadsheet from reading what follows them.
const FORMULA = /^[\s\p{Cf}\p{Cc}]*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]|^[\t\r\n]/u
const INNER_FORMULA = /([;\t\r\n][;\s\p{Cf}\p{Cc}]*)("*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20])?/gu

function harmless(text: string): string {
  const inner = text.replace(INNER_FORMULA, (_, gap: string, sign = '') => (sign ? `${gap}'${sign}` : gap))
  return FORMULA.test(text) ? `'${inner}` : inner
}

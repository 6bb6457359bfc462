/** A column of a table: its title, and what of a row stands in it. Null is an empty cell. */
export interface CsvColumn<Row> {
  readonly title: string
  readonly value: (row: Row) => string | number | null
}

/**
 * A table as CSV (RFC 4180): CRLF after every line, the titles first, cells in quotes where they need it. Text that
 * a spreadsheet would take for a formula gets an apostrophe before it (OWASP, CSV Injection); a number stays one.
 * `bom: 'with'` puts a byte order mark first, by which spreadsheets know UTF-8.
 */
export function writeCsv<Row>(
  columns: readonly CsvColumn<Row>[],
  rows: readonly Row[],
  { bom = 'without' }: { readonly bom?: 'with' | 'without' } = {},
): string {
  const line = (cells: readonly string[]): string => `${cells.join(',')}\r\n`
  const head = line(columns.map(({ title }) => cellOf(title)))
  const body = rows.map((row) => line(columns.map(({ value }) => cellOf(value(row)))))
  return `${bom === 'with' ? '\uFEFF' : ''}${head}${body.join('')}`
}

function cellOf(value: string | number | null): string {
  if (value === null) return ''
  const text = typeof value === 'number' ? String(value) : harmless(value)
  return /[",\r\n\t]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

// Spaces and marks that cannot be seen do not keep a spreadsheet from reading what follows them.
const FORMULA = /^[\s\p{Cf}\p{Cc}]*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]|^[\t\r\n]/u

function harmless(text: string): string {
  return FORMULA.test(text) ? `'${text}` : text
}

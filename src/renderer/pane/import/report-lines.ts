import type { ImportItem, ImportReport } from '../../../core/model'

/** One line of an import report in the words of the interface. */
export interface ReportLine {
  readonly outcome: ImportItem['outcome']
  readonly outcomeWord: string
  readonly kindWord: string
  readonly name: string
  readonly why: string
  readonly count: number
}

const OUTCOMES = ['added', 'updated', 'already-there', 'kept-apart', 'refused'] as const

/** How many things met each outcome, all first; the others add up to it. Outcomes that nothing met are left out. */
export function outcomeCounts({
  items,
}: ImportReport): readonly { readonly id: ImportItem['outcome'] | 'all'; readonly count: number }[] {
  const sum = (wanted: ImportItem['outcome'] | 'all'): number =>
    items.reduce(
      (total, { outcome, count }) => (wanted === 'all' || outcome === wanted ? total + count : total),
      0,
    )
  const met = OUTCOMES.map((id) => ({ id, count: sum(id) })).filter(({ count }) => count > 0)
  return [{ id: 'all', count: sum('all') }, ...met]
}

/** The report as plain text: the counts, then one line for each thing, columns apart by tabs. */
export function reportText(
  report: ImportReport,
  lines: readonly ReportLine[],
  word: (outcome: ImportItem['outcome'] | 'all') => string,
): string {
  const counts = outcomeCounts(report).map(({ id, count }) => `${word(id)}: ${count}`)
  const rows = lines.map((line) => cellsOf(line).join('\t'))
  return [report.file, ...counts, '', ...rows, ''].join('\n')
}

/** The report as CSV after RFC 4180. */
export function reportCsv(head: readonly string[], lines: readonly ReportLine[]): string {
  return [head, ...lines.map(cellsOf)].map((cells) => `${cells.map(quote).join(',')}\r\n`).join('')
}

function cellsOf({ outcomeWord, kindWord, name, why, count }: ReportLine): string[] {
  return [outcomeWord, kindWord, name, why, String(count)]
}

/** A spreadsheet would run a cell that begins like a formula; the apostrophe makes it text (OWASP, CSV injection). */
function quote(cell: string): string {
  const safe = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell
  return `"${safe.replaceAll('"', '""')}"`
}

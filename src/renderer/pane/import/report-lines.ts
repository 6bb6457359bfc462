import { tabLine, writeCsv } from '../../../core/format/csv'
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
  const rows = lines.map((line) => tabLine(cellsOf(line)))
  return [tabLine([report.file]), ...counts, '', ...rows, ''].join('\n')
}

/** The report as CSV. */
export function reportCsv(head: readonly string[], lines: readonly ReportLine[]): string {
  const columns = head.map((title, i) => ({ title, value: (line: ReportLine) => cellsOf(line)[i] ?? null }))
  return writeCsv(columns, lines)
}

function cellsOf({ outcomeWord, kindWord, name, why, count }: ReportLine): (string | number)[] {
  return [outcomeWord, kindWord, name, why, count]
}

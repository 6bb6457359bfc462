import { type CsvColumn, writeCsv } from '../../../core/format/csv'
import type { Matter } from '../../../core/collation'
import type { FoldedHead } from '../../../core/collation'
import type { ImportLine } from '../../../core/model'

export const IMPORT_OUTCOMES: readonly ImportLine['outcome'][] = [
  'added',
  'updated',
  'rebased',
  'already-there',
  'kept-apart',
  'refused',
]

/** How what a review brought stands now among all others: counts of matters. */
export interface LiveCounts {
  readonly agreeing: number
  readonly conflicting: number
  readonly orphans: number
}

/** One line of the report with what has become of the review since. */
export interface ReportLine {
  readonly line: ImportLine
  /** Null where the review is not, or not any more, among the heads. */
  readonly live: LiveCounts | null
}

/** What came in, outcome by outcome; the counts add up to the number of lines. */
export function outcomeCounts(
  lines: readonly ImportLine[],
): { readonly outcome: ImportLine['outcome']; readonly count: number }[] {
  return IMPORT_OUTCOMES.map((outcome) => ({
    outcome,
    count: lines.filter((line) => line.outcome === outcome).length,
  })).filter(({ count }) => count > 0)
}

/** Lines with how their reviews stand among the others. */
export function reportOf(
  lines: readonly ImportLine[],
  heads: readonly FoldedHead[],
  matters: readonly Matter[],
): ReportLine[] {
  const counts = liveCounts(matters)
  return lines.map((line) => {
    const head = heads.find(({ review, revision }) => review === line.review && revision === line.revision)
    const live = head ? (counts.get(head.key) ?? { agreeing: 0, conflicting: 0, orphans: 0 }) : null
    return { line, live }
  })
}

function liveCounts(matters: readonly Matter[]): Map<string, LiveCounts> {
  const counts = new Map<string, LiveCounts>()
  for (const matter of matters)
    for (const head of matter.heads) {
      const before = counts.get(head) ?? { agreeing: 0, conflicting: 0, orphans: 0 }
      counts.set(head, {
        agreeing: before.agreeing + Number(matter.class === 'agree' || matter.class === 'adjacent'),
        conflicting:
          before.conflicting +
          Number(matter.class === 'conflict' || matter.class === 'contested' || matter.class === 'deletions'),
        orphans: before.orphans + Number(matter.class === 'thread' && matter.clause === null),
      })
    }
  return counts
}

/** How a report is said in the language of the interface. */
export interface ReportWords {
  readonly title: (column: Column) => string
  readonly outcome: (outcome: ImportLine['outcome']) => string
  readonly why: (line: ImportLine) => string
}

const COLUMNS = [
  'file',
  'reviewer',
  'outcome',
  'why',
  'version',
  'changes',
  'threads',
  'clauses',
  'agreeing',
  'conflicting',
  'orphans',
  'verdicts',
] as const
export type Column = (typeof COLUMNS)[number]

/** The report as a table for a spreadsheet. */
export function importCsv(lines: readonly ReportLine[], words: ReportWords): string {
  const columns = COLUMNS.map((column): CsvColumn<ReportLine> => ({
    title: words.title(column),
    value: (row) => cellOf(row, column, words),
  }))
  return writeCsv(columns, lines, { bom: 'with' })
}

/** The same as plain text to paste, columns apart by tabs. */
export function importText(lines: readonly ReportLine[], words: ReportWords): string {
  const rows = lines.map((row) => COLUMNS.map((column) => cellOf(row, column, words) ?? '').join('\t'))
  return [COLUMNS.map(words.title).join('\t'), ...rows].join('\n')
}

function cellOf({ line, live }: ReportLine, column: Column, words: ReportWords): string | number | null {
  switch (column) {
    case 'outcome':
      return words.outcome(line.outcome)
    case 'why':
      return words.why(line)
    case 'version':
      return line.packVersion ?? null
    case 'agreeing':
    case 'conflicting':
    case 'orphans':
      return live?.[column] ?? null
    case 'verdicts':
      return verdictText(line)
    case 'file':
    case 'reviewer':
    case 'changes':
    case 'threads':
    case 'clauses':
      return line[column] ?? null
  }
}

function verdictText({ verdicts = {} }: ImportLine): string | null {
  const parts = Object.entries(verdicts).map(([verdict, count]) => `${verdict} ${count}`)
  return parts.length ? parts.join('; ') : null
}

import { type CsvColumn, tabLine, writeCsv } from '../../../core/format/csv'
import type { FoldedHead, Matter } from '../../../core/collation'
import { type ImportLine, type RebaseLine, bringsOne } from '../../../core/model'
import {
  type BroughtItem,
  ITEM_STATES,
  changedOnTheWay,
  countItems,
  itemsOf,
  placesByItem,
} from './import-items'

export const IMPORT_OUTCOMES: readonly ImportLine['outcome'][] = [
  'added',
  'updated',
  'rebased',
  'already-there',
  'kept-apart',
  'other-text',
  'refused',
]

/** One line of the report with what has become of what the review brought. */
export interface ReportLine {
  readonly line: ImportLine
  /** Null where the review is not, or not any more, among the heads. */
  readonly head: FoldedHead | null
  readonly items: readonly BroughtItem[]
  /** Clause states and decisions that changed when the review was moved to this version. */
  readonly changed: readonly RebaseLine[]
  /** Whether another state of the review is there in its place. */
  readonly isReplaced: boolean
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

/** Lines with what became of every suggestion and thread among the others. `movedOf`: how what a line brought came to this version. */
export function reportOf(
  lines: readonly ImportLine[],
  { heads, matters }: { readonly heads: readonly FoldedHead[]; readonly matters: readonly Matter[] },
  movedOf: (line: ImportLine) => readonly RebaseLine[],
): ReportLine[] {
  const places = placesByItem(matters)
  return lines.map((line) => {
    const copies = heads.filter(({ review }) => review === line.review)
    const head = copies.find(({ revision }) => revision === line.revision) ?? null
    const moved = movedOf(line)
    const found = head ? itemsOf(head, places, moved) : []
    const isKnown = line.outcome === 'already-there'
    const items = isKnown ? found.map((one) => ({ ...one, state: 'already-there' as const })) : found
    const changed = changedOnTheWay(moved)
    return {
      line,
      head,
      items,
      changed,
      isReplaced: !head && copies.length > 0 && bringsOne(line.outcome),
    }
  })
}

/** How a report is said in the language of the interface. */
export interface ReportWords {
  readonly title: (column: Column) => string
  readonly outcome: (outcome: ImportLine['outcome']) => string
  readonly why: (line: ReportLine) => string
  /** The file's name; where names are hidden and a review came in it, what does not tell whose it is. */
  readonly file: (line: ReportLine) => string
  /** The reviewer's name, or what stands for it where names are hidden; empty where there is none. */
  readonly reviewer: (line: ReportLine) => string
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
  ...ITEM_STATES,
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
  const rows = lines.map((row) => tabLine(COLUMNS.map((column) => cellOf(row, column, words))))
  return [tabLine(COLUMNS.map(words.title)), ...rows].join('\n')
}

function cellOf(row: ReportLine, column: Column, words: ReportWords): string | number | null {
  const { line, head, items } = row
  switch (column) {
    case 'outcome':
      return words.outcome(line.outcome)
    case 'why':
      return words.why(row)
    case 'reviewer':
      return words.reviewer(row)
    case 'version':
      return line.packVersion ?? null
    case 'applied':
    case 'conflicting':
    case 'already-there':
    case 'orphaned':
      return head ? countItems(items)[column] : null
    case 'verdicts':
      return verdictText(line)
    case 'file':
      return words.file(row)
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

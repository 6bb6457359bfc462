import type { DispositionRow } from '../../../core/collation'
import type { AnswerOutcome } from '../../../core/model'

export const ANY = 'any'
export const SORTS = ['text', 'support', 'outcome', 'newest', 'by'] as const
export type Sort = (typeof SORTS)[number]

/** What of the table is on the screen. */
export interface TableView {
  readonly query: string
  readonly outcome: AnswerOutcome | typeof ANY
  readonly kind: DispositionRow['kind'] | typeof ANY
  readonly class: NonNullable<DispositionRow['class']> | typeof ANY
  readonly sort: Sort
}

export const FIRST_VIEW: TableView = { query: '', outcome: ANY, kind: ANY, class: ANY, sort: 'text' }

/** Outcomes in the order of counts and of sorting: what needs somebody comes last but for what needs nobody. */
export const OUTCOMES: readonly AnswerOutcome[] = [
  'taken',
  'taken-with-edits',
  'not-taken',
  'deferred',
  'open',
  'already-there',
  'no-effect',
]

/** The rows that fit, sorted; rows that are equal in it stay in reading order. */
export function shownRows(
  rows: readonly DispositionRow[],
  view: TableView,
  locale: string,
): DispositionRow[] {
  const words = view.query.toLocaleLowerCase(locale).split(/\s+/).filter(Boolean)
  const fitting = rows.filter(
    (row) =>
      (view.outcome === ANY || row.outcome === view.outcome) &&
      (view.kind === ANY || row.kind === view.kind) &&
      (view.class === ANY || row.class === view.class) &&
      (words.length === 0 || holds(row, words, locale)),
  )
  return view.sort === 'text' ? fitting : fitting.sort(orders[view.sort])
}

const orders: Readonly<Record<Exclude<Sort, 'text'>, (a: DispositionRow, b: DispositionRow) => number>> = {
  support: (a, b) => b.support - a.support,
  outcome: (a, b) => OUTCOMES.indexOf(a.outcome) - OUTCOMES.indexOf(b.outcome),
  newest: (a, b) => compare(b.at ?? '', a.at ?? ''),
  by: (a, b) => compare(a.by ?? '\uFFFF', b.by ?? '\uFFFF'),
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

const texts = new WeakMap<DispositionRow, string>()

function holds(row: DispositionRow, words: readonly string[], locale: string): boolean {
  const text = texts.get(row) ?? textOf(row).toLocaleLowerCase(locale)
  texts.set(row, text)
  return words.every((word) => text.includes(word))
}

function textOf(row: DispositionRow): string {
  const { clause, base, proposal, result, supporters, reason, by, said, ids } = row
  return [
    clause?.id,
    clause?.heading,
    clause?.start,
    base,
    proposal,
    result,
    reason,
    by,
    ...(supporters ?? []),
    ...said,
    ...ids,
  ]
    .filter(Boolean)
    .join('\n')
}

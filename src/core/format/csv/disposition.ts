import type { DispositionRow } from '../../collation'
import type {
  AnswerOutcome,
  DispositionClass,
  DispositionState,
  ErrorType,
  Necessity,
  ReasonCode,
} from '../../model'
import { type CsvColumn, writeCsv } from './write'

/** The words of a disposition table and of receipts, in the language of who reads them. */
export interface DispositionStrings {
  readonly column: Readonly<Record<DispositionColumn, string>>
  readonly kind: Readonly<Record<DispositionRow['kind'], string>>
  readonly outcome: Readonly<Record<AnswerOutcome, string>>
  readonly code: Readonly<Record<ReasonCode, string>>
  readonly class: Readonly<Record<DispositionClass, string>>
  readonly state: Readonly<Record<DispositionState, string>>
  readonly errorType: Readonly<Record<ErrorType, string>>
  readonly necessity: Readonly<Record<Necessity, string>>
  /** Names of properties; one that is not among them stands under its own key. */
  readonly property: Readonly<Record<string, string>>
  readonly ruling: { readonly ruled: string; readonly waiting: string }
  /** In place of names that are hidden. */
  readonly namesHidden: string
}

export const DISPOSITION_COLUMNS = [
  'number',
  'clause',
  'heading',
  'text',
  'kind',
  'base',
  'proposal',
  'property',
  'supporters',
  'support',
  'reviewers',
  'outcome',
  'result',
  'code',
  'reason',
  'by',
  'at',
  'class',
  'state',
  'errorType',
  'necessity',
  'said',
  'adjudicator',
  'ruling',
  'published',
  'ids',
] as const
export type DispositionColumn = (typeof DISPOSITION_COLUMNS)[number]

/**
 * A disposition table as CSV with every column, its titles and words taken from `strings`. Several values in a cell
 * stand on lines of their own. With a byte order mark: the file goes to spreadsheets.
 */
export function dispositionCsv(rows: readonly DispositionRow[], strings: DispositionStrings): string {
  const cells = cellsOf(strings)
  const columns = DISPOSITION_COLUMNS.map((id): CsvColumn<DispositionRow> => ({
    title: strings.column[id],
    value: cells[id],
  }))
  return writeCsv(columns, rows, { bom: 'with' })
}

type Cells = Readonly<Record<DispositionColumn, (row: DispositionRow) => string | number | null>>

function cellsOf(strings: DispositionStrings): Cells {
  const lines = (values: readonly string[]): string => values.join('\n')
  return {
    number: ({ clause }) => clause?.number ?? null,
    clause: ({ clause }) => clause?.id ?? null,
    heading: ({ clause }) => clause?.heading ?? null,
    text: ({ clause }) => clause?.start ?? null,
    kind: ({ kind }) => strings.kind[kind],
    base: ({ base }) => base,
    proposal: ({ proposal }) => proposal,
    property: ({ property }) => property && (strings.property[property] ?? property),
    supporters: ({ supporters }) => (supporters ? lines(supporters) : strings.namesHidden),
    support: ({ support }) => support,
    reviewers: ({ reviewers }) => reviewers,
    outcome: ({ outcome }) => strings.outcome[outcome],
    result: ({ result }) => result,
    code: ({ code }) => code && strings.code[code],
    reason: ({ reason }) => reason,
    by: ({ by }) => by,
    at: ({ at }) => at,
    class: (row) => row.class && strings.class[row.class],
    state: ({ state }) => state && strings.state[state],
    errorType: ({ errorTypes }) => lines(errorTypes.map((one) => strings.errorType[one])),
    necessity: ({ necessities }) => lines(necessities.map((one) => strings.necessity[one])),
    said: ({ said }) => lines(said),
    adjudicator: ({ dispute }) => dispute?.adjudicator ?? null,
    ruling: ({ dispute }) => dispute && strings.ruling[dispute.ruled ? 'ruled' : 'waiting'],
    published: ({ published }) => published?.version ?? null,
    ids: ({ ids, thread }) => lines(thread ? [thread] : ids),
  }
}

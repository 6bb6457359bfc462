import type { Answer, AnswerPiece, Receipt } from '../../model'
import type { DispositionStrings } from './disposition'
import { type CsvColumn, writeCsv } from './write'

/** The words of a receipt as a table; those of decisions come from the disposition table's. */
export type ReceiptStrings = Pick<DispositionStrings, 'column' | 'kind' | 'outcome' | 'code' | 'property'> & {
  /** Title of the column for what the reviewer is asked. */
  readonly ask: string
}

/** A receipt as CSV: a line for each answer, and for each piece of one that has several. As `dispositionCsv`. */
export function receiptCsv({ answers, published }: Receipt, strings: ReceiptStrings): string {
  const { column } = strings
  const columns: CsvColumn<Line>[] = [
    { title: column.clause, value: ({ said }) => said.clause },
    { title: column.kind, value: ({ answer }) => strings.kind[answer.kind] },
    { title: column.base, value: ({ said }) => textOf(said, 'base') },
    {
      title: column.proposal,
      value: ({ said, answer }) => (answer.kind === 'thread' ? answer.comment : textOf(said, 'proposed')),
    },
    { title: column.property, value: ({ said }) => propertyOf(said, strings) },
    { title: column.outcome, value: ({ said }) => strings.outcome[said.outcome] },
    { title: column.result, value: ({ said }) => textOf(said, 'result') },
    { title: column.code, value: ({ said }) => (said.code ? strings.code[said.code] : null) },
    { title: column.reason, value: ({ said }) => said.reason ?? null },
    { title: strings.ask, value: ({ said }) => said.ask ?? null },
    { title: column.by, value: ({ said }) => said.by ?? null },
    { title: column.at, value: ({ said }) => said.at ?? null },
    { title: column.support, value: ({ answer }) => (answer.kind === 'thread' ? null : answer.supporters) },
    { title: column.reviewers, value: ({ answer }) => (answer.kind === 'thread' ? null : answer.reviewers) },
    { title: column.published, value: () => published?.version ?? null },
    {
      title: column.ids,
      value: ({ answer }) => (answer.kind === 'thread' ? answer.thread : answer.ids.join('\n')),
    },
  ]
  return writeCsv(columns, answers.flatMap(linesOf), { bom: 'with' })
}

interface Line {
  readonly answer: Answer
  readonly said: Answer | AnswerPiece
}

function linesOf(answer: Answer): Line[] {
  const pieces = answer.kind === 'change' ? answer.pieces : undefined
  return (pieces ?? [answer]).map((said) => ({ answer, said }))
}

function textOf(said: Line['said'], name: 'base' | 'proposed' | 'result'): string | null {
  const value = (said as Partial<AnswerPiece>)[name]
  return typeof value === 'string' ? value : null
}

function propertyOf(said: Line['said'], strings: ReceiptStrings): string | null {
  const { property } = said as Partial<AnswerPiece>
  return property === undefined ? null : (strings.property[property] ?? property)
}

import type { FileTicket, Input, PrecedentRow } from '../../contract'
import { type CsvColumn, writeCsv } from '../../core/format/csv'
import type { Gap, Instant, PrecedentState } from '../../core/model'
import { type Register, ageInDays } from '../../core/register'
import { type MadeFiles, fileName } from './made-files'
import { type RegisterWords, registerWords } from './register-words'

interface CsvContext {
  readonly register: Register
  readonly rows: (states: readonly PrecedentState[]) => Promise<PrecedentRow[]>
  readonly made: MadeFiles
  readonly now: Instant
}

/** Makes a CSV file of what was asked for, in that order; what is not in the register is left out. */
export async function createRegisterCsv(
  { what, uiLocale }: Input<'register.export'>,
  { register, rows, made, now }: CsvContext,
): Promise<FileTicket> {
  const words = registerWords(uiLocale)
  const day = now.slice(0, 10)
  const put = (name: string, csv: string): Promise<FileTicket> =>
    made.put(fileName([name, day], 'csv'), new TextEncoder().encode(csv))
  if (what.kind === 'gaps') {
    const gaps = what.ids.flatMap((id) => register.gaps.get(id)?.state ?? [])
    return put(words.csv.gaps, writeCsv(gapColumns(words, now), gaps, { bom: 'with' }))
  }
  const states = what.ids.flatMap((id) => register.precedents.get(id)?.state ?? [])
  return put(words.csv.precedents, writeCsv(precedentColumns(words), await rows(states), { bom: 'with' }))
}

function gapColumns({ csv, field, kind, severity, status }: RegisterWords, now: Instant): CsvColumn<Gap>[] {
  return [
    { title: field.id, value: ({ id }) => id },
    { title: field.kind, value: (gap) => kind[gap.kind] },
    { title: field.status, value: (gap) => status[gap.status] },
    { title: field.severity, value: (gap) => severity[gap.severity] },
    { title: field.text, value: ({ text }) => text },
    { title: field.example, value: ({ example }) => example },
    { title: field.proposedWording, value: ({ proposedWording }) => proposedWording },
    { title: field.market, value: ({ market }) => market },
    { title: field.owner, value: ({ owner }) => owner },
    { title: field.due, value: ({ due }) => due?.date ?? null },
    { title: csv.dueZone, value: ({ due }) => due?.zone ?? null },
    ...clauseColumns(csv),
    { title: field.answer, value: ({ answer }) => answer?.text ?? null },
    { title: csv.answeredBy, value: ({ answer }) => answer?.by.name ?? null },
    { title: field.precedent, value: ({ answer }) => answer?.precedent ?? null },
    { title: field.outcome, value: ({ outcome }) => outcome?.what ?? null },
    { title: csv.outcomeVersion, value: ({ outcome }) => outcome?.version?.packVersion ?? null },
    { title: csv.outcomeBy, value: ({ outcome }) => outcome?.by.name ?? null },
    { title: csv.outcomeAt, value: ({ outcome }) => outcome?.at ?? null },
    { title: csv.openedAt, value: ({ openedAt }) => openedAt },
    { title: csv.openedBy, value: ({ openedBy }) => openedBy.name },
    { title: csv.age, value: (gap) => ageInDays(gap, now) },
  ]
}

function precedentColumns({ csv, field, standing }: RegisterWords): CsvColumn<PrecedentRow>[] {
  const clause = clauseColumns<{ readonly clause: Gap['clause'] }>(csv)
  return [
    { title: field.id, value: ({ precedent }) => precedent.id },
    { title: csv.standing, value: (row) => standing[row.standing] },
    { title: csv.question, value: ({ precedent }) => precedent.question },
    { title: csv.ruling, value: ({ precedent }) => precedent.ruling },
    { title: csv.rationale, value: ({ precedent }) => precedent.rationale },
    { title: csv.by, value: ({ precedent }) => precedent.by },
    { title: csv.at, value: ({ precedent }) => precedent.at },
    ...clause.map(({ title, value }) => ({
      title,
      value: ({ precedent }: PrecedentRow) => value(precedent),
    })),
    {
      title: field.reconfirmed,
      value: ({ reconfirmed }) =>
        reconfirmed.map(({ version, by }) => `${version.packVersion} (${by.name})`).join(', '),
    },
    { title: field.reversal, value: ({ reversal }) => reversal?.rationale ?? null },
    { title: csv.successor, value: ({ reversal }) => reversal?.successor ?? null },
  ]
}

function clauseColumns<Row extends { readonly clause: Gap['clause'] }>(
  csv: RegisterWords['csv'],
): CsvColumn<Row>[] {
  return [
    { title: csv.document, value: ({ clause }) => clause.documentTitle },
    { title: csv.heading, value: ({ clause }) => clause.heading },
    { title: csv.clause, value: ({ clause }) => clause.clause },
    { title: csv.locale, value: ({ clause }) => clause.locale },
    { title: csv.version, value: ({ clause }) => clause.packVersion },
  ]
}

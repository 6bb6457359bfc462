import type { TFunction } from 'i18next'
import type { CollationLog } from '../../../core/collation'
import { writeCsv } from '../../../core/format/csv'
import type { PositionRow } from './groups'

interface PositionsCsv {
  readonly groups: readonly string[]
  readonly log: CollationLog
  readonly t: TFunction<'adjudicate'>
}

/** The table of groups and matters as CSV, then a line for each sign-off. */
export function positionsCsv(rows: readonly PositionRow[], { groups, log, t }: PositionsCsv): string {
  const cell = (row: PositionRow, group: string): string | null => {
    const found = row.positions.find(({ act }) => act.group === group)
    if (!found) return null
    const { stance, reason } = found.act
    const word = t(`value.${stance}`)
    return reason === undefined ? word : t('positions.csvCell', { stance: word, reason })
  }
  const table = writeCsv<PositionRow>(
    [
      { title: t('clauses.clause'), value: ({ number }) => (number > 0 ? number : null) },
      { title: t('positions.matter'), value: ({ matter }) => matter?.base ?? t('positions.whole') },
      ...groups.map((group) => ({ title: group, value: (row: PositionRow) => cell(row, group) })),
    ],
    rows,
    { bom: 'with' },
  )
  if (log.signOffs.length === 0) return table
  const signed = writeCsv<CollationLog['signOffs'][number]>(
    [
      { title: t('signOff.group'), value: ({ act }) => act.group },
      { title: t('signOff.name'), value: ({ act }) => act.name },
      { title: t('positions.stance'), value: ({ act }) => t(`value.${act.stance}`) },
      { title: t('signOff.residual'), value: ({ act }) => act.residual ?? null },
      { title: t('signOff.at'), value: ({ at }) => at },
    ],
    log.signOffs,
  )
  return `${table}\r\n${signed}`
}

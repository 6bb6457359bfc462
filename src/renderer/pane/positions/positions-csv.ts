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
    const said = row.positions.flatMap(({ act: { group: by, stance, reason } }) => {
      if (by !== group) return []
      const word = t(`adjudicate:value.${stance}`)
      return reason === undefined ? [word] : [t('adjudicate:positions.csvCell', { stance: word, reason })]
    })
    return said.length ? said.join('\n') : null
  }
  const table = writeCsv<PositionRow>(
    [
      { title: t('adjudicate:clauses.clause'), value: ({ number }) => (number > 0 ? number : null) },
      {
        title: t('adjudicate:positions.matter'),
        value: (row) => placeWords(row, t),
      },
      ...groups.map((group) => ({ title: group, value: (row: PositionRow) => cell(row, group) })),
    ],
    rows,
    { bom: 'with' },
  )
  if (log.signOffs.length === 0) return table
  const signed = writeCsv<CollationLog['signOffs'][number]>(
    [
      { title: t('adjudicate:signOff.group'), value: ({ act }) => act.group },
      { title: t('adjudicate:signOff.name'), value: ({ act }) => act.name },
      { title: t('adjudicate:positions.stance'), value: ({ act }) => t(`adjudicate:value.${act.stance}`) },
      { title: t('adjudicate:signOff.residual'), value: ({ act }) => act.residual ?? null },
      { title: t('adjudicate:signOff.at'), value: ({ at }) => at },
    ],
    log.signOffs,
  )
  return `${table}\r\n${signed}`
}

function placeWords({ about, text }: PositionRow, t: PositionsCsv['t']): string {
  if (about === 'matter') return text
  if (about === 'whole') return t('adjudicate:positions.whole')
  if (about === 'gone-thread') return t('adjudicate:positions.goneThread')
  return t('adjudicate:positions.goneCsv', { text })
}

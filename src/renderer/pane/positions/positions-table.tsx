import { FileDown } from 'lucide-react'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { placedPositions } from '../../../core/collation'
import type { Stance } from '../../../core/model'
import { useOpen } from '../../store/collation-window'
import { Badge, Button } from '../../ui'
import { showMatter } from '../adjudicate/show-matter'
import { saveBlob } from '../../save-blob'
import { type PositionRow, TONE, groupsOf, heldPositions, positionRows } from './groups'
import { PositionsPanel } from './positions-panel'
import { positionsCsv } from './positions-csv'
import { SignOffs } from './sign-offs'

/** Groups beside each other, matter by matter; last what they say of the whole, and who signed for whom. */
export function PositionsTable() {
  const { t } = useTranslation('adjudicate')
  const log = useOpen((open) => open.log)
  const rows = useRows()
  const groups = groupsOf(log)
  const head = useOpen((open) => open.head)
  const save = () => {
    const csv = positionsCsv(rows, { groups, log, t })
    saveBlob(`${head.document}-${head.locale}-positions.csv`, new Blob([csv], { type: 'text/csv' }))
  }
  return (
    <div className="positions-view">
      <div className="agreement-tools">
        <p className="field-hint">{t('positions.tableHint')}</p>
        <Button icon={FileDown} isDisabled={groups.length === 0} onPress={save}>
          {t('positions.csv')}
        </Button>
      </div>
      {rows.length > 0 && groups.length > 0 && (
        <div className="wide-table">
          <table className="plain-table" aria-label={t('positions.table')}>
            <thead>
              <tr>
                <th scope="col">{t('positions.matter')}</th>
                {groups.map((group) => (
                  <th key={group} scope="col">
                    <bdi>{group}</bdi>
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <Row key={row.id} row={row} groups={groups} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      <Residual />
      <PositionsPanel matter={null} />
      <SignOffs />
    </div>
  )
}

function useRows(): readonly PositionRow[] {
  const matters = useOpen((open) => open.matters)
  const log = useOpen((open) => open.log)
  const folded = useOpen((open) => open.folded)
  const base = useOpen((open) => open.base)
  return useMemo(() => positionRows({ matters, log, folded, base }), [matters, log, folded, base])
}

function Row({ row, groups }: { readonly row: PositionRow; readonly groups: readonly string[] }) {
  return (
    <tr>
      <th scope="row">
        <Place row={row} />
      </th>
      {groups.map((group) => (
        <td key={group}>
          {row.positions
            .filter(({ act }) => act.group === group)
            .map(({ id, act: { stance, reason } }) => (
              <Said key={id} stance={stance} reason={reason} />
            ))}
        </td>
      ))}
    </tr>
  )
}

function Place({ row: { about, matter, number, text } }: { readonly row: PositionRow }) {
  const { t } = useTranslation('adjudicate')
  if (about === 'whole') return t('positions.whole')
  if (about === 'gone-thread') return t('positions.goneThread')
  return (
    <>
      {matter ? (
        <Button look="quiet" onPress={() => showMatter(matter.id)}>
          {t('positions.place', { number })}
        </Button>
      ) : (
        <>
          {t('positions.place', { number })} <Badge>{t('positions.gone')}</Badge>
        </>
      )}
      <bdi className="clause-words" dir="auto">
        {text}
      </bdi>
    </>
  )
}

function Said({ stance, reason }: { readonly stance: Stance; readonly reason: string | undefined }) {
  const { t } = useTranslation('adjudicate')
  return (
    <>
      <Badge tone={TONE[stance]}>{t(`value.${stance}`)}</Badge>
      {reason !== undefined && <p dir="auto">{reason}</p>}
    </>
  )
}

/** Objections that remain: nobody has taken them back. */
function Residual() {
  const { t } = useTranslation('adjudicate')
  const log = useOpen((open) => open.log)
  const matters = useOpen((open) => open.matters)
  const positions = useMemo(() => {
    const held = heldPositions(placedPositions(log, matters))
    return held.filter(({ act }) => act.stance === 'object')
  }, [log, matters])
  const signed = log.signOffs.filter(({ act }) => act.residual !== undefined)
  const all = [
    ...positions.map(({ id, act }) => ({ id, group: act.group, text: act.reason ?? '' })),
    ...signed.map(({ id, act }) => ({ id, group: act.group, text: act.residual ?? '' })),
  ]
  return (
    <section className="residual" aria-label={t('residual.title')}>
      <h3 className="part-title">{t('residual.title')}</h3>
      {all.length === 0 && <p className="field-hint">{t('residual.none')}</p>}
      <ul className="statement-list">
        {all.map(({ id, group, text }) => (
          <li key={id} className="statement">
            <bdi className="statement-party">{group}</bdi>
            <p className="statement-text" dir="auto">
              {text}
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}

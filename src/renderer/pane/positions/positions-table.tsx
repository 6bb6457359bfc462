import { FileDown } from 'lucide-react'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useOpen } from '../../store/collation-window'
import { Badge, Button } from '../../ui'
import { showMatter } from '../adjudicate/show-matter'
import { saveBlob } from '../../save-blob'
import { type PositionRow, TONE, groupsOf, positionsOn } from './groups'
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
  const clauses = useOpen((open) => open.folded.clauses)
  return useMemo(() => {
    const number = new Map(clauses.map(({ id }, i) => [id, i + 1]))
    const own = matters.flatMap((matter): PositionRow[] => {
      const positions = positionsOn(log, matter.target)
      const at = matter.clause === null ? 0 : (number.get(matter.clause) ?? 0)
      return positions.length ? [{ id: matter.id, matter, number: at, positions }] : []
    })
    const whole = positionsOn(log, null)
    return whole.length ? [...own, { id: 'whole', matter: null, number: 0, positions: whole }] : own
  }, [matters, log, clauses])
}

function Row({ row, groups }: { readonly row: PositionRow; readonly groups: readonly string[] }) {
  const { t } = useTranslation('adjudicate')
  const { matter, number } = row
  return (
    <tr>
      <th scope="row">
        {matter ? (
          <Button look="quiet" onPress={() => showMatter(matter.id)}>
            {t('positions.place', { number })}
          </Button>
        ) : (
          t('positions.whole')
        )}
        {matter && (
          <bdi className="clause-words" dir="auto">
            {matter.base}
          </bdi>
        )}
      </th>
      {groups.map((group) => {
        const position = row.positions.find(({ act }) => act.group === group)
        return (
          <td key={group}>
            {position && <Badge tone={TONE[position.act.stance]}>{t(`value.${position.act.stance}`)}</Badge>}
            {position?.act.reason !== undefined && <p dir="auto">{position.act.reason}</p>}
          </td>
        )
      })}
    </tr>
  )
}

/** Objections that remain: nobody has taken them back. */
function Residual() {
  const { t } = useTranslation('adjudicate')
  const log = useOpen((open) => open.log)
  const positions = log.positions.filter(({ act }) => act.stance === 'object')
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

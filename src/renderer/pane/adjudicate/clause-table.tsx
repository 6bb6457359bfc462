import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Agreement, agreementOf } from '../../../core/agreement'
import { type RatedSet, readingOf } from '../../../core/collation'
import type { ClauseId } from '../../../core/model'
import { useOpen } from '../../store/collation-window'
import { Badge, Button, Select } from '../../ui'
import { figureWords, percentFormat } from './figure-words'
import { showMatter } from './show-matter'

type Order = 'least' | 'text'
const TONE = { agreed: 'good', 'one-differs': 'accent', unclear: 'warn', 'too-few': 'neutral' } as const
const STEP = 50

interface ClauseRow {
  readonly clause: ClauseId
  readonly number: number
  readonly text: string
  readonly agreement: Agreement
}

/** Agreement clause by clause, the least agreed first. */
export function ClauseTable({ set }: { readonly set: RatedSet }) {
  const { t, i18n } = useTranslation('adjudicate')
  const [order, setOrder] = useState<Order>('least')
  const [most, setMost] = useState(STEP)
  const rows = useClauseRows(set, order)
  const percent = percentFormat(i18n.language)
  const orders = (['least', 'text'] as const).map((id) => ({ id, label: t(`order.${id}`) }))
  return (
    <section className="clause-agreement" aria-label={t('clauses.title')}>
      <div className="agreement-tools">
        <h3 className="part-title">{t('clauses.title')}</h3>
        <Select label={t('order.name')} options={orders} value={order} onChange={setOrder} />
      </div>
      {rows.length === 0 && <p className="field-hint">{t('clauses.none')}</p>}
      {rows.length > 0 && (
        <table className="plain-table">
          <thead>
            <tr>
              <th scope="col">{t('clauses.clause')}</th>
              <th scope="col">{t('measure.percent')}</th>
              <th scope="col">{t('clauses.raters')}</th>
              <th scope="col">{t('clauses.reading')}</th>
              <th scope="col">{t('clauses.go')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.slice(0, most).map((row) => (
              <ClauseLine key={row.clause} row={row} percent={percent} />
            ))}
          </tbody>
        </table>
      )}
      {rows.length > most && (
        <Button onPress={() => setMost(most + STEP)}>
          {t('clauses.more', { count: rows.length - most })}
        </Button>
      )}
    </section>
  )
}

interface ClauseLineProps {
  readonly row: ClauseRow
  readonly percent: (value: number) => string
}

function ClauseLine({ row: { clause, number, text, agreement }, percent }: ClauseLineProps) {
  const { t } = useTranslation('adjudicate')
  const locale = useOpen((open) => open.head.locale)
  const matter = useOpen(({ matters }) => matters.find((one) => one.clause === clause)?.id)
  const reading = readingOf(agreement)
  return (
    <tr>
      <th scope="row">
        <span className="clause-number">{number}</span>{' '}
        <bdi lang={locale} className="clause-words">
          {text}
        </bdi>
      </th>
      <td>{figureWords(agreement.percent, percent, t).value}</td>
      <td>{agreement.n.raters}</td>
      <td>
        <Badge tone={TONE[reading]}>{t(`reading.${reading}`)}</Badge>
      </td>
      <td>
        {matter !== undefined && (
          <Button look="quiet" aria-label={t('clauses.open', { number })} onPress={() => showMatter(matter)}>
            {t('clauses.openShort')}
          </Button>
        )}
      </td>
    </tr>
  )
}

const LENGTH = 90

function useClauseRows(set: RatedSet, order: Order): readonly ClauseRow[] {
  const clauses = useOpen((open) => open.folded.clauses)
  return useMemo(() => {
    const units = new Map<ClauseId, RatedSet['units'][number][]>()
    for (const unit of set.units) {
      if (unit.clause === null || unit.ratings.length < 2) continue
      const own = units.get(unit.clause) ?? []
      own.push(unit)
      units.set(unit.clause, own)
    }
    const rows = clauses.flatMap(({ id, text }, i): ClauseRow[] => {
      const own = units.get(id)
      if (!own) return []
      const short = text.length > LENGTH ? `${text.slice(0, LENGTH)}…` : text
      return [{ clause: id, number: i + 1, text: short, agreement: agreementOf(own) }]
    })
    return order === 'text' ? rows : rows.sort((a, b) => shareOf(a) - shareOf(b) || a.number - b.number)
  }, [clauses, set, order])
}

function shareOf({ agreement: { percent } }: ClauseRow): number {
  return percent.kind === 'value' ? percent.value : 2
}

import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { RebaseLine } from '../../../core/model'
import { collationImportStore, useOpen } from '../../store/collation-window'
import { type BroughtItem, ITEM_STATES, countItems } from './import-items'
import type { ReportLine } from './import-lines'
import { MatterWords } from './matter-line'
import { useReportWords } from './report-words'
import { shortened } from './shortened'
import { select } from './view'

/** One review of the report: where it came from, what it brought, and what became of that. */
export function ImportReportLine({ row }: { readonly row: ReportLine }) {
  const { t } = useTranslation('collate')
  const words = useReportWords()
  const { line } = row
  const why = words.why(row)
  const who = words.reviewer(row)
  const file = words.file(row)
  return (
    <article className="import-line" data-outcome={line.outcome}>
      <p className="import-line-head">
        <span className="import-outcome">{words.outcome(line.outcome)}</span>
        <bdi className="import-who">{who === '' ? file : who}</bdi>
        {who !== '' && <bdi className="import-file">{file}</bdi>}
      </p>
      {why !== '' && <p className="import-why">{why}</p>}
      {line.changes !== undefined && (
        <p className="import-counts">
          <span>{t('people.changes', { count: line.changes })}</span>
          <span>{t('people.threads', { count: line.threads ?? 0 })}</span>
          <span>{t('import.clauses', { count: line.clauses ?? 0 })}</span>
        </p>
      )}
      <Rebased row={row} />
      <Items row={row} />
    </article>
  )
}

/** Counts of what moving a review to this version came to, its clause states and decisions among them. */
function Rebased({ row: { line } }: { readonly row: ReportLine }) {
  const { t } = useTranslation('collate')
  const counts = Object.entries(line.verdicts ?? {})
  if (line.outcome !== 'rebased' && counts.length === 0) return null
  return (
    <p className="import-counts">
      <span>{t('import.rebased', { version: line.packVersion ?? '' })}</span>
      <Counts counts={counts.map(([id, count]) => [t(`verdictWord.${id}`, { defaultValue: id }), count])} />
    </p>
  )
}

/** Every suggestion and thread with what became of it; drawn when it is asked for. */
function Items({ row: { items, changed } }: { readonly row: ReportLine }) {
  const { t } = useTranslation('collate')
  const [isOpen, setIsOpen] = useState(false)
  if (items.length + changed.length === 0) return null
  const counts = countItems(items)
  const found = ITEM_STATES.filter((state) => counts[state] > 0)
  return (
    <details className="import-items" onToggle={(event) => setIsOpen(event.currentTarget.open)}>
      <summary>
        {t('import.items')}
        <Counts counts={found.map((state) => [t(`import.item.${state}`), counts[state]])} />
      </summary>
      {isOpen && (
        <ul>
          {found.flatMap((state) =>
            items.flatMap((one) => (one.state === state ? <Item key={one.id} item={one} /> : [])),
          )}
          {changed.map((one) => (
            <Changed key={`${one.kind} ${one.id}`} line={one} />
          ))}
        </ul>
      )}
    </details>
  )
}

function Item({ item }: { readonly item: BroughtItem }) {
  const { t } = useTranslation('collate')
  const isReady = useOpen(({ byId }) => item.matter !== null && byId.has(item.matter.id))
  const { kind, id, state, matter, verdict } = item
  const show = () => {
    if (!matter) return
    collationImportStore.close()
    select(matter.id, 'matter')
  }
  const words = matter ? <MatterWords matter={matter} /> : <bdi className="import-id">{id}</bdi>
  return (
    <li className="import-item" data-state={state}>
      <span className="import-item-kind">{t(`rebasedKind.${kind}`)}</span>
      {isReady ? (
        <button type="button" className="import-item-words" onClick={show}>
          {words}
        </button>
      ) : (
        <span className="import-item-words">{words}</span>
      )}
      <span className="import-item-state">
        {verdict !== null && verdict !== 'kept' && (
          <span className="chip">{t(`verdictWord.${verdict}`, { defaultValue: verdict })}</span>
        )}
        {t(`import.item.${state}`)}
      </span>
    </li>
  )
}

/** A clause state or a decision that is not what it was on the older version. */
function Changed({ line: { kind, id, verdict } }: { readonly line: RebaseLine }) {
  const { t } = useTranslation('collate')
  const clause = useOpen(({ folded }) => folded.clauses.find((one) => one.id === id))
  return (
    <li className="import-item">
      <span className="import-item-kind">{t(`rebasedKind.${kind}`)}</span>
      <bdi className="import-item-words">{clause ? shortened(clause.text, MOST) : id}</bdi>
      <span className="import-item-state">{t(`verdictWord.${verdict}`, { defaultValue: verdict })}</span>
    </li>
  )
}

const MOST = 80

function Counts({ counts }: { readonly counts: readonly (readonly [string, number])[] }) {
  const { i18n } = useTranslation('collate')
  const number = new Intl.NumberFormat(i18n.language)
  return counts.map(([word, count]) => (
    <span key={word} className="chip">
      {word} <bdi>{number.format(count)}</bdi>
    </span>
  ))
}

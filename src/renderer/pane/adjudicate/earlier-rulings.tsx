import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type PrecedentRow, Refusal } from '../../../contract'
import type { Dispute } from '../../../core/collation'
import { listPrecedents } from '../../../core/register'
import { client } from '../../api'
import { useOpen } from '../../store/collation-window'
import { Badge, SearchField } from '../../ui'
import { When } from '../collate/when'

const TONE = { holds: 'good', 'to-reconfirm': 'warn', reversed: 'neutral' } as const
const MOST = 20

/** Rulings that were made before: on this clause, and, when words are given, on any. */
export function EarlierRulings({ dispute }: { readonly dispute: Dispute }) {
  const { t } = useTranslation('adjudicate')
  const [words, setWords] = useState('')
  const rows = usePrecedents(dispute)
  const { document } = useOpen((open) => open.head)
  const others = rows.filter(
    ({ precedent: { origin } }) => origin.kind !== 'ruling' || origin.dispute !== dispute.id,
  )
  const here = others.filter(
    ({ precedent: { clause } }) => clause.document === document && clause.clause === dispute.clause,
  )
  const found = words.trim() === '' ? here : listPrecedents(others, words)
  return (
    <section className="earlier-rulings" aria-label={t('earlier.title')}>
      <h3 className="part-title">{t('earlier.title')}</h3>
      <SearchField label={t('earlier.search')} value={words} onChange={setWords} />
      {found.length === 0 && (
        <p className="field-hint">{t(words.trim() === '' ? 'earlier.none' : 'earlier.noneFound')}</p>
      )}
      <ul className="statement-list">
        {found.slice(0, MOST).map((row) => (
          <li key={row.precedent.id} className="statement">
            <Earlier row={row} />
          </li>
        ))}
      </ul>
      {found.length > MOST && (
        <p className="field-hint">{t('earlier.more', { count: found.length - MOST })}</p>
      )}
    </section>
  )
}

function Earlier({ row: { precedent, standing } }: { readonly row: PrecedentRow }) {
  const { t } = useTranslation('adjudicate')
  const { question, ruling, rationale, by, at, clause } = precedent
  return (
    <>
      <p className="statement-head">
        <bdi className="statement-party">{by}</bdi>
        <When at={at} />
        <Badge tone={TONE[standing]}>{t(`earlier.${standing}`)}</Badge>
        <bdi>{t('earlier.version', { version: clause.packVersion })}</bdi>
      </p>
      <p dir="auto">{question}</p>
      <p className="earlier-text" dir="auto" lang={clause.locale}>
        {ruling}
      </p>
      <p className="statement-text" dir="auto">
        {rationale}
      </p>
    </>
  )
}

/** All precedents; read anew when something was ruled here. */
function usePrecedents({ rulings }: Dispute): readonly PrecedentRow[] {
  const [rows, setRows] = useState<readonly PrecedentRow[]>([])
  const ruled = rulings.length
  useEffect(() => {
    let isCurrent = true
    const read = async () => {
      try {
        const { precedents } = await client['register.read']({ since: 0 })
        if (isCurrent) setRows(precedents)
      } catch (error) {
        // The dispute can go on without them.
        if (!(error instanceof Refusal)) reportError(error)
      }
    }
    void read()
    return () => {
      isCurrent = false
    }
  }, [ruled])
  return rows
}

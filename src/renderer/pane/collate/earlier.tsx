import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Matter } from '../../../core/collation'
import { useOpen } from '../../store/collation-window'
import { type DecisionLine, decisionsOf } from './clause-decisions'
import { DecidedText } from './decided-text'
import { placesOf } from './places'
import { When } from './when'

/** Every decision that was made on the clause, undone ones too: who, when, what was there, what comes, why. */
export function EarlierDecisions({ matter }: { readonly matter: Matter }) {
  const { t } = useTranslation('collate')
  const log = useOpen((open) => open.log)
  const base = useOpen((open) => open.base)
  const threads = useOpen((open) => open.folded.threads)
  const lines = useMemo(() => {
    const span = matter.clause === null ? null : (placesOf(base).clauses.get(matter.clause) ?? null)
    return decisionsOf(log, matter, { span, threads })
  }, [log, matter, base, threads])
  if (lines.length === 0) return null
  return (
    <section className="side-part" aria-label={t('earlier.title')}>
      <h3 className="part-title">{t('earlier.title')}</h3>
      <ol className="earlier">
        {lines.map((line) => (
          <li key={`${line.entry.id} ${JSON.stringify(line.disposition.on)}`} data-state={line.state}>
            <Line line={line} />
          </li>
        ))}
      </ol>
    </section>
  )
}

function Line({ line }: { readonly line: DecisionLine }) {
  const { t } = useTranslation('collate')
  const { entry, disposition, state, why } = line
  return (
    <>
      <p>
        <span className="earlier-outcome">{t(`outcome.${disposition.outcome}`)}</span>{' '}
        <span className="standing-code">{t(`disposition:code.${disposition.reason.code}`)}</span>
        {state !== 'stands' && (
          <span className="earlier-void">{t(state === 'undone' ? 'earlier.void' : 'earlier.replaced')}</span>
        )}
      </p>
      <p>
        <DecidedText disposition={disposition} />
      </p>
      {why !== '' && <p dir="auto">{why}</p>}
      <p className="standing-by">
        <bdi>{entry.by.name}</bdi> <When at={entry.at} />
      </p>
    </>
  )
}

import { useTranslation } from 'react-i18next'
import type { Matter } from '../../../core/collation'
import { When } from './when'

/** The decision that holds: what, by whom, when, why. */
export function Standing({ matter }: { readonly matter: Matter }) {
  const { t } = useTranslation('collate')
  const { standing, beside } = matter
  if (!standing) return null
  const { outcome, reason, ask } = standing.disposition
  return (
    <section className="standing" aria-label={t('standing.name')}>
      <p>
        <strong>{t(`outcome.${outcome}`)}</strong>{' '}
        <span className="standing-by">
          <bdi>{standing.by.name}</bdi> <When at={standing.at} />
        </span>
      </p>
      <p className="standing-why">
        <span className="standing-code">{t(`disposition:code.${reason.code}`)}</span>
        {reason.text !== undefined && <bdi>{reason.text}</bdi>}
      </p>
      {matter.state === 'late' && beside.length > 0 && (
        <p className="standing-why">{t('standing.beside', { count: beside.length })}</p>
      )}
      {ask && (
        <p className="standing-why">{t('standing.ask', { count: ask.heads.length, text: ask.text })}</p>
      )}
    </section>
  )
}

import { useTranslation } from 'react-i18next'
import type { ClauseRef } from '../../../core/model'
import { localeName } from '../../locale-name'

/** Which clause of which version something is about, and how the clause begins. */
export function ClauseWords({ clause }: { readonly clause: ClauseRef }) {
  const { t, i18n } = useTranslation('register')
  return (
    <section className="register-clause" aria-label={t('detail.where')}>
      <p className="register-line">
        <bdi lang={clause.locale}>{clause.documentTitle}</bdi>
        <span>{localeName(clause.locale, i18n.language)}</span>
        <span>{t('detail.version', { version: clause.packVersion })}</span>
      </p>
      {clause.heading !== clause.documentTitle && (
        <h2>
          <bdi lang={clause.locale}>{clause.heading}</bdi>
        </h2>
      )}
      {clause.excerpt !== '' && clause.excerpt !== clause.heading && (
        <blockquote className="quote" lang={clause.locale} dir="auto">
          {clause.excerpt}
        </blockquote>
      )}
    </section>
  )
}

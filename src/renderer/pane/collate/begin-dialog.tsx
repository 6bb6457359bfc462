import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PackRow } from '../../../contract'
import { localeName } from '../../locale-name'
import { type CollateTarget, goTo, useLibrary } from '../../store'
import { Button, Dialog, SearchField } from '../../ui'

/** Begins a collation on any text of the library. */
export function BeginDialog({ onClose }: { readonly onClose: () => void }) {
  const { t, i18n } = useTranslation('collate')
  const { t: tc } = useTranslation()
  const packs = useLibrary((state) => state.packs)
  const [query, setQuery] = useState('')
  const word = query.trim().toLowerCase()
  const texts = textsOf(packs ?? [], i18n.language)
  const found = texts.filter(({ search }) => search.includes(word))
  const begin = (target: CollateTarget) => {
    onClose()
    goTo({ screen: 'collate', target })
  }
  return (
    <Dialog
      title={t('begin.title')}
      onClose={onClose}
      actions={<Button onPress={onClose}>{tc('cancel')}</Button>}
    >
      <p>{t(texts.length === 0 ? 'begin.none' : 'begin.text')}</p>
      {texts.length > 0 && (
        <SearchField label={t('begin.search')} value={query} onChange={setQuery} autoFocus />
      )}
      <ul className="begin-list" aria-label={t('begin.title')}>
        {found.map(({ key, title, language, version, reviews, target }) => (
          <li key={key}>
            <button type="button" className="begin-line" onClick={() => begin(target)}>
              <bdi className="begin-name">{title}</bdi>
              <span className="begin-facts">
                <span>{language}</span>
                <bdi>{version}</bdi>
                <span>{t('row.reviews', { count: reviews })}</span>
              </span>
            </button>
          </li>
        ))}
      </ul>
    </Dialog>
  )
}

interface Text {
  readonly key: string
  readonly title: string
  readonly language: string
  readonly version: string
  readonly reviews: number
  readonly target: CollateTarget
  /** Small letters to search in. */
  readonly search: string
}

/** Every text of the library in every language, those with reviews first. */
function textsOf(packs: readonly PackRow[], language: string): Text[] {
  return packs
    .flatMap(({ pack, digest, title, version, documents, reviews }) =>
      documents.flatMap(({ document, title: name, targets }) =>
        targets.map(({ locale }): Text => {
          const spoken = localeName(locale, language)
          return {
            key: `${digest} ${document} ${locale}`,
            title: name,
            language: spoken,
            version,
            reviews: reviews.filter((one) => one.document === document && one.locale === locale).length,
            target: { pack, digest, document, locale },
            search: `${title} ${name} ${spoken} ${locale} ${version}`.toLowerCase(),
          }
        }),
      ),
    )
    .sort((a, b) => b.reviews - a.reviews)
}

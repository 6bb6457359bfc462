import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type CollateTarget, goTo, useLibrary } from '../../store'
import { Badge, Button, Dialog, SearchField } from '../../ui'
import { type Text, textsOf } from './texts'

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
      {texts.length > 0 && found.length === 0 && (
        <p className="side-none" role="status">
          {t('begin.notFound')}
        </p>
      )}
      <ul className="begin-list" aria-label={t('begin.title')}>
        {found.map((text) => (
          <li key={text.key}>
            <BeginLine text={text} onPress={() => begin(text.target)} />
          </li>
        ))}
      </ul>
    </Dialog>
  )
}

function BeginLine({ text, onPress }: { readonly text: Text; readonly onPress: () => void }) {
  const { t } = useTranslation('collate')
  const { title, language, side, version, reviews } = text
  return (
    <button type="button" className="begin-line" onClick={onPress}>
      <bdi className="begin-name">{title}</bdi>
      <span className="begin-facts">
        {side === 'source' && <Badge>{t('begin.source')}</Badge>}
        <span>{language}</span>
        <bdi>{version}</bdi>
        <span>{t('row.reviews', { count: reviews })}</span>
      </span>
    </button>
  )
}

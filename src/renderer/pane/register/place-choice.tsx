import { useTranslation } from 'react-i18next'
import type { ClausePlace, PackRow } from '../../../contract'
import { localeName } from '../../locale-name'
import { Select } from '../../ui'
import { ClauseChoice } from './clause-choice'

interface PlaceChoiceProps {
  readonly packs: readonly PackRow[]
  readonly place: ClausePlace
  readonly onChange: (place: ClausePlace) => void
}

/** Chooses a clause: of which pack version, document and language, and by its words. */
export function PlaceChoice({ packs, place, onChange }: PlaceChoiceProps) {
  const { t } = useTranslation('register')
  const pack = packs.find(({ digest }) => digest === place.digest)
  const go = (next: ClausePlace | null) => next && onChange(next)
  return (
    <>
      <div className="register-selects">
        <Select
          label={t('new.pack')}
          options={packs.map(({ digest, title, version }) => ({
            id: digest as string,
            label: title,
            note: version,
          }))}
          value={place.digest}
          onChange={(id) => go(firstPlace(packs.find(({ digest }) => digest === id)))}
        />
        <Select
          label={t('new.document')}
          options={(pack?.documents ?? []).map((one) => ({ id: one.document as string, label: one.title }))}
          value={place.document}
          onChange={(id) => go(firstPlace(pack, id))}
        />
        <LocaleChoice packs={packs} place={place} onChange={onChange} />
      </div>
      <ClauseChoice
        key={`${place.digest} ${place.document} ${place.locale}`}
        place={place}
        onChange={onChange}
      />
    </>
  )
}

function LocaleChoice({ packs, place, onChange }: PlaceChoiceProps) {
  const { t, i18n } = useTranslation('register')
  const pack = packs.find(({ digest }) => digest === place.digest)
  const document = pack?.documents.find((one) => one.document === place.document)
  const renderings = document ? [document.source, ...document.targets] : []
  return (
    <Select
      label={t('new.locale')}
      options={renderings.map(({ locale }) => ({
        id: locale as string,
        label: localeName(locale, i18n.language),
      }))}
      value={place.locale}
      onChange={(id) => {
        const next = renderings.find(({ locale }) => locale === id)
        if (next) onChange({ ...place, locale: next.locale, clause: null })
      }}
    />
  )
}

/** The first, or a named, document of a pack as a whole, in its source language. */
export function firstPlace(pack: PackRow | undefined, name?: string): ClausePlace | null {
  const document = pack?.documents.find((one) => name === undefined || one.document === name)
  if (!pack || !document) return null
  const { locale } = document.source
  return { pack: pack.pack, digest: pack.digest, document: document.document, locale, clause: null }
}

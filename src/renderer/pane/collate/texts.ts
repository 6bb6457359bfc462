import type { PackRow } from '../../../contract'
import { localeName } from '../../locale-name'
import type { CollateTarget } from '../../store'

/** A text of the library that can be collated. */
export interface Text {
  readonly key: string
  readonly title: string
  readonly language: string
  readonly version: string
  readonly side: 'source' | 'target'
  readonly reviews: number
  readonly target: CollateTarget
  /** Small letters to search in. */
  readonly search: string
}

/** Every text of the library in every language, the source too; those with reviews first. `language`: of the interface. */
export function textsOf(packs: readonly PackRow[], language: string): Text[] {
  return packs
    .flatMap((pack) => pack.documents.flatMap((one) => renderingsOf(pack, one, language)))
    .sort((a, b) => b.reviews - a.reviews)
}

function renderingsOf(pack: PackRow, of: PackRow['documents'][number], language: string): Text[] {
  const { digest, title, version, reviews } = pack
  const { document, title: name, source, targets } = of
  return [...targets, source].map(({ locale }): Text => {
    const spoken = localeName(locale, language)
    return {
      key: `${digest} ${document} ${locale}`,
      title: name,
      language: spoken,
      version,
      side: locale === source.locale ? 'source' : 'target',
      reviews: reviews.filter((one) => one.document === document && one.locale === locale).length,
      target: { pack: pack.pack, digest, document, locale },
      search: `${title} ${name} ${spoken} ${locale} ${version}`.toLowerCase(),
    }
  })
}

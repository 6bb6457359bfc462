import type { PackRow } from '../../../contract'
import type { DocumentId, Locale } from '../../../core/model'
import { type CompareText, type LibraryRow, goTo, lastReviewed, libraryStore } from '../../store'

/**
 * Opens Compare on the version that the person last reviewed and this one, however many versions lie between: a
 * pack's row in the language of that review, any other row in its own. Null where there is no such version.
 */
export function sinceLast(row: Exclude<LibraryRow, { kind: 'group' }>): (() => void) | null {
  const last = lastReviewed(libraryStore.getState().packs ?? [], row.pack)
  if (!last) return null
  const document = row.kind === 'pack' ? last.review.document : row.document.document
  const locale = row.kind === 'rendering' || row.kind === 'review' ? row.rendering.locale : last.review.locale
  const [before, after] = [textIn(last.pack, document, locale), textIn(row.pack, document, locale)]
  return before && after ? () => goTo({ screen: 'compare', before, after }) : null
}

function textIn(pack: PackRow, document: DocumentId, locale: Locale): CompareText | null {
  const row = pack.documents.find((one) => one.document === document)
  const has = row && [row.source, ...row.targets].some((rendering) => rendering.locale === locale)
  return has ? { pack: pack.pack, digest: pack.digest, document, locale } : null
}

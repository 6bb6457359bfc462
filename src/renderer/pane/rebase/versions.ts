import type { PackRow, ReviewRow } from '../../../contract'
import type { MoveRequest } from './move-store'

/** The other versions in the library that a review of one's own can be moved to, newest name first. */
export function movesOf(review: ReviewRow, pack: PackRow, packs: readonly PackRow[]): MoveRequest[] {
  const { document, locale } = review
  const hasText = (row: PackRow): boolean =>
    row.documents.some(
      (one) =>
        one.document === document && [one.source, ...one.targets].some((text) => text.locale === locale),
    )
  const { compare } = new Intl.Collator('en', { numeric: true })
  return packs
    .filter((row) => row.pack === pack.pack && row.digest !== pack.digest && hasText(row))
    .filter((row) => compare(row.version, pack.version) > 0)
    .sort((a, b) => compare(b.version, a.version))
    .map(({ digest, version }) => ({
      review: review.review,
      fromVersion: pack.version,
      pack: pack.pack,
      document,
      locale,
      to: { digest, version },
    }))
}

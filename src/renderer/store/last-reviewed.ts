import type { PackRow, ReviewRow } from '../../contract'

/** A version of a pack that the person has worked on, and what of it. */
export interface LastReviewed {
  readonly pack: PackRow
  readonly review: ReviewRow
}

/**
 * The version before this one that the person last reviewed, however many versions lie between: the nearest with a
 * review handed back, else the nearest with a review at all. Versions that are not in the library break the chain;
 * then the other versions count by the time of the work. Null where there is none.
 */
export function lastReviewed(packs: readonly PackRow[], of: PackRow): LastReviewed | null {
  const mine = (pack: PackRow): ReviewRow[] => pack.reviews.filter((review) => review.mine)
  const chain = versionsBefore(packs, of)
  const others = packs.filter(
    (row) => row.pack === of.pack && row.digest !== of.digest && !chain.includes(row),
  )
  const found = [...chain, ...others.filter((row) => row.importedAt <= of.importedAt).sort(latestFirst)].map(
    (pack) => ({ pack, reviews: mine(pack) }),
  )
  const handedBack = found.find(({ reviews }) => reviews.some((review) => review.state !== 'in-work'))
  const best = handedBack ?? found.find(({ reviews }) => reviews.length > 0)
  if (!best) return null
  const counted = handedBack ? best.reviews.filter((review) => review.state !== 'in-work') : best.reviews
  const [review] = [...counted].sort((a, b) => (a.updatedAt < b.updatedAt ? 1 : -1))
  return review ? { pack: best.pack, review } : null
}

function versionsBefore(packs: readonly PackRow[], of: PackRow): PackRow[] {
  const chain: PackRow[] = []
  for (let at: PackRow | undefined = of; at?.previous !== undefined;) {
    const before: string = at.previous
    at = packs.find((row) => row.digest === before && row.pack === of.pack)
    if (!at || at === of || chain.includes(at)) break
    chain.push(at)
  }
  return chain
}

function latestFirst(a: PackRow, b: PackRow): number {
  const worked = ({ reviews }: PackRow): string =>
    reviews.reduce((last, { mine, updatedAt }) => (mine && updatedAt > last ? updatedAt : last), '')
  return worked(a) < worked(b) ? 1 : -1
}

import type { PackRow } from '../../../contract'
import type { CollateTarget, DeskTarget, Route } from '../../store'

/** Where the way to the desk leads: the document last open here, else the review last worked on; null if neither. */
export function deskRoute(lastTarget: DeskTarget | null, packs: readonly PackRow[] | null): Route | null {
  if (lastTarget) return { screen: 'desk', target: lastTarget }
  const mine = (packs ?? []).flatMap((pack) => pack.reviews).filter((review) => review.mine)
  const latest = mine.reduce<(typeof mine)[number] | null>(
    (best, review) => (best && best.updatedAt >= review.updatedAt ? best : review),
    null,
  )
  return latest && { screen: 'desk', target: { review: latest.review } }
}

/** Where the way to collating leads: the collation last open here, else the list of them. */
export function collateRoute(lastCollated: CollateTarget | null): Route {
  return lastCollated ? { screen: 'collate', target: lastCollated } : { screen: 'collate' }
}

import { type Entry, isKnown } from '../model'
import { logOf } from './log'
import type { CollationLog, Standing } from './types'

/**
 * Whether names are still hidden at a matter, or, without one, wherever names stand that belong to none: until the
 * first decision on it. To put it off or to send it to an adjudicator decides nothing.
 */
export function areNamesHidden(
  names: CollationLog['names'],
  matter: { readonly standing: Standing | null } | null,
): boolean {
  if (names === 'shown') return false
  const outcome = matter?.standing?.disposition.outcome ?? 'deferred'
  return outcome === 'deferred'
}

/**
 * What may go to a party while positions are blind: everything but what was said in disputes where not all parties
 * have stated their position. Whoever has all of it loses nothing: an answer that comes back is united with it.
 */
export function forParties(entries: readonly Entry[]): {
  readonly entries: readonly Entry[]
  readonly heldBack: readonly Entry[]
} {
  const heard = new Set<string>(
    logOf(entries).disputes.flatMap(({ id, stage }) => (stage === 'positions' ? [] : [id])),
  )
  const isBlind = ({ act }: Entry): boolean =>
    isKnown(act) && act.kind === 'statement' && !heard.has(act.dispute)
  return { entries: entries.filter((one) => !isBlind(one)), heldBack: entries.filter(isBlind) }
}

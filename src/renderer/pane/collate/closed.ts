import type { Matter } from '../../../core/collation'

/**
 * Whether a matter takes no verdicts here: while it is with an adjudicator, after a ruling, and where nobody asks for
 * anything.
 */
export function isClosed({ state, standing }: Matter): boolean {
  return (
    state === 'disputed' || state === 'ruled' || state === 'unasked' || (standing?.dispute ?? null) !== null
  )
}

/** Whether a matter can be taken in the decider's own words: a place in the text. */
export function canReword({ cluster }: Matter): boolean {
  return cluster !== null && cluster.property === null
}

/** Whether the decision of a matter can be taken back. */
export function canReopen(matter: Matter): boolean {
  const { state, standing } = matter
  if (!standing) return false
  return state === 'unasked' ? standing.dispute === null : !isClosed(matter)
}

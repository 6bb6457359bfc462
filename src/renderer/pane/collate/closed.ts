import type { Matter } from '../../../core/collation'

/** Whether a matter takes no verdicts here: while it is with an adjudicator, and after a ruling. */
export function isClosed({ state, standing }: Matter): boolean {
  return state === 'disputed' || state === 'ruled' || (standing?.dispute ?? null) !== null
}

/** Whether a matter can be taken in the decider's own words: a place in the text. */
export function canReword({ cluster }: Matter): boolean {
  return cluster !== null && cluster.property === null
}

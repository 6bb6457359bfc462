import type { Matter, MatterState } from '../../../core/collation'

/** States in which nothing has been decided for good. */
export const UNSETTLED: readonly MatterState[] = ['open', 'late', 'disputed', 'deferred']

/** What stands in the text although nobody asks for it any more. */
export function unaskedIn(matters: readonly Matter[]): Matter[] {
  return matters.filter(({ state }) => state === 'unasked')
}

/** What a version that is made now leaves unsettled. */
export function leftOpen(matters: readonly Matter[]): Matter[] {
  return matters.filter(({ state }) => UNSETTLED.includes(state))
}

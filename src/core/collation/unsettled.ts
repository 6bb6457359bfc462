import type { CollationLog } from './types'

/** What a version that is made now would leave unsettled. */
export interface Unsettled {
  /** Disputes without a ruling. */
  readonly disputed: number
  /** Places and threads that were put off. */
  readonly deferred: number
}

/** Counts what people know to be unsettled, as the entries alone tell it; what nobody has touched yet is not in it. */
export function unsettledOf({ disputes, standing }: Pick<CollationLog, 'disputes' | 'standing'>): Unsettled {
  return {
    disputed: disputes.filter(({ ruling }) => ruling === null).length,
    deferred: standing.filter(({ disposition }) => disposition.outcome === 'deferred').length,
  }
}

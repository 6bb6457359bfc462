import type { StoreOptions } from '../journal/store'

/** Figures that a test may need otherwise; the app runs with `TUNING`. */
export interface Tuning extends Pick<StoreOptions, 'snapshotEntries' | 'snapshotBytes' | 'snapshotQuietMs'> {
  readonly lockStaleMs: number
  readonly lockUpdateMs: number
  readonly ballastBytes: number
  /** How many reviews stay in memory. */
  readonly keptOpen: number
}

export const TUNING: Tuning = {
  snapshotEntries: 500,
  snapshotBytes: 1 << 20,
  snapshotQuietMs: 2000,
  lockStaleMs: 20_000,
  lockUpdateMs: 5000,
  ballastBytes: 2 << 20,
  keptOpen: 8,
}

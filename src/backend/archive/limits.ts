/** What a file that came in may ask of this machine. */
export interface Limits {
  readonly entries: number
  /** Bytes of all contents together, counted while they stream. */
  readonly total: number
  /** Bytes out per byte in, for contents above a mebibyte: beyond it is a bomb. */
  readonly ratio: number
}

export const LIMITS: Limits = { entries: 10_000, total: 200_000_000, ratio: 100 }

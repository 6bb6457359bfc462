/** Why a figure, or its interval, cannot be said. */
export type Unsaid =
  /** Nobody rated anything. */
  | 'no-ratings'
  /** Fewer than two people rated. */
  | 'one-rater'
  /** Fewer than `FEWEST_UNITS` units were rated by two or more. */
  | 'too-few-units'
  /** Each unit has values of its own, so there is no chance to take off: see `agreementOf`. */
  | 'own-values'
  /** Everybody chose the same value everywhere: chance cannot be told from agreement. */
  | 'one-category'
  /** The measure needs equally many ratings of every unit. */
  | 'uneven-raters'
  /** Interval only: no unit differs from another, so nothing tells how sure the figure is. */
  | 'no-spread'
  /** Interval only: without one of the units the figure could not be said at all. */
  | 'rests-on-one-unit'

export interface Interval {
  readonly kind: 'interval'
  readonly low: number
  readonly high: number
}

export interface NotSaid {
  readonly kind: 'unsaid'
  readonly why: Unsaid
}

export interface Value {
  readonly kind: 'value'
  readonly value: number
  /** 95 % confidence interval. */
  readonly interval: Interval | NotSaid
}

/** A measure of agreement, or why there is none. `units` is how many units it rests on. */
export type Figure = (Value | NotSaid) & { readonly units: number }

/** Below so many units a measure beyond plain percent is not said: one unit would move it by a fifth or more. */
export const FEWEST_UNITS = 5

/** Below so many units a figure is said with a caution: its interval is wide and leans on an approximation. */
export const FEW_UNITS = 30

export function notSaid(why: Unsaid): NotSaid {
  return { kind: 'unsaid', why }
}

/**
 * Interval by the jackknife over units (Efron and Tibshirani 1993, chapter 11): `without` are the figures that
 * remain when each unit in turn is left out, null where none remains. Student's t with n - 1 degrees of freedom.
 */
export function jackknife(value: number, without: readonly (number | null)[]): Interval | NotSaid {
  const n = without.length
  const known = without.filter((one): one is number => one !== null)
  if (known.length < n) return notSaid('rests-on-one-unit')
  const mean = known.reduce((sum, one) => sum + one, 0) / n
  const spread = known.reduce((sum, one) => sum + (one - mean) ** 2, 0)
  const error = Math.sqrt(((n - 1) / n) * spread)
  // Sums taken apart and put together again differ in the last digits.
  if (n < 2 || error < 1e-9) return notSaid('no-spread')
  const reach = studentT975(n - 1) * error
  return { kind: 'interval', low: Math.max(-1, value - reach), high: Math.min(1, value + reach) }
}

/**
 * Wilson's score interval of a share (Wilson 1927), for n units. A unit's own share may lie between 0 and 1; the
 * interval is then rather too wide than too narrow, as no spread within 0 to 1 exceeds that of a coin.
 */
export function wilson(share: number, n: number): Interval {
  const z2 = Z975 * Z975
  const middle = (share + z2 / (2 * n)) / (1 + z2 / n)
  const reach = (Z975 / (1 + z2 / n)) * Math.sqrt((share * (1 - share)) / n + z2 / (4 * n * n))
  return { kind: 'interval', low: Math.max(0, middle - reach), high: Math.min(1, middle + reach) }
}

const Z975 = 1.959963984540054

/** 97.5 % point of Student's t, by the Cornish-Fisher expansion (Abramowitz and Stegun 26.7.5); four degrees and more. */
function studentT975(degrees: number): number {
  const z = Z975
  const terms = [
    (z ** 3 + z) / 4,
    (5 * z ** 5 + 16 * z ** 3 + 3 * z) / 96,
    (3 * z ** 7 + 19 * z ** 5 + 17 * z ** 3 - 15 * z) / 384,
    (79 * z ** 9 + 776 * z ** 7 + 1482 * z ** 5 - 1920 * z ** 3 - 945 * z) / 92_160,
  ]
  return terms.reduce((sum, term, i) => sum + term / degrees ** (i + 1), z)
}

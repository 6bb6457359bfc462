import { type Unit, isWord } from './units'

/** The units of two texts. */
export interface Sides {
  readonly a: readonly Unit[]
  readonly b: readonly Unit[]
}

export interface Weight {
  readonly words: number
  /** Characters of the words. */
  readonly size: number
}

export function weigh(units: readonly Unit[]): Weight {
  const words = units.filter(isWord)
  return { words: words.length, size: words.reduce((sum, unit) => sum + unit.size, 0) }
}

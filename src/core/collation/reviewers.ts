import type { AuthorId } from '../model'
import type { Folded } from './folded'

const known = new WeakMap<Folded, ReadonlyMap<string, AuthorId>>()

/** How many people are behind heads, or behind all of them: who reviewed on two machines is one. */
export function countReviewers(folded: Folded, keys?: readonly string[]): number {
  const byKey = reviewersOf(folded)
  const found = keys ? keys.flatMap((key) => byKey.get(key) ?? []) : byKey.values()
  return new Set(found).size
}

/** Those of the keys that are heads of other people than these heads. */
export function headsOfOthers(folded: Folded, keys: readonly string[], heads: readonly string[]): string[] {
  const byKey = reviewersOf(folded)
  const own = new Set(heads.map((key) => byKey.get(key)))
  return keys.filter((key) => !own.has(byKey.get(key)))
}

function reviewersOf(folded: Folded): ReadonlyMap<string, AuthorId> {
  const made = known.get(folded) ?? new Map(folded.heads.map(({ key, reviewer }) => [key, reviewer.id]))
  known.set(folded, made)
  return made
}

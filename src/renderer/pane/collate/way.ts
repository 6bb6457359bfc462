import type { Matter } from '../../../core/collation'
import { isUndecided } from './filter'

/**
 * The matter to go to from `id`, forward or back, around the end; null when there is no other. Where `id` itself is
 * not in the list any more, the search begins at its place in `all`.
 */
export function neighbourOf(
  list: readonly Matter[],
  id: string | null,
  way: { readonly step: 1 | -1; readonly which: 'any' | 'undecided'; readonly all: readonly Matter[] },
): string | null {
  const fits = (matter: Matter): boolean => matter.id !== id && (way.which === 'any' || isUndecided(matter))
  const found = list.filter(fits)
  if (found.length === 0) return null
  const rank = new Map(way.all.map((matter, i) => [matter.id, i]))
  const at = id === null ? -1 : (rank.get(id) ?? -1)
  const placed = found.map((matter) => ({ id: matter.id, at: rank.get(matter.id) ?? 0 }))
  if (way.step === 1) return (placed.find((one) => one.at > at) ?? placed[0])?.id ?? null
  return (placed.filter((one) => one.at < at).at(-1) ?? placed.at(-1))?.id ?? null
}

import type { Digest } from '../model'
import { logOf } from './log'
import type { CollationLog, Standing } from './types'

/** A version that came out of a collation. */
export interface Published {
  readonly version: string
  readonly digest: Digest
}

/**
 * Tells in which version a decision came out first: of those published while it held as it holds now. Null for one
 * that has not come out yet.
 */
export function publishedFinder(log: CollationLog): (standing: Standing | null) => Published | null {
  const first = new Map<string, Published>()
  for (const { id, act } of log.published) {
    const place = log.entries.findIndex((entry) => entry.id === id)
    for (const standing of logOf(log.entries.slice(0, place)).standing)
      if (!first.has(standing.id)) first.set(standing.id, { version: act.version, digest: act.packDigest })
  }
  return (standing) => (standing && first.get(standing.id)) ?? null
}

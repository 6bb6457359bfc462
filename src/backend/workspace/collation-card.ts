import { z } from 'zod'
import { CollationRow } from '../../contract'
import { logOf } from '../../core/collation'
import { CollationId } from '../../core/model'
import type { Collation } from './collation-subject'

/** What the library shows of a collation, so that listing opens none. */
export const CollationCard = z.object({ ...CollationRow.shape, key: CollationId, rev: z.int() })
export type CollationCard = z.infer<typeof CollationCard>

export const CollationCardFile = z.record(z.string(), z.object({ stamp: z.string(), card: CollationCard }))

export function collationCardOf(collation: Collation, key: CollationId): CollationCard {
  const { head, rev, updatedAt } = collation
  const log = logOf(collation.entries)
  return {
    key,
    rev,
    head,
    revisions: log.revisions.size,
    decided: log.standing.length,
    openDisputes: log.disputes.filter(({ stage }) => stage !== 'closed').length,
    published: log.published.map(({ act: { version, packDigest } }) => ({ version, packDigest })),
    updatedAt,
  }
}

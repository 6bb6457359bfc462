import type { Client } from '../../../contract'
import { Refusal } from '../../../contract'
import { sameJson } from '../../../core/base'
import type { ReviewId, ReviewOp } from '../../../core/model'
import { type Review, applyOps } from '../../../core/review'

type SaveClient = Pick<Client, 'review.save' | 'review.read'>

/**
 * Saves through the contract. When the answer to an earlier save was lost, the next one is refused as stale although
 * the work is on disk: then the stored review is exactly what the operations make of the last confirmed one, and
 * the save counts. Anything else that is stale rejects: somebody else has written.
 */
export function makeSave(
  client: SaveClient,
  review: ReviewId,
  start: Review,
): (rev: number, ops: readonly ReviewOp[]) => Promise<{ readonly rev: number }> {
  const held: { confirmed: Review; since: ReviewOp[] } = { confirmed: start, since: [] }
  return async (rev, ops) => {
    try {
      const reply = await client['review.save']({ review, rev, ops: [...ops] })
      held.since.push(...ops)
      return reply
    } catch (error) {
      if (!(error instanceof Refusal) || error.problem.code !== 'stale-rev') throw error
      // Only now: carrying everything out a second time beside each save would be felt while typing.
      const expected = afterOps(held.confirmed, [...held.since, ...ops])
      const stored = expected && (await client['review.read']({ review }))
      if (!stored || stored.rev !== rev + ops.length || !sameJson(stored.doc, expected.doc.toJSON()))
        throw error
      held.confirmed = expected
      held.since = []
      return { rev: stored.rev }
    }
  }
}

function afterOps(review: Review, ops: readonly ReviewOp[]): Review | null {
  const at = new Date().toISOString()
  const next = applyOps(
    review,
    ops.map((op) => ({ op, at })),
  )
  return next.ok ? next.value : null
}

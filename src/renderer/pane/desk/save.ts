import type { Client } from '../../../contract'
import { Refusal } from '../../../contract'
import { sameJson } from '../../../core/base'
import type { ReviewId, ReviewOp, ReviewState } from '../../../core/model'
import { type Review, applyOps, toState } from '../../../core/review'
import { type UploadClient, sendFiles } from '../../upload'

type SaveClient = UploadClient & Pick<Client, 'review.save' | 'review.save-upload' | 'review.read'>

/** Characters of a save that fit into one request in any script: three bytes each, and room for the rest of it. */
const MOST_CHARS = 300_000

/**
 * Saves through the contract. A save is refused as stale although nobody else has written when the answer to the one
 * before was lost, and when a handback was made meanwhile, which the backend notes in the review. Then the stored
 * review says exactly what is expected with these operations, or without them: the first counts as saved, the second
 * is saved again on top. Anything else that is stale rejects: somebody else has written.
 */
export function makeSave(
  client: SaveClient,
  review: ReviewId,
  start: Review,
): (rev: number, ops: readonly ReviewOp[]) => Promise<{ readonly rev: number }> {
  const held: { confirmed: Review; since: ReviewOp[] } = { confirmed: start, since: [] }
  return async (rev, ops) => {
    try {
      const reply = await send(client, { review, rev }, ops)
      held.since.push(...ops)
      return reply
    } catch (error) {
      if (!(error instanceof Refusal) || error.problem.code !== 'stale-rev') throw error
      // Only now: carrying everything out a second time beside each save would be felt while typing.
      const before = afterOps(held.confirmed, held.since)
      const after = before && afterOps(before, ops)
      const stored = after && (await client['review.read']({ review }))
      if (!stored) throw error
      const saved = sameReview(stored, toState(after))
      if (!saved && !sameReview(stored, toState(before))) throw error
      const reply = saved ? { rev: stored.rev } : await send(client, { review, rev: stored.rev }, ops)
      held.confirmed = saved ? after : before
      held.since = saved ? [] : [...ops]
      return reply
    }
  }
}

/** One edit can be long, for instance a replacement in thousands of places: then it goes in pieces. */
async function send(
  client: SaveClient,
  on: { readonly review: ReviewId; readonly rev: number },
  ops: readonly ReviewOp[],
): Promise<{ readonly rev: number }> {
  const text = JSON.stringify(ops)
  if (text.length <= MOST_CHARS) return client['review.save']({ ...on, ops: [...ops] })
  const files = [{ path: 'ops.json', blob: new Blob([text]) }]
  const upload = await sendFiles(client, files, () => true)
  if (upload === null) throw new Error('nobody stops a save')
  return client['review.save-upload']({ ...on, upload })
}

function afterOps(review: Review, ops: readonly ReviewOp[]): Review | null {
  const at = new Date().toISOString()
  const next = applyOps(
    review,
    ops.map((op) => ({ op, at })),
  )
  return next.ok ? next.value : null
}

/** Whether two states say the same; what the backend notes by itself does not count. */
function sameReview(a: ReviewState, b: ReviewState): boolean {
  return sameJson(withoutNotes(a), withoutNotes(b))
}

function withoutNotes(state: ReviewState): unknown {
  const { rev: _rev, updatedAt: _updated, handedBack: _handed, threads, ...rest } = state
  return { ...rest, threads: threads.map(({ kindAt: _kind, anchorAt: _anchor, ...thread }) => thread) }
}

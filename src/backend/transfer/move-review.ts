import { Refusal } from '../../contract'
import type { Digest, RebaseReport } from '../../core/model'
import { baseDigest } from '../../core/doc'
import { fromRevision, toRevision } from '../../core/handback'
import { rebaseInSteps } from '../../core/rebase'
import type { Review } from '../../core/review'
import type { Content } from '../workspace/content'
import { readRendering } from '../workspace/renderings'
import { inSteps, letOthersIn } from './pause'
import { findUpdates, sourceOf } from '../workspace/versions'

export interface MovedReview {
  /** The review on the other version, still under its old id. */
  readonly review: Review
  readonly report: RebaseReport
}

/** A review on another version of its pack; nothing is stored. Refuses with `not-found` where that has no such text. */
export async function movedReview({ packs }: Content, review: Review, to: Digest): Promise<MovedReview> {
  const { head } = review
  const [old, now] = [await packs.find(head.pack, head.packDigest), await packs.find(head.pack, to)]
  const [from, text] = [await readRendering(packs, old, head), await readRendering(packs, now, head)]
  const { document, locale } = head
  const update = await findUpdates(packs, now, { document, locale, from: head.base, to: baseDigest(text) })
  const [a, b] = [await sourceOf(packs, old, head), await sourceOf(packs, now, head)]
  const options = {
    head: { packVersion: now.manifest.version, packDigest: to },
    ...(update ? { update } : {}),
    ...(a && b ? { source: { from: a, to: b } } : {}),
  }
  const rebased = await inSteps(rebaseInSteps(from, text, toRevision(review), options), letOthersIn)
  if (!rebased.ok) throw new Refusal(rebased.problem)
  const opened = fromRevision(text, rebased.value.revision)
  if (!opened.ok) throw new Refusal(opened.problem)
  return { review: opened.value, report: rebased.value.report }
}

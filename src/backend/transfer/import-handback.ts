import type { Node } from 'prosemirror-model'
import { type Result, fail, ok } from '../../core/base'
import {
  type ImportAction,
  fromRevision,
  planImport,
  readHandback,
  revisionDigest,
  toRevision,
} from '../../core/handback'
import {
  type Digest,
  type ImportReport,
  type Problem,
  type ReviewHead,
  type ReviewId,
  problem,
} from '../../core/model'
import type { Review } from '../../core/review'
import { apartKey } from '../workspace/review-shelf'
import { findRendering, readRendering } from '../workspace/renderings'
import type { ImportContext } from './import-pack'
import { refusedReport } from './import-report'

/** A review that is to be put on the shelf, made and checked before anything is written. */
interface Step {
  readonly action: ImportAction
  readonly review: Review
}

/**
 * Takes the reviews of a handback in, item by item as core/handback decides. One review that cannot be rebuilt
 * exactly refuses the file whole, before anything is written. Importing twice changes nothing.
 */
export async function importHandback(
  file: string,
  entries: ReadonlyMap<string, Uint8Array>,
  context: ImportContext,
): Promise<ImportReport> {
  const read = readHandback(entries)
  if (!read.ok) return refusedReport(file, 'handback', read.problem)
  const ids = new Set(read.value.revisions.map((revision) => revision.head.id))
  const here = await reviewsHere(ids, context)
  const bases = new Map<ReviewHead, Digest | 'no-pack' | 'no-document'>()
  for (const { head } of read.value.revisions) bases.set(head, await baseOf(head, context))
  const plan = planImport(read.value, {
    baseOf: (head) => bases.get(head) ?? 'no-pack',
    revisions: here.map(({ review }) => toRevision(review)),
  })
  const steps: Step[] = []
  for (const action of plan.actions) {
    const review = await rebuild(action, context)
    if (!review.ok) return refusedReport(file, 'handback', review.problem)
    steps.push({ action, review: review.value })
  }
  let done = 0
  for (const step of steps) {
    await commit(step, here, context)
    context.onProgress(++done, steps.length)
  }
  const accepted = plan.items.some((one) => one.outcome !== 'refused')
  return { file, what: 'handback', accepted, items: [...plan.items] }
}

interface Here {
  readonly key: ReviewId
  readonly review: Review
  readonly digest: Digest
}

async function reviewsHere(ids: ReadonlySet<ReviewId>, { content }: ImportContext): Promise<Here[]> {
  const { cards } = await content.reviews.list()
  const here: Here[] = []
  for (const { key, head } of cards) {
    if (!ids.has(head.id)) continue
    const review = await content.reviews.read(key)
    here.push({ key, review, digest: revisionDigest(toRevision(review)) })
  }
  return here
}

async function baseOf(
  { pack, packDigest, document, locale }: ReviewHead,
  { content }: ImportContext,
): Promise<Digest | 'no-pack' | 'no-document'> {
  const shelved = (await content.packs.list()).find((p) => p.digest === packDigest && p.manifest.id === pack)
  if (!shelved) return 'no-pack'
  return findRendering(shelved.manifest, document, locale)?.base ?? 'no-document'
}

async function rebuild(action: ImportAction, { content }: ImportContext): Promise<Result<Review, Problem>> {
  const { head } = action.revision
  const pack = await content.packs.find(head.pack, head.packDigest)
  const base: Node = await readRendering(content.packs, pack, head)
  const review = fromRevision(base, action.revision)
  if (!review.ok) return review
  if (revisionDigest(toRevision(review.value)) === action.digest) return ok(review.value)
  return fail(problem('document-invalid', `${head.document} ${head.locale}`))
}

async function commit(
  { action, review }: Step,
  here: Here[],
  { content, tell }: ImportContext,
): Promise<void> {
  const replaced = here.filter((one) => action.replaces.includes(one.digest))
  const [first, ...rest] = replaced
  for (const { key } of rest) await content.reviews.remove(key)
  const key = first?.key ?? (action.outcome === 'kept-apart' ? apartKey(review) : review.head.id)
  if (first) {
    await content.reviews.replace(key, review, first.review.rev)
    tell({ kind: 'review.saved', review: key, rev: review.rev })
  }
  if (!first) await content.reviews.add(key, review)
  for (const one of replaced) here.splice(here.indexOf(one), 1)
  here.push({ key, review, digest: action.digest })
}

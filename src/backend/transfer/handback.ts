import { type BackendEvent, type FileTicket, type HandbackPreview, Refusal } from '../../contract'
import { revisionDigest, sealRevision, summaryOf, toRevision, writeHandback } from '../../core/handback'
import { type Person, type ReviewHead, type ReviewId, type Revision, problem } from '../../core/model'
import { type Review, progressOf } from '../../core/review'
import { writeZip } from '../archive'
import { findRendering, readRendering } from '../workspace/renderings'
import type { Content } from '../workspace/content'
import { type MadeFiles, fileName } from './made-files'

/** What a handback of these reviews would carry. */
export async function previewHandback(content: Content, keys: readonly ReviewId[]): Promise<HandbackPreview> {
  const reviews: HandbackPreview['reviews'] = []
  for (const key of keys) {
    const review = await content.reviews.read(key)
    const { changes, accepted, threads, comments, reviewed, flagged } = summaryOf(toRevision(review))
    const { document, locale } = review.head
    const title = await titleOf(content, review.head)
    const counts = {
      changes,
      accepted,
      threads,
      comments,
      reviewed,
      flagged,
      clauses: progressOf(review).clauses,
    }
    reviews.push({ review: key, title: title ?? document, locale, ...counts })
  }
  return { reviews }
}

export interface Outgoing {
  readonly content: Content
  readonly made: MadeFiles
  readonly person: Person
  readonly now: string
  readonly tell: (event: BackendEvent) => void
}

/**
 * Makes the handback file of the person's own reviews of one pack, then notes in each review's journal that it was
 * handed back. Refuses with `not-allowed` for somebody else's review or reviews of several packs.
 */
export async function createHandback(keys: readonly ReviewId[], outgoing: Outgoing): Promise<FileTicket> {
  const { content, made, person, now, tell } = outgoing
  const reviews: Review[] = []
  for (const key of new Set(keys)) reviews.push(await content.reviews.read(key))
  const first = reviews[0]?.head
  if (!first || reviews.some((r) => r.head.packDigest !== first.packDigest || r.head.author.id !== person.id))
    throw new Refusal(problem('not-allowed', 'handback'))
  const { manifest } = await content.packs.find(first.pack, first.packDigest)
  const revisions: Revision[] = []
  for (const review of reviews) revisions.push(await sealed(content, review))
  const entries = writeHandback({
    pack: { id: first.pack, version: first.packVersion, digest: first.packDigest, title: manifest.title },
    author: person,
    createdAt: now,
    revisions,
  })
  const locales = [...new Set(reviews.map((review) => review.head.locale))].sort()
  const where = locales.length > 4 ? [`${locales.length}`, 'locales'] : locales
  const name = fileName([first.pack, first.packVersion, person.name, ...where], 'stethandback')
  const ticket = await made.put(name, writeZip(entries))
  for (const [i, review] of reviews.entries()) {
    const digest = revisions[i] && revisionDigest(revisions[i])
    if (!digest || review.handedBack[review.handedBack.length - 1]?.digest === digest) continue
    const op = { kind: 'handed-back' as const, at: now, digest }
    const { rev } = await content.reviews.save(review.head.id, { rev: review.rev, ops: [op], at: now })
    tell({ kind: 'review.saved', review: review.head.id, rev })
  }
  return ticket
}

/** What leaves must open at the other end: each revision is read back on the pack's text before it goes. */
async function sealed(content: Content, review: Review): Promise<Revision> {
  const pack = await content.packs.find(review.head.pack, review.head.packDigest)
  const base = await readRendering(content.packs, pack, review.head)
  const revision = sealRevision(base, review)
  if (!revision.ok) throw new Refusal(revision.problem)
  return revision.value
}

/** Title of the text under review in its own language; null when the pack is not here. */
export async function titleOf(content: Content, head: ReviewHead): Promise<string | null> {
  const packs = await content.packs.list()
  const pack = packs.find((p) => p.digest === head.packDigest)
  return (pack && findRendering(pack.manifest, head.document, head.locale)?.title) ?? null
}

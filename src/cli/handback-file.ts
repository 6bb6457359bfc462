import type { Node } from 'prosemirror-model'
import { readArchive } from '../backend/archive'
import { type Result, fail, ok } from '../core/base'
import { type Handback, fromRevision, readHandback, revisionDigest, toRevision } from '../core/handback'
import { type Problem, type Revision, problem } from '../core/model'
import { type Pack, readPack } from '../core/pack'
import type { Review } from '../core/review'
import { aboutFile, fileProblem } from './file-problem'

/** Reads a handback file from disk. A problem names the file. */
export async function readHandbackFile(path: string): Promise<Result<Handback, Problem>> {
  const entries = await readArchive(path)
  return aboutFile(path, entries.ok ? readHandback(entries.value) : entries)
}

/** Reads a pack from disk. A problem names the file. */
export async function readPackFile(path: string): Promise<Result<Pack, Problem>> {
  const entries = await readArchive(path)
  return aboutFile(path, entries.ok ? readPack(entries.value) : entries)
}

/** Reads a pack and makes sure that it is the very one a handback was made on; `pack-unknown` if it is not. */
export async function readPackOf(handback: Handback, path: string): Promise<Result<Pack, Problem>> {
  const pack = await readPackFile(path)
  if (!pack.ok || pack.value.digest === handback.pack.digest) return pack
  const { id, version, digest } = handback.pack
  return fail(
    fileProblem('pack-unknown', path, `the handback was made on ${id} ${version}, digest ${digest}`),
  )
}

export interface OpenedReview {
  readonly review: Review
  readonly base: Node
}

/** A review laid on the pack's text again: base digest, every suggestion and every place proved. */
export function openRevision(pack: Pack, revision: Revision): Result<OpenedReview, Problem> {
  const { document, locale } = revision.head
  const base = pack.read(document, locale)
  if (!base.ok) return base
  const review = fromRevision(base.value, revision)
  if (!review.ok) return review
  if (revisionDigest(toRevision(review.value)) !== revisionDigest(revision))
    return fail(problem('document-invalid', `${document} ${locale} does not come back as it was handed back`))
  return ok({ review: review.value, base: base.value })
}

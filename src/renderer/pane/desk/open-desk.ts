import type { Node } from 'prosemirror-model'
import type { Client, PackRow } from '../../../contract'
import { Refusal } from '../../../contract'
import { readDoc } from '../../../core/doc'
import {
  type DocumentId,
  type Locale,
  type Problem,
  type Rendering,
  type ReviewOp,
  type ReviewState,
  problem,
} from '../../../core/model'
import { type Review, applyOps, openReview } from '../../../core/review'
import type { DeskTarget } from '../../store'
import { flushFinishing } from './unsaved'

/** One rendering of the document that is read, never written. */
export interface ReadText {
  readonly doc: Node
  readonly rendering: Rendering
}

/** Everything that the desk needs to show a review. */
export interface Opened {
  readonly review: Review
  /** What is on disk; operations carried over from before come on top of it. */
  readonly stored: Review
  readonly rev: number
  readonly carried: readonly ReviewOp[]
  readonly source: ReadText
  /** The pack as the library lists it. */
  readonly pack: PackRow
  readonly title: string
  /** Other languages of the document, for the third column. */
  readonly others: readonly Rendering[]
}

/** Thrown when operations that were not saved do not fit the review as it is on disk now. */
export class CannotCarry extends Error {
  constructor(readonly ops: readonly ReviewOp[]) {
    super('unsaved operations do not fit the saved review')
  }
}

/** Opens a review with its source. Rejects with a `Refusal`, or with `CannotCarry`. */
export async function openDesk(
  client: Client,
  target: DeskTarget,
  carried: readonly ReviewOp[] = [],
): Promise<Opened> {
  await flushFinishing()
  const state = await readState(client, target)
  const stored = openReview(state)
  if (!stored.ok) throw new Refusal(stored.problem)
  const at = new Date().toISOString()
  const opened = carried.length
    ? applyOps(
        stored.value,
        carried.map((op) => ({ op, at })),
      )
    : stored
  if (!opened.ok) throw new CannotCarry(carried)
  const { head } = opened.value
  const { packs } = await client['library.read']({})
  const pack = packs.find((row) => row.digest === head.packDigest)
  const row = pack?.documents.find((doc) => doc.document === head.document)
  if (!pack || !row) throw new Refusal(problem('pack-unknown', head.pack))
  const source = await readRendering(client, pack, head.document, row.source.locale)
  return {
    review: opened.value,
    stored: stored.value,
    rev: stored.value.rev,
    carried,
    source,
    pack,
    title: row.title,
    others: row.targets.filter((rendering) => rendering.locale !== head.locale),
  }
}

/** A window that may only read cannot begin a review, but shows the one that was begun. */
async function readState(client: Client, target: DeskTarget): Promise<ReviewState> {
  if ('review' in target) return client['review.read'](target)
  try {
    return await client['review.begin'](target)
  } catch (error) {
    const { packs } = await client['library.read']({})
    const own = packs
      .find((pack) => pack.digest === target.digest)
      ?.reviews.find((row) => row.mine && row.document === target.document && row.locale === target.locale)
    if (!own || problemOf(error).code !== 'read-only') throw error
    return client['review.read']({ review: own.review })
  }
}

/** Reads one locale of a document as the pack delivered it. */
export async function readRendering(
  client: Client,
  pack: PackRow,
  document: DocumentId,
  locale: Locale,
): Promise<ReadText> {
  const { doc, rendering } = await client['document.read']({
    pack: pack.pack,
    digest: pack.digest,
    document,
    locale,
  })
  const read = readDoc(doc)
  if (!read.ok) throw new Refusal(read.problem)
  return { doc: read.value, rendering }
}

export function problemOf(error: unknown): Problem {
  return error instanceof Refusal
    ? error.problem
    : problem('bug', error instanceof Error ? error.message : '')
}

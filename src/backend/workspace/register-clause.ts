import type { Node } from 'prosemirror-model'
import { type ClausePlace, Refusal } from '../../contract'
import { blockText } from '../../core/doc'
import {
  type ClauseId,
  type ClauseRef,
  type CollationId,
  type GapFields,
  type GapKind,
  type ReviewHead,
  type ReviewId,
  type Thread,
  type ThreadId,
  problem,
} from '../../core/model'
import { clauseRef } from '../../core/register'
import { placeOf } from '../../core/thread'
import type { Content } from './content'
import type { ShelvedPack } from './pack-shelf'
import { findRendering, readRendering } from './renderings'

/** The reference to a clause of a pack in the library. Refuses with `not-found`. */
export async function refOfPlace({ packs }: Content, place: ClausePlace): Promise<ClauseRef> {
  const pack = await packs.find(place.pack, place.digest)
  const doc = await readRendering(packs, pack, place)
  const ref = clauseRef(doc, aboutOf(pack, place), place.clause)
  if (!ref) throw new Refusal(problem('not-found', place.clause ?? ''))
  return ref
}

/** A thread and the text it was written in; without the text where only a collation has its review. */
export interface FoundThread {
  readonly thread: Thread
  readonly head: ReviewHead
  readonly doc: Node | null
}

/**
 * A thread of a review in the library or, where a collation is named, of a review that was brought into that one.
 * Refuses with `not-found`.
 */
export async function findThread(
  { reviews, collations }: Content,
  asked: {
    readonly review: ReviewId
    readonly thread: ThreadId
    readonly collation?: CollationId | undefined
  },
): Promise<FoundThread> {
  if (await reviews.has(asked.review)) {
    const { head, doc, threads } = await reviews.read(asked.review)
    const thread = threads.get(asked.thread)
    if (thread) return { thread, head, doc }
  }
  const { collation } = asked
  const brought = collation === undefined ? [] : (await collations.read(collation)).revisions
  // What came last first: of two states of a review that is the later one.
  for (const { digest } of [...brought].reverse()) {
    const { head, threads } = await collations.revision(collation as CollationId, digest)
    const thread = head.id === asked.review ? threads.find(({ id }) => id === asked.thread) : undefined
    if (thread) return { thread, head, doc: null }
  }
  throw new Refusal(problem('not-found', asked.thread))
}

/** The clause that a thread hangs on, in the text of the pack that the review is of. */
export async function refOfThread({ packs }: Content, found: FoundThread): Promise<ClauseRef> {
  const { head, thread } = found
  const { anchor } = thread
  const pack = await packs.find(head.pack, head.packDigest)
  const locale = anchor.side === 'source' ? pack.manifest.sourceLocale : head.locale
  const text = await readRendering(packs, pack, { document: head.document, locale })
  const place = placeOf(thread, anchor.side === 'target' && found.doc ? found.doc : text)
  const clause = place.clause ?? anchor.clause
  const about = aboutOf(pack, { document: head.document, locale })
  const ref = clauseRef(text, about, clause)
  if (ref) return ref
  // A clause that only the review has: its words are those of the review.
  const whole = clauseRef(text, about, null)
  if (!whole) throw new Refusal(problem('not-found', head.document))
  const { text: _whole, ...rest } = whole
  return { ...rest, clause, excerpt: wordsOf(found, clause) || anchor.quote.exact.slice(0, 600) }
}

const KINDS: Readonly<Record<string, GapKind>> = {
  'policy-gap': 'policy',
  'market-issue': 'policy',
  question: 'question',
}

/** What a thread says, as the fields of a gap; null for a thread that raises nothing of the kind. */
export function fieldsOfThread(thread: Thread, market: string | undefined): GapFields | null {
  const kind = KINDS[thread.kind]
  if (!kind) return null
  const comments = thread.comments.filter(({ deletedAt }) => deletedAt === undefined)
  const [first] = comments
  const wording = comments.map(({ proposedWording }) => proposedWording ?? '').filter(Boolean)
  const quote = thread.anchor.quote.exact.slice(0, 4000)
  return {
    kind,
    text: first?.text.trim().slice(0, 4000) || quote || wording[0]?.slice(0, 4000) || '?',
    example: quote,
    market: (market ?? '').slice(0, 200),
    severity: 'major',
    proposedWording: wording[wording.length - 1] ?? '',
    owner: '',
    due: null,
  }
}

type Name = Pick<ClauseRef, 'document' | 'locale'>

function aboutOf(pack: ShelvedPack, { document, locale }: Name): Parameters<typeof clauseRef>[1] {
  const rendering = findRendering(pack.manifest, document, locale)
  return {
    pack: pack.manifest.id,
    packVersion: pack.manifest.version,
    packDigest: pack.digest,
    document,
    documentTitle: rendering?.title ?? document,
    locale,
  }
}

function wordsOf({ doc }: FoundThread, clause: ClauseId | null): string {
  let words = ''
  doc?.descendants((node) => {
    if (node.isTextblock && node.attrs['bid'] === clause) words = blockText(node, 'all').slice(0, 600)
    return !node.isTextblock
  })
  return words
}

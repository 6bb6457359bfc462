import { type ClausePlace, Refusal } from '../../contract'
import { blockText } from '../../core/doc'
import {
  type ClauseId,
  type ClauseRef,
  type GapFields,
  type GapKind,
  type Thread,
  problem,
} from '../../core/model'
import type { Review } from '../../core/review'
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

/** The clause that a thread hangs on, in the text of the pack that the review is of. */
export async function refOfThread({ packs }: Content, review: Review, thread: Thread): Promise<ClauseRef> {
  const { head, doc } = review
  const pack = await packs.find(head.pack, head.packDigest)
  const locale = thread.anchor.side === 'source' ? pack.manifest.sourceLocale : head.locale
  const text = await readRendering(packs, pack, { document: head.document, locale })
  const place = placeOf(thread, thread.anchor.side === 'source' ? text : doc)
  const clause = place.clause ?? thread.anchor.clause
  const about = aboutOf(pack, { document: head.document, locale })
  const ref = clauseRef(text, about, clause)
  if (ref) return ref
  // A clause that only the review has: its words are those of the review.
  const whole = clauseRef(text, about, null)
  if (!whole) throw new Refusal(problem('not-found', head.document))
  const { text: _whole, ...rest } = whole
  return { ...rest, clause, excerpt: wordsOf(review, clause) || thread.anchor.quote.exact.slice(0, 600) }
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

function wordsOf({ doc }: Review, clause: ClauseId | null): string {
  let words = ''
  doc.descendants((node) => {
    if (node.isTextblock && node.attrs['bid'] === clause) words = blockText(node, 'all').slice(0, 600)
    return !node.isTextblock
  })
  return words
}

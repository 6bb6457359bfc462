import type { Node } from 'prosemirror-model'
import { Refusal } from '../../contract'
import { digestJson } from '../../core/base'
import { type Dispute, type Ruling, decidedText, logOf } from '../../core/collation'
import { baseDigest, blockText, clauseDigest, clausesOf } from '../../core/doc'
import {
  type ClauseRef,
  type CollationHead,
  type Digest,
  type Person,
  Precedent,
  PrecedentId,
} from '../../core/model'
import type { Collation } from './collation-subject'
import type { Content } from './content'
import { refOfPlace } from './register-clause'
import { type NewPrecedent, addPrecedents } from './register-precedents'
import { readRendering } from './renderings'

/** Stands where nothing is left of a clause: a precedent's words are never empty. */
const NOTHING = '∅'
const RULING_LENGTH = 20_000

/**
 * Enters the rulings of a collation that are precedents, and their reversals, in the register. What is there already
 * is left alone, so it may be called after every step. Without the text in the library there is nothing to cite.
 */
export async function keepRulings(
  content: Content,
  { head, entries }: Collation,
  who: { readonly by: Person; readonly at: string },
): Promise<void> {
  const ruled = logOf(entries).disputes.filter(({ rulings }) => rulings[0]?.precedent === 'precedent')
  if (!ruled.length) return
  try {
    const pack = await content.packs.find(head.pack, head.packDigest)
    const base = await readRendering(content.packs, pack, head)
    const lists = await Promise.all(ruled.map((dispute) => precedentsOf(dispute, { content, head, base })))
    await addPrecedents(content, lists.flat(), who)
  } catch (error) {
    // The ruling itself is on disk: what does not fit this text, or has no text here, has no precedent.
    if (!(error instanceof Refusal || error instanceof RangeError)) throw error
  }
}

interface Ground {
  readonly content: Content
  readonly head: CollationHead
  readonly base: Node
}

/** A precedent for each ruling of a dispute; those before the last are reversed by their successor. */
async function precedentsOf(dispute: Dispute, ground: Ground): Promise<NewPrecedent[]> {
  const clause = await refOf(dispute, ground)
  const { head, base } = ground
  const idOf = ({ entry }: Ruling): PrecedentId =>
    PrecedentId.parse(`p-${digestJson([head.id, dispute.id, entry]).slice(0, 32)}`)
  return dispute.rulings.map((ruling, i) => {
    const { by, at } = ruling.standing
    const precedent = Precedent.parse({
      id: idOf(ruling),
      origin: { kind: 'ruling', collation: head.id, dispute: dispute.id },
      clause,
      ...ruledBy(ruling, clause, base),
      question: dispute.question,
      rationale: ruling.rationale,
      by: by.name,
      at,
    })
    const next = dispute.rulings[i + 1]
    if (!next) return { precedent }
    const { by: who, at: when } = next.standing
    const reversal = { by: who.name, at: when, rationale: next.rationale, successor: idOf(next) }
    return { precedent, reversal }
  })
}

/** The clause that was ruled on; the whole text where its clause has no name. */
async function refOf({ clause }: Dispute, { content, head, base }: Ground): Promise<ClauseRef> {
  const { pack, packDigest: digest, document, locale } = head
  const isThere = clause !== null && clausesOf(base).some(({ id }) => id === clause)
  return refOfPlace(content, { pack, digest, document, locale, clause: isThere ? clause : null })
}

/** The clause as it reads by this ruling alone: its words, and the digest by which it is known again. */
function ruledBy(
  { standing }: Ruling,
  { clause }: ClauseRef,
  base: Node,
): { readonly ruling: string; readonly ruledText: Digest | null } {
  const doc = decidedText(base, [standing])
  if (clause === null) return { ruling: NOTHING, ruledText: baseDigest(doc) }
  const found = clausesOf(doc).find(({ id }) => id === clause)
  if (!found) return { ruling: NOTHING, ruledText: null }
  const words = blockText(found.node, 'base').trim()
  return { ruling: words.slice(0, RULING_LENGTH) || NOTHING, ruledText: clauseDigest(found.node) }
}

import { z } from 'zod'
import { ClauseState } from './clause-state'
import { ClauseId, Digest, ReviewId } from './ids'

/**
 * What becomes of one item of a review when its text becomes another.
 *
 * - `kept`: it stands as before. - `absorbed`: the new text says it already.
 * - `shrunk`: a part of it stands; the rest is in the new text already, or its words are gone.
 * - `conflict`: the new text says something else at this place; it is proposed against the new text.
 * - `context-removed`: what it stood on is not in the new text.
 */
export const RebaseVerdict = z.enum(['kept', 'absorbed', 'shrunk', 'conflict', 'context-removed'])
export type RebaseVerdict = z.infer<typeof RebaseVerdict>

/** A place where the new text and the review want different things: what each says there. Texts are cut when long. */
export const RebaseContext = z.looseObject({
  verdict: RebaseVerdict,
  /** The clause in the new text; null where the place is in none. */
  clause: ClauseId.nullable(),
  /** The clause in the old text. */
  was: ClauseId.nullable(),
  /** For a property: which one; the texts are then its values as JSON. */
  property: z.string().optional(),
  old: z.string(),
  new: z.string(),
  reviewer: z.string(),
})
export type RebaseContext = z.infer<typeof RebaseContext>

/** What became of one piece of a suggestion; `context` counts in `RebaseReport.contexts`. */
export const RebasePiece = z.looseObject({
  verdict: RebaseVerdict,
  clause: ClauseId.nullable(),
  was: ClauseId.nullable(),
  context: z.int().min(0).optional(),
})
export type RebasePiece = z.infer<typeof RebasePiece>

/** How the place of a thread was found in the new text. */
export const RebaseAnchor = z.enum(['mapping', 'quote', 'fuzzy', 'hand', 'orphan'])
export type RebaseAnchor = z.infer<typeof RebaseAnchor>

/**
 * One item of the review with its one verdict. `id` names a suggestion, a thread, a clause, or for a decision its
 * place in the review's list of decisions.
 */
export const RebaseLine = z.discriminatedUnion('kind', [
  z.looseObject({
    kind: z.literal('change'),
    id: z.string(),
    verdict: RebaseVerdict,
    /** The most serious one first; more than one where the pieces fared differently. */
    pieces: z.array(RebasePiece),
  }),
  z.looseObject({
    kind: z.literal('thread'),
    id: z.string(),
    verdict: RebaseVerdict,
    anchor: RebaseAnchor,
    clause: ClauseId.nullable(),
    /** The words that it was put on. */
    quote: z.string(),
  }),
  z.looseObject({
    kind: z.literal('clause'),
    id: z.string(),
    verdict: RebaseVerdict,
    /** The state as it was: what the review says now may differ, and nothing where the clause is gone. */
    state: ClauseState,
  }),
  z.looseObject({ kind: z.literal('decision'), id: z.string(), verdict: RebaseVerdict, change: z.string() }),
])
export type RebaseLine = z.infer<typeof RebaseLine>

/** Every suggestion, thread, clause state and decision of a review, each in exactly one line. */
export const RebaseReport = z.looseObject({
  lines: z.array(RebaseLine),
  contexts: z.array(RebaseContext),
})
export type RebaseReport = z.infer<typeof RebaseReport>

/** Field `rebased` of a revision that was made on another version of the text. */
export const Rebased = z.looseObject({
  /** Digest of the revision that was rebased. */
  of: Digest,
  from: z.looseObject({
    packVersion: z.string(),
    packDigest: Digest,
    base: Digest,
    /** The review that it was, and that review's ancestors then: one that its author moved has another id. */
    review: ReviewId.optional(),
    ancestors: z.array(Digest).optional(),
  }),
  report: RebaseReport,
  /** What the revision itself carried in `rebased`, where it had been rebased before. */
  before: z.json().optional(),
})
export type Rebased = z.infer<typeof Rebased>

import { z } from 'zod'
import { CollationId } from './collation-ids'
import { ReasonCode } from './disposition'
import { ChangeId, ClauseId, Digest, DocumentId, Instant, Locale, PackId, ReviewId, ThreadId } from './ids'
import { Person } from './person'

export const RECEIPT_FORMAT = 'stet-receipt'
export const RECEIPT_FORMAT_VERSION = 1

/** What became of something a reviewer wanted. `no-effect`: it changed nothing when it was handed back. */
export const AnswerOutcome = z.enum([
  'taken',
  'taken-with-edits',
  'not-taken',
  'deferred',
  'already-there',
  'no-effect',
  'open',
])
export type AnswerOutcome = z.infer<typeof AnswerOutcome>

/** What kind of question was decided. */
export const DispositionClass = z.enum(['agree', 'deletions', 'adjacent', 'conflict', 'contested', 'thread'])
export type DispositionClass = z.infer<typeof DispositionClass>

/** How a question stands. `late`: something came after the decision. `disputed`: with an adjudicator. `ruled`: closed by one. `unasked`: nobody asks for it any more. */
export const DispositionState = z.enum([
  'open',
  'late',
  'decided',
  'deferred',
  'disputed',
  'ruled',
  'unasked',
])
export type DispositionState = z.infer<typeof DispositionState>

const said = {
  outcome: AnswerOutcome,
  clause: ClauseId.nullable(),
  code: ReasonCode.optional(),
  reason: z.string().max(4000).optional(),
  /** Name of who decided; absent while nobody has. */
  by: z.string().max(120).optional(),
  /** The adjudicator who was named, where somebody else ruled. */
  inPlaceOf: z.string().max(120).optional(),
  at: Instant.optional(),
  /** What the reviewer is asked to look at again. */
  ask: z.string().max(4000).optional(),
  /** Both absent where there was nothing to decide. */
  class: DispositionClass.optional(),
  state: DispositionState.optional(),
}

const place = {
  base: z.string(),
  proposed: z.string(),
  /** What the place reads now. */
  result: z.string(),
  /** For a property: which one. The proposal and the result are then its values as JSON; '' is no proposal. */
  property: z.string().optional(),
}

/** One of several places where a suggestion wants something. */
export const AnswerPiece = z.looseObject({ ...said, ...place })
export type AnswerPiece = z.infer<typeof AnswerPiece>

/** Answers everything with one outcome at one place: the changes of one wish, or one thread. */
export const Answer = z.discriminatedUnion('kind', [
  z.looseObject({
    kind: z.literal('change'),
    ...said,
    ids: z.array(ChangeId).min(1),
    ...place,
    /** Where the suggestion lies in several places: each with its own answer, in reading order. */
    pieces: z.array(AnswerPiece).min(2).optional(),
    /** Reviewers who wanted the same, and reviewers who said anything about the clause; names are not told. */
    supporters: z.int().min(0),
    reviewers: z.int().min(0),
  }),
  z.looseObject({ kind: z.literal('thread'), ...said, thread: ThreadId, comment: z.string() }),
])
export type Answer = z.infer<typeof Answer>

/** `receipt.json`: what a collation answers one reviewer. Every change and thread of the review is in one answer. */
export const Receipt = z.looseObject({
  format: z.literal(RECEIPT_FORMAT),
  formatVersion: z.literal(RECEIPT_FORMAT_VERSION),
  collation: CollationId,
  title: z.string(),
  pack: z.object({ id: PackId, version: z.string(), digest: Digest }),
  document: DocumentId,
  locale: Locale,
  review: ReviewId,
  replica: z.string(),
  /** The revision that is answered, as it was handed back. */
  revision: Digest,
  reviewer: Person,
  issuedBy: Person,
  issuedAt: Instant,
  /** The version in which the decisions came out, once there is one. */
  published: z.object({ version: z.string(), digest: Digest }).optional(),
  answers: z.array(Answer),
})
export type Receipt = z.infer<typeof Receipt>

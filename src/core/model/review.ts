import { z } from 'zod'
import { ChangeRecord, Decision, Remark } from './change'
import { ClauseState } from './clause-state'
import {
  ChangeId,
  ClauseId,
  CommentId,
  Digest,
  DocumentId,
  Instant,
  Locale,
  PackId,
  ReviewId,
  ThreadId,
} from './ids'
import { Person } from './person'
import { Anchor, Comment, Thread, ThreadKind, ThreadStatus } from './thread'

/** A ProseMirror node or step as JSON; core/doc checks it against the schema. */
export const NodeJson = z.looseObject({ type: z.string() })
export type NodeJson = z.infer<typeof NodeJson>
export const StepJson = z.looseObject({ stepType: z.string() })
export type StepJson = z.infer<typeof StepJson>

/** What a review is about; fixed when it is begun. */
export const ReviewHead = z.looseObject({
  id: ReviewId,
  pack: PackId,
  packVersion: z.string(),
  /** Digest of the pack's manifest. */
  packDigest: Digest,
  document: DocumentId,
  locale: Locale,
  /** Digest of the target text that the pack delivered. */
  base: Digest,
  author: Person,
  createdAt: Instant,
})
export type ReviewHead = z.infer<typeof ReviewHead>

/**
 * Everything a person can do to a review. The journal holds these, in order; `applyOp` in core/review is their
 * only meaning. `steps` are ProseMirror steps of the tracked document, `records` the suggestions they touched.
 */
export const ReviewOp = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('steps'),
    steps: z.array(StepJson),
    records: z.array(ChangeRecord),
    decisions: z.array(Decision).optional(),
  }),
  z.object({ kind: z.literal('remark'), changes: z.array(ChangeId).min(1), remark: Remark, at: Instant }),
  z.object({ kind: z.literal('thread'), thread: Thread }),
  z.object({ kind: z.literal('thread-kind'), thread: ThreadId, value: ThreadKind }),
  z.object({ kind: z.literal('thread-status'), thread: ThreadId, status: ThreadStatus }),
  z.object({ kind: z.literal('thread-anchor'), thread: ThreadId, anchor: Anchor }),
  z.object({ kind: z.literal('comment'), thread: ThreadId, comment: Comment }),
  z.object({
    kind: z.literal('comment-edit'),
    thread: ThreadId,
    comment: CommentId,
    text: z.string().max(20_000),
    at: Instant,
  }),
  z.object({ kind: z.literal('comment-delete'), thread: ThreadId, comment: CommentId, at: Instant }),
  z.object({
    kind: z.literal('comment-applied'),
    thread: ThreadId,
    comment: CommentId,
    changes: z.array(ChangeId),
  }),
  z.object({ kind: z.literal('clause'), clauses: z.array(ClauseId).min(1), state: ClauseState }),
  z.object({ kind: z.literal('person'), person: Person }),
  z.object({ kind: z.literal('handed-back'), at: Instant, digest: Digest }),
])
export type ReviewOp = z.infer<typeof ReviewOp>

/** A review at one revision, as it crosses the wire and lies in a snapshot. Arrays are sorted by id. */
export const ReviewState = z.looseObject({
  head: ReviewHead,
  /** How many operations have been applied. */
  rev: z.int().min(0),
  /** The tracked document: base text with pending suggestions in it; its `settled` attribute holds the layers. */
  doc: NodeJson,
  records: z.array(ChangeRecord),
  decisions: z.array(Decision),
  threads: z.array(Thread),
  clauses: z.record(ClauseId, ClauseState),
  /** Everybody whose id occurs in the review. */
  people: z.array(Person),
  handedBack: z.array(z.object({ at: Instant, digest: Digest })),
  replica: z.string(),
  updatedAt: Instant,
})
export type ReviewState = z.infer<typeof ReviewState>

export const ReviewProgress = z.object({
  clauses: z.int(),
  reviewed: z.int(),
  flagged: z.int(),
  inWork: z.int(),
  changes: z.int(),
  openThreads: z.int(),
  orphans: z.int(),
})
export type ReviewProgress = z.infer<typeof ReviewProgress>

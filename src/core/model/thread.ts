import { z } from 'zod'
import { AuthorId, ChangeId, ClauseId, CommentId, Instant, ThreadId } from './ids'

export const ThreadKind = z.enum(['typo', 'meaning', 'ambiguity', 'policy-gap', 'market-issue', 'question'])
export type ThreadKind = z.infer<typeof ThreadKind>

export const Side = z.enum(['source', 'target'])
export type Side = z.infer<typeof Side>

/** The words a thread was put on, with 32 characters of either side (W3C Web Annotation, TextQuoteSelector). */
export const Quote = z.object({ exact: z.string(), prefix: z.string(), suffix: z.string() })
export type Quote = z.infer<typeof Quote>

/**
 * Where a thread hangs. `range` counts UTF-16 units of the clause's text as the author saw it; a thread on the
 * whole clause has none. A thread on a target range is also a `cmt` mark in the text, which moves with edits:
 * while that mark is there it is the truth and `range` is only where the thread began.
 */
export const Anchor = z.looseObject({
  side: Side,
  clause: ClauseId.nullable(),
  range: z.object({ from: z.int().min(0), to: z.int().min(0) }).optional(),
  quote: Quote,
  foundBy: z.enum(['author', 'mapping', 'quote', 'fuzzy', 'hand']),
})
export type Anchor = z.infer<typeof Anchor>

export const Comment = z.looseObject({
  id: CommentId,
  author: AuthorId,
  at: Instant,
  text: z.string().max(20_000),
  /** Wording offered for the anchored text; applying it makes a suggestion. */
  proposedWording: z.string().max(20_000).optional(),
  /** The suggestions that applying the proposed wording made. */
  appliedAs: z.array(ChangeId).optional(),
  editedAt: Instant.optional(),
  deletedAt: Instant.optional(),
})
export type Comment = z.infer<typeof Comment>

/** A register: of two copies the higher counter wins, then the later time, then the greater author id. */
export const ThreadStatus = z.object({
  value: z.enum(['open', 'resolved']),
  counter: z.int().min(0),
  at: Instant,
  author: AuthorId,
})
export type ThreadStatus = z.infer<typeof ThreadStatus>

export const Thread = z.looseObject({
  id: ThreadId,
  kind: ThreadKind,
  /** When the kind was last changed; absent while it is the first one. Of two copies the later one counts. */
  kindAt: Instant.optional(),
  anchor: Anchor,
  /** When the thread was last hung elsewhere; absent while it hangs where it began. */
  anchorAt: Instant.optional(),
  createdAt: Instant,
  author: AuthorId,
  status: ThreadStatus,
  comments: z.array(Comment),
})
export type Thread = z.infer<typeof Thread>

import { z } from 'zod'
import { Run } from './change-set'
import { ChangeId, Digest, ThreadId } from './ids'

/**
 * A stretch of the base text: tokens [from, to) of a flow; equal ends are the gap before a token. With `property`,
 * that property of those tokens. See core/model/change-set for flows and tokens.
 */
export const Extent = z.object({
  flow: z.string().max(200),
  from: z.int().min(0),
  to: z.int().min(0),
  property: z.string().max(200).nullable(),
})
export type Extent = z.infer<typeof Extent>

/** Base tokens [from, to) become this content. */
export const Piece = z.object({ from: z.int().min(0), to: z.int().min(0), content: z.array(Run) })
export type Piece = z.infer<typeof Piece>

/** One alternative as the decider saw it: who wanted it, by which changes. */
export const Wish = z.looseObject({
  /** Names what is wanted: equal wishes of several reviewers have one digest. */
  digest: Digest,
  /** Heads, `<review>/<replica>`. */
  supporters: z.array(z.string().max(260)),
  ids: z.array(ChangeId),
})
export type Wish = z.infer<typeof Wish>

/** What is decided upon: a place where reviewers want something, or a thread. */
export const Target = z.discriminatedUnion('kind', [
  z.looseObject({
    kind: z.literal('cluster'),
    cluster: z.string().max(120),
    /** Kind of the cluster when it was decided. */
    class: z.enum(['agree', 'deletions', 'adjacent', 'conflict', 'contested']),
    extent: Extent,
  }),
  z.looseObject({ kind: z.literal('thread'), thread: ThreadId }),
])
export type Target = z.infer<typeof Target>

export const Outcome = z.enum(['accepted', 'accepted-with-edits', 'rejected', 'deferred'])
export type Outcome = z.infer<typeof Outcome>

/** Why, for counting; the sentence beside it is for people. */
export const ReasonCode = z.enum([
  'agreed',
  'corrects-error',
  'clearer',
  'follows-policy',
  'follows-glossary',
  'local-law',
  'local-usage',
  'changes-meaning',
  'against-policy',
  'against-glossary',
  'preference',
  'out-of-scope',
  'superseded',
  'needs-ruling',
  'needs-more',
  'other',
])
export type ReasonCode = z.infer<typeof ReasonCode>

export const Reason = z.looseObject({ code: ReasonCode, text: z.string().max(4000).optional() })
export type Reason = z.infer<typeof Reason>

/**
 * The recorded outcome for one target. It says in base coordinates what the place becomes, so it stands whatever
 * arrives later; `known` are the alternatives that were there, so what is new can be told from what was weighed.
 */
export const Disposition = z.looseObject({
  on: Target,
  outcome: Outcome,
  reason: Reason,
  known: z.array(Wish),
  /** The wish that was taken, or that the decider's own wording began from. */
  taken: Digest.nullable(),
  /** What the place becomes; empty where it stays as the base has it. */
  edits: z.array(Piece),
  /** For a property: its value. */
  value: z.json().optional(),
  /** Decided places that have grown into this one with what came late: their decisions end with this one. */
  replaces: z.array(Target).optional(),
  /** Reviewers who are asked to look again, and what they are asked. */
  ask: z.looseObject({ heads: z.array(z.string().max(260)).min(1), text: z.string().max(4000) }).optional(),
})
export type Disposition = z.infer<typeof Disposition>

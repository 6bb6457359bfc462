import { z } from 'zod'
import { DisputeId, EntryId } from './collation-ids'
import { Disposition, Target } from './disposition'
import { ClauseId, Digest, Instant, ReviewId } from './ids'

const sentence = z.string().max(4000)
const party = z.string().trim().min(1).max(120)

/**
 * What became of one review, or of one file that could not be read, when it was brought in. `other-text`: a review of
 * another document or language, as a handback of several has; it was not asked for and nothing is wrong with it.
 */
export const ImportLine = z.looseObject({
  file: z.string().max(400),
  outcome: z.enum(['added', 'updated', 'already-there', 'kept-apart', 'rebased', 'other-text', 'refused']),
  /** Why it was refused or kept apart: a problem code, or a reason of core/handback. */
  reason: z.string().max(120).optional(),
  detail: z.string().max(400).optional(),
  review: ReviewId.optional(),
  reviewer: z.string().max(120).optional(),
  packVersion: z.string().max(60).optional(),
  /** The revision as it came, and as it stands in the collation where it had to be rebased. */
  revision: Digest.optional(),
  stands: Digest.optional(),
  changes: z.int().min(0).optional(),
  threads: z.int().min(0).optional(),
  clauses: z.int().min(0).optional(),
  /** Of a rebased review: how many of its changes, threads and states came to which verdict. */
  verdicts: z.record(z.string(), z.int().min(0)).optional(),
})
export type ImportLine = z.infer<typeof ImportLine>

/** Whether a line with this outcome stands for a review of the text, new or known. */
export function bringsOne(outcome: ImportLine['outcome']): boolean {
  return outcome !== 'refused' && outcome !== 'other-text'
}

export const Stance = z.enum(['agree', 'agree-with-change', 'object'])
export type Stance = z.infer<typeof Stance>

/**
 * - `import`: reviews were brought in. - `undo`: an earlier entry is void, whatever it was; undoing an undo is redo.
 * - `decide`, `reopen`: dispositions, made and taken back.
 * - `position`: what a stakeholder group thinks of one target, or of the whole (`on` null). - `sign-off`: a named
 *   person signs for a group; `residual` is what they still object to.
 * - `refer`, `statement`, `rule`, `reverse`: the way of a dispute; a ruling is never overwritten, only reversed.
 * - `snapshot`, `restore`: the decisions as they were. - `approve`, `publish`: nothing is final without both.
 * - `blind`: whether names are hidden until a target is first decided. - `receipts`: answers went out.
 */
export const KnownAct = z.discriminatedUnion('kind', [
  z.looseObject({ kind: z.literal('import'), lines: z.array(ImportLine).max(10_000) }),
  z.looseObject({ kind: z.literal('undo'), entry: EntryId }),
  z.looseObject({ kind: z.literal('decide'), dispositions: z.array(Disposition).min(1).max(20_000) }),
  z.looseObject({ kind: z.literal('reopen'), on: z.array(Target).min(1).max(20_000) }),
  z.looseObject({
    kind: z.literal('position'),
    group: party,
    on: Target.nullable(),
    stance: Stance,
    /** The wish they would take, where they prefer one. */
    wish: Digest.optional(),
    reason: sentence.optional(),
  }),
  z.looseObject({
    kind: z.literal('sign-off'),
    group: party,
    name: party,
    stance: Stance,
    residual: sentence.optional(),
    /** Digest of the decided text that was signed. */
    text: Digest,
  }),
  z.looseObject({
    kind: z.literal('refer'),
    dispute: DisputeId,
    on: Target,
    clause: ClauseId.nullable(),
    question: sentence.min(1),
    parties: z.array(party).min(1).max(50),
    adjudicator: party,
    /** Characters a rebuttal may have; 0 for no rebuttals. */
    rebuttalLimit: z.int().min(0).max(4000),
    due: Instant.optional(),
  }),
  z.looseObject({
    kind: z.literal('statement'),
    dispute: DisputeId,
    party,
    round: z.enum(['position', 'rebuttal']),
    wish: Digest.nullable(),
    text: sentence,
  }),
  z.looseObject({
    kind: z.literal('rule'),
    dispute: DisputeId,
    clause: ClauseId.nullable(),
    disposition: Disposition,
    rationale: sentence.min(1),
    /** Digest of the clause's text in the base, by which it is told later whether the clause changed. */
    clauseText: Digest.optional(),
    precedent: z.enum(['precedent', 'this-case-only']),
  }),
  z.looseObject({
    kind: z.literal('reverse'),
    /** The entry of the ruling, or of the reversal, that no longer holds. */
    ruling: EntryId,
    disposition: Disposition,
    rationale: sentence.min(1),
  }),
  z.looseObject({ kind: z.literal('snapshot'), name: z.string().trim().min(1).max(120) }),
  z.looseObject({ kind: z.literal('restore'), snapshot: EntryId }),
  z.looseObject({ kind: z.literal('approve'), name: party, text: Digest, statement: sentence.optional() }),
  z.looseObject({
    kind: z.literal('publish'),
    version: z.string().min(1).max(60),
    packDigest: Digest,
    text: Digest,
    approval: EntryId,
  }),
  z.looseObject({ kind: z.literal('blind'), names: z.enum(['hidden', 'shown']) }),
  z.looseObject({ kind: z.literal('receipts'), revisions: z.array(Digest) }),
])
export type KnownAct = z.infer<typeof KnownAct>

const known: ReadonlySet<string> = new Set(
  KnownAct.options.map((option) => option.shape.kind.value as string),
)

/** An act that a later version knows: carried, and without effect here. */
export const UnknownAct = z.looseObject({
  kind: z
    .string()
    .max(60)
    .refine((kind) => !known.has(kind)),
})

export const Act = z.union([KnownAct, UnknownAct])
export type Act = z.infer<typeof Act>

export function isKnown(act: Act): act is KnownAct {
  return known.has(act.kind)
}

import { z } from 'zod'
import { ClauseId, Digest, DocumentId, Instant, Locale, PackId, ReviewId, ThreadId } from './ids'
import { Person } from './person'

const name = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._:-]{0,119}$/)

/** Something the policy leaves open, in the register. Made from a thread, it is named by the thread. */
export const GapId = name.brand<'GapId'>()
export type GapId = z.infer<typeof GapId>

/** A ruling or an approved answer that later cases may cite. */
export const PrecedentId = name.brand<'PrecedentId'>()
export type PrecedentId = z.infer<typeof PrecedentId>

/** One act in the register. Random, so acts on two machines never meet. */
export const RegisterEntryId = name.brand<'RegisterEntryId'>()
export type RegisterEntryId = z.infer<typeof RegisterEntryId>

const sentence = z.string().max(4000)
const label = z.string().max(200)

/** A pack version, by its publisher's name for it and by the digest of its manifest. */
export const VersionRef = z.looseObject({ packVersion: z.string().max(60), packDigest: Digest })
export type VersionRef = z.infer<typeof VersionRef>

/** A clause of one pack version, with enough of its words to know it by when the pack is not at hand. */
export const ClauseRef = z.looseObject({
  ...VersionRef.shape,
  pack: PackId,
  document: DocumentId,
  documentTitle: label,
  locale: Locale,
  /** Null: the document as a whole. */
  clause: ClauseId.nullable(),
  /** Number or heading that the clause stands under. */
  heading: label,
  /** How the clause begins. */
  excerpt: z.string().max(600),
  /** Digest of the clause's text, of the whole text where `clause` is null; see `clauseDigest` in core/doc. */
  text: Digest.optional(),
})
export type ClauseRef = z.infer<typeof ClauseRef>

export const GapKind = z.enum(['policy', 'tool', 'operations', 'translation', 'question'])
export type GapKind = z.infer<typeof GapKind>

export const GapSeverity = z.enum(['critical', 'major', 'minor'])
export type GapSeverity = z.infer<typeof GapSeverity>

export const GapStatus = z.enum(['open', 'answered', 'closed', 'declined'])
export type GapStatus = z.infer<typeof GapStatus>

/** The end of a calendar day where the person who set it was, e.g. `{date: '2026-12-01', zone: 'Asia/Tokyo'}`. */
export const DueDate = z.object({ date: z.iso.date(), zone: z.string().min(1).max(60) })
export type DueDate = z.infer<typeof DueDate>

/** What a person may write and rewrite; every rewriting stays in the history. */
export const GapFields = z.object({
  kind: GapKind,
  /** What is missing, or the question. */
  text: sentence.min(1),
  example: sentence,
  market: label,
  severity: GapSeverity,
  proposedWording: z.string().max(20_000),
  owner: label,
  due: DueDate.nullable(),
})
export type GapFields = z.infer<typeof GapFields>

/** The thread that a gap was made from. */
export const GapSource = z.looseObject({
  review: ReviewId,
  thread: ThreadId,
  collation: z.string().max(120).optional(),
})
export type GapSource = z.infer<typeof GapSource>

/** A ruling, or an approved answer, as it is cited; what happened to it since is not in it. */
export const Precedent = z.looseObject({
  id: PrecedentId,
  origin: z.discriminatedUnion('kind', [
    z.looseObject({ kind: z.literal('ruling'), collation: label, dispute: label }),
    z.looseObject({ kind: z.literal('answer'), gap: GapId }),
  ]),
  clause: ClauseRef,
  /** Digest of the clause's text as it reads with the ruling taken, null where that takes the clause away. */
  ruledText: Digest.nullable().optional(),
  question: sentence,
  ruling: z.string().min(1).max(20_000),
  rationale: sentence,
  /** Name of who ruled. */
  by: z.string().min(1).max(120),
  at: Instant,
})
export type Precedent = z.infer<typeof Precedent>

/** That a precedent no longer holds. `successor` is the one that took its place. */
export const Reversal = z.looseObject({
  by: z.string().min(1).max(120),
  at: Instant,
  rationale: sentence,
  successor: PrecedentId.nullable(),
})
export type Reversal = z.infer<typeof Reversal>

const gap = GapId

const personalActs = [
  z.looseObject({ kind: z.literal('edit'), gap, fields: GapFields.partial() }),
  z.looseObject({ kind: z.literal('answer'), gap, text: sentence.min(1) }),
  /** Makes the answer that was read, and only that one, a precedent. */
  z.looseObject({ kind: z.literal('approve-answer'), gap, text: sentence.min(1), rationale: sentence }),
  z.looseObject({
    kind: z.literal('close'),
    gap,
    what: sentence.min(1),
    /** The pack version in which it was dealt with. */
    version: VersionRef.nullable(),
  }),
  z.looseObject({ kind: z.literal('decline'), gap, what: sentence.min(1) }),
  z.looseObject({ kind: z.literal('reopen'), gap }),
] as const

/** What a person may do to a gap that is there. */
export const GapAct = z.discriminatedUnion('kind', personalActs)
export type GapAct = z.infer<typeof GapAct>

/** Everything that can be done in the register; core/register is the only meaning of it. */
export const KnownRegisterAct = z.discriminatedUnion('kind', [
  z.looseObject({
    kind: z.literal('open'),
    gap,
    fields: GapFields,
    clause: ClauseRef,
    source: GapSource.optional(),
  }),
  ...personalActs,
  z.looseObject({ kind: z.literal('precedent'), precedent: Precedent }),
  z.looseObject({ kind: z.literal('reverse'), precedent: PrecedentId, reversal: Reversal }),
  /** A named person read the clause in that version and says the precedent still holds. */
  z.looseObject({
    kind: z.literal('reconfirm'),
    precedent: PrecedentId,
    version: VersionRef,
    /** Digest of the clause's text there; null where the clause is gone. */
    text: Digest.nullable(),
  }),
])
export type KnownRegisterAct = z.infer<typeof KnownRegisterAct>

const known: ReadonlySet<string> = new Set(
  KnownRegisterAct.options.map((option) => option.shape.kind.value as string),
)

/** An act that a later version knows: carried, and without effect here. */
const UnknownRegisterAct = z.looseObject({
  kind: z
    .string()
    .max(60)
    .refine((kind) => !known.has(kind)),
})

export const RegisterAct = z.union([KnownRegisterAct, UnknownRegisterAct])
export type RegisterAct = z.infer<typeof RegisterAct>

export function isKnownRegisterAct(act: RegisterAct): act is KnownRegisterAct {
  return known.has(act.kind)
}

/**
 * One thing that somebody did in the register; immutable. Copies are merged by uniting their entries. `seq` is a
 * Lamport clock: greater than that of every entry its author knew.
 */
export const RegisterEntry = z.looseObject({
  id: RegisterEntryId,
  seq: z.int().min(1),
  by: Person,
  at: Instant,
  act: RegisterAct,
})
export type RegisterEntry = z.infer<typeof RegisterEntry>

/** One change of one field. Values are as JSON; null where there was none. */
export const HistoryLine = z.object({
  entry: RegisterEntryId,
  at: Instant,
  by: Person,
  field: z.string(),
  old: z.json(),
  new: z.json(),
})
export type HistoryLine = z.infer<typeof HistoryLine>

/** A gap or question as it stands. */
export const Gap = z.object({
  id: GapId,
  ...GapFields.shape,
  clause: ClauseRef,
  source: GapSource.nullable(),
  status: GapStatus,
  answer: z.object({ text: sentence, by: Person, at: Instant, precedent: PrecedentId.nullable() }).nullable(),
  outcome: z.object({ what: sentence, version: VersionRef.nullable(), at: Instant, by: Person }).nullable(),
  openedBy: Person,
  openedAt: Instant,
  updatedAt: Instant,
})
export type Gap = z.infer<typeof Gap>

/** A precedent as it stands: what was ruled, whether that was reversed, and who read it anew for which version. */
export const PrecedentState = z.object({
  precedent: Precedent,
  reversal: Reversal.nullable(),
  reconfirmed: z.array(z.object({ version: VersionRef, text: Digest.nullable(), by: Person, at: Instant })),
})
export type PrecedentState = z.infer<typeof PrecedentState>

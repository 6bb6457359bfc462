import { z } from 'zod'
import { ChangeSet } from './change-set'
import { CollationId, EntryId } from './collation-ids'
import { Outcome, ReasonCode } from './disposition'
import { ChangeId, ClauseId, Digest, DocumentId, Instant, Locale } from './ids'
import { InnerPath } from './pack'
import { Person } from './person'

/** One change of one clause from version to version: who decided it, when, what it was, what it is, why. */
export const ClauseHistoryLine = z.looseObject({
  clause: ClauseId.nullable(),
  old: z.string(),
  new: z.string(),
  outcome: Outcome,
  code: ReasonCode,
  reason: z.string().optional(),
  by: Person,
  at: Instant,
  /** Why it was ruled so, where an adjudicator ruled. */
  rationale: z.string().optional(),
  /** Names of the reviewers who wanted it so; empty where only their number is told. */
  supporters: z.array(z.string()),
  /** How many reviewers wanted it so; older logs have only the names. */
  support: z.int().min(0).optional(),
  /** Changes of the update that carry it out. */
  ids: z.array(ChangeId),
})
export type ClauseHistoryLine = z.infer<typeof ClauseHistoryLine>

/**
 * How a text became the next version: the exact update in coordinates of the old base, so that reviews of the old
 * version can be rebased exactly; and who decided what. Stands in the new version's pack, see docs/formats.md.
 */
export const PublishLog = z.looseObject({
  collation: CollationId,
  document: DocumentId,
  locale: Locale,
  from: z.object({ version: z.string(), packDigest: Digest, base: Digest }),
  /** Digest of the text that came out. */
  base: Digest,
  update: ChangeSet,
  history: z.array(ClauseHistoryLine),
  approval: z.looseObject({
    entry: EntryId,
    name: z.string(),
    /** Who gave it; in older logs only the name. */
    by: Person.optional(),
    at: Instant,
    statement: z.string().optional(),
  }),
})
export type PublishLog = z.infer<typeof PublishLog>

/**
 * Field `publishLogs` of a pack's manifest: where the publish log lies of each text that came out of a collation, and
 * the version in which it came out. Logs of earlier versions are carried, oldest first.
 */
export const PublishLogs = z.array(
  z.looseObject({
    document: DocumentId,
    locale: Locale,
    version: z.string().min(1).max(60),
    path: InnerPath,
  }),
)
export type PublishLogs = z.infer<typeof PublishLogs>

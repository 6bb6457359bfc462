import { z } from 'zod'
import { ChangeRecord, Decision } from './change'
import { ChangeSet, Layer } from './change-set'
import { ClauseState } from './clause-state'
import { ClauseId, Digest, Instant, PackId } from './ids'
import { InnerPath, PackFile } from './pack'
import { Person } from './person'
import { ReviewHead } from './review'
import { Thread } from './thread'

export const HANDBACK_FORMAT = 'stet-handback'
export const HANDBACK_FORMAT_VERSION = 1

/**
 * One state of one review, immutable and named by the digest of its canonical JSON. `ancestors` are the
 * revisions it grew out of: of two revisions where one is the other's ancestor, the descendant says it all.
 */
export const Revision = z.looseObject({
  head: ReviewHead,
  replica: z.string(),
  /** Number of operations behind this state; handing back is none. */
  rev: z.int().min(0),
  ancestors: z.array(Digest),
  /** When each ancestor was handed back, in that order; `ancestors` are its digests. */
  handedBack: z.array(z.object({ at: Instant, digest: Digest })).optional(),
  schemaVersion: z.int(),
  layers: z.array(Layer),
  pending: ChangeSet,
  records: z.array(ChangeRecord),
  decisions: z.array(Decision),
  threads: z.array(Thread),
  clauses: z.record(ClauseId, ClauseState),
  people: z.array(Person),
  updatedAt: Instant,
})
export type Revision = z.infer<typeof Revision>

/** `handback.json`: which reviews a handback file carries. Unknown fields are carried. */
export const HandbackManifest = z.looseObject({
  format: z.literal(HANDBACK_FORMAT),
  formatVersion: z.literal(HANDBACK_FORMAT_VERSION),
  pack: z.object({ id: PackId, version: z.string(), digest: Digest, title: z.string() }),
  author: Person,
  createdAt: Instant,
  reviews: z.array(z.object({ path: InnerPath, revision: Digest })),
  files: z.array(PackFile),
})
export type HandbackManifest = z.infer<typeof HandbackManifest>

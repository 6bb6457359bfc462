import { z } from 'zod'
import { Act } from './collation-act'
import { CollationId, EntryId } from './collation-ids'
import { Digest, DocumentId, Instant, Locale, PackId } from './ids'
import { InnerPath, PackFile } from './pack'
import { Person } from './person'

export const COLLATION_FORMAT = 'stet-collation'
export const COLLATION_FORMAT_VERSION = 1

/** What a collation is about: one text of one pack version. Fixed when it is begun. */
export const CollationHead = z.looseObject({
  id: CollationId,
  pack: PackId,
  packVersion: z.string(),
  packDigest: Digest,
  document: DocumentId,
  locale: Locale,
  /** Digest of the text that all decisions are made on. */
  base: Digest,
  title: z.string(),
  createdBy: Person,
  createdAt: Instant,
})
export type CollationHead = z.infer<typeof CollationHead>

/**
 * One thing that somebody did in a collation; immutable. Copies of a collation are merged by uniting their entries.
 * `seq` is greater than that of every entry its author knew (a Lamport clock), so (seq, id) is one order everywhere
 * in which causes come before effects.
 */
export const Entry = z.looseObject({
  id: EntryId,
  seq: z.int().min(1),
  by: Person,
  at: Instant,
  act: Act,
})
export type Entry = z.infer<typeof Entry>

/** A collation as it crosses the wire: its revisions are asked for one by one. Entries in (seq, id) order. */
export const CollationState = z.looseObject({
  head: CollationHead,
  /** How many lines its journal holds; a command on an older state is refused only where it would clash. */
  rev: z.int().min(0),
  entries: z.array(Entry),
  revisions: z.array(z.object({ digest: Digest, length: z.int().min(0) })),
})
export type CollationState = z.infer<typeof CollationState>

/** `collation.json`: the manifest of a collation file. Unknown fields are carried. */
export const CollationFileManifest = z.looseObject({
  format: z.literal(COLLATION_FORMAT),
  formatVersion: z.literal(COLLATION_FORMAT_VERSION),
  head: CollationHead,
  /** Path of the list of entries. */
  entries: InnerPath,
  revisions: z.array(z.object({ path: InnerPath, revision: Digest })),
  files: z.array(PackFile),
})
export type CollationFileManifest = z.infer<typeof CollationFileManifest>

import { z } from 'zod'
import {
  Act,
  CollationHead,
  CollationId,
  CollationState,
  Digest,
  DocumentId,
  Entry,
  ClauseHistoryLine,
  ImportLine,
  Instant,
  Locale,
  PackId,
  Receipt,
  ReviewId,
  Revision,
} from '../core/model'
import { command, query } from './call'
import { FileTicket } from './review'
import { Upload } from './library'

/** A collation as the library lists it. */
export const CollationRow = z.object({
  head: CollationHead,
  revisions: z.int(),
  decided: z.int(),
  openDisputes: z.int(),
  /** Versions that came out of it, newest last. */
  published: z.array(z.object({ version: z.string(), packDigest: Digest })),
  updatedAt: Instant,
})
export type CollationRow = z.infer<typeof CollationRow>

/** Acts that are entered together, all or none. What is longer than a request goes by `collation.save-upload`. */
export const Acts = z.array(Act).min(1).max(5000)

const Rendered = z.strictObject({ pack: PackId, digest: Digest, document: DocumentId, locale: Locale })
const One = z.strictObject({ collation: CollationId })

/** What one import did: a line for every review, and for every file that could not be read. */
export const CollationImport = z.object({ lines: z.array(ImportLine), state: CollationState })
export type CollationImport = z.infer<typeof CollationImport>

export const collation = {
  'collation.list': query(z.strictObject({}), z.object({ collations: z.array(CollationRow) })),
  /** Opens the collation of a text, beginning one where there is none. */
  'collation.begin': command(Rendered, CollationState),
  'collation.read': query(One, CollationState),
  'collation.revision': query(z.strictObject({ collation: CollationId, digest: Digest }), Revision),
  /**
   * Takes in every handback among the uploaded files. A file that cannot be read is a refused line and does not
   * stop the others; reviews of an older version of the pack are rebased if that version is in the library.
   * Progress comes as `import.progressed`. The whole import is one entry, so it can be undone.
   */
  'collation.import': command(z.strictObject({ collation: CollationId, upload: Upload }), CollationImport),
  /** The same for reviews that are in the library. */
  'collation.gather': command(
    z.strictObject({ collation: CollationId, reviews: z.array(ReviewId).min(1).max(500) }),
    CollationImport,
  ),
  /**
   * Stops what is coming in: an upload, or without one what is gathered from the library. That call is refused with
   * `cancelled` and nothing of it is entered; where all is entered already, it is answered as ever.
   */
  'collation.stop': command(
    z.strictObject({ collation: CollationId, upload: Upload.optional() }),
    z.object({}),
  ),
  /** Enters what the person did; the reply comes when it is on disk. */
  'collation.save': command(
    z.strictObject({ collation: CollationId, acts: Acts }),
    z.object({ entries: z.array(Entry), rev: z.int() }),
  ),
  'collation.save-upload': command(
    z.strictObject({ collation: CollationId, upload: Upload }),
    z.object({ entries: z.array(Entry), rev: z.int() }),
  ),
  /**
   * Makes the next version of the pack from the decided texts of these collations of one pack version, puts it in
   * the library and enters `publish` in each. Refused with `not-approved` unless each decided text, exactly as it
   * is now, has been approved by name, and with `not-settled` where more is with an adjudicator or deferred, in all
   * of them together, than the person has been told.
   */
  'collation.publish': command(
    z.strictObject({
      collations: z.array(CollationId).min(1).max(500),
      version: z.string().trim().min(1).max(60),
      /** How much the person knows to be left unsettled; nothing where it is left out. */
      leaves: z.strictObject({ disputed: z.int().min(0), deferred: z.int().min(0) }).optional(),
      /** Whether the publish log names who wanted a change; left out, it does where the collation shows names. */
      supporters: z.enum(['named', 'counted']).optional(),
    }),
    z.object({ pack: PackId, digest: Digest, version: z.string() }),
  ),
  /**
   * The collation as a file for another machine; bringing it in there unites both copies. For `parties` without what
   * was said in disputes where not all have stated their position.
   */
  'collation.export': command(
    z.strictObject({ collation: CollationId, audience: z.enum(['parties']).optional() }),
    FileTicket,
  ),
  /** The published pack as a file. */
  'pack.export': command(z.strictObject({ pack: PackId, digest: Digest }), FileTicket),
  /** One receipt file for each of these heads, `<review>/<replica>`, or for all; several come as one zip of files. */
  'receipts.create': command(
    z.strictObject({ collation: CollationId, heads: z.array(z.string().max(260)).max(500).optional() }),
    FileTicket,
  ),
  /** Receipts that answer a review, newest first. */
  'receipt.list': query(z.strictObject({ review: ReviewId }), z.object({ receipts: z.array(Receipt) })),
  /** What became of a clause through the versions of a pack in the library, newest first. */
  'clause.history': query(
    z.strictObject({ pack: PackId, document: DocumentId, locale: Locale, clause: z.string().max(120) }),
    z.object({ lines: z.array(ClauseHistoryLine.extend({ version: z.string(), packDigest: Digest })) }),
  ),
}

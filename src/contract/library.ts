import { z } from 'zod'
import {
  Digest,
  DocumentId,
  Glossary,
  ImportReport,
  Instant,
  Locale,
  NodeJson,
  PackId,
  Person,
  Rendering,
  ReviewId,
  ReviewProgress,
} from '../core/model'
import { command, query } from './call'

/** A review as the library lists it. `state` is where it stands between receiving and handing back. */
export const ReviewRow = z.object({
  review: ReviewId,
  document: DocumentId,
  locale: Locale,
  author: Person,
  mine: z.boolean(),
  state: z.enum(['in-work', 'handed-back', 'changed-since']),
  progress: ReviewProgress,
  updatedAt: Instant,
  /** When the last receipt that answers it was issued; absent while there is none. */
  answeredAt: Instant.optional(),
})
export type ReviewRow = z.infer<typeof ReviewRow>

export const DocumentRow = z.object({
  document: DocumentId,
  title: z.string(),
  source: Rendering,
  targets: z.array(Rendering),
})
export type DocumentRow = z.infer<typeof DocumentRow>

/** One version of a pack. Two versions of one pack are two rows. */
export const PackRow = z.object({
  pack: PackId,
  digest: Digest,
  title: z.string(),
  version: z.string(),
  /** The version that this one follows, whether or not it is in the library. */
  previous: Digest.optional(),
  sourceLocale: Locale,
  market: z.string().optional(),
  productLine: z.string().optional(),
  owner: z.string().optional(),
  dueDate: z.string().optional(),
  instructions: z.string().optional(),
  importedAt: Instant,
  documents: z.array(DocumentRow),
  reviews: z.array(ReviewRow),
})
export type PackRow = z.infer<typeof PackRow>

/**
 * Something on disk that was found damaged. The files are kept in the data folder's quarantine under `name`;
 * `missing` saves of a review or collation could not be brought back, null when nothing of it could.
 */
export const Loss = z.object({
  kind: z.enum(['review', 'collation', 'pack', 'settings']),
  name: z.string(),
  missing: z.int().nullable(),
  at: Instant.optional(),
})
export type Loss = z.infer<typeof Loss>

/** Name of files on their way in. */
export const Upload = z.string().max(60)

export const library = {
  'library.read': query(
    z.strictObject({}),
    z.object({ packs: z.array(PackRow), losses: z.array(Loss).optional() }),
  ),
  'document.read': query(
    z.strictObject({ pack: PackId, digest: Digest, document: DocumentId, locale: Locale }),
    z.object({ doc: NodeJson, rendering: Rendering }),
  ),
  'glossary.read': query(z.strictObject({ pack: PackId, digest: Digest }), Glossary),

  // Files come in through one door in both hosts: pieces of at most 512 KiB, base64, then one import.
  'upload.start': command(
    z.strictObject({
      files: z
        .array(z.strictObject({ path: z.string().max(400), size: z.int().min(0) }))
        .min(1)
        .max(10_000),
    }),
    z.object({ upload: Upload }),
  ),
  'upload.append': command(
    z.strictObject({
      upload: Upload,
      file: z.int().min(0),
      offset: z.int().min(0),
      bytes: z.base64().max(720_000),
    }),
    z.object({ received: z.int() }),
  ),
  'upload.cancel': command(z.strictObject({ upload: Upload }), z.object({})),
  /** Reads what was uploaded (a pack folder, a pack zip, a handback) and takes it in, or refuses it whole. */
  'import.start': command(z.strictObject({ upload: Upload }), ImportReport),
}

import { z } from 'zod'
import {
  Digest,
  DocumentId,
  Locale,
  PackId,
  RebaseReport,
  ReviewId,
  ReviewOp,
  ReviewState,
} from '../core/model'
import { command, query } from './call'
import { Upload } from './library'

/** A file made by the backend, waiting to be fetched in pieces or saved by the host. */
export const FileTicket = z.object({
  ticket: z.string().max(60),
  name: z.string(),
  size: z.int(),
  sha256: Digest,
})
export type FileTicket = z.infer<typeof FileTicket>

/** Operations that are saved together, all or none. */
export const ReviewOps = z.array(ReviewOp).min(1).max(5000)

/** What a handback would carry: shown before anything leaves. */
export const HandbackPreview = z.object({
  reviews: z.array(
    z.object({
      review: ReviewId,
      title: z.string(),
      locale: Locale,
      changes: z.int(),
      accepted: z.int(),
      threads: z.int(),
      comments: z.int(),
      clauses: z.int(),
      reviewed: z.int(),
      flagged: z.int(),
    }),
  ),
})
export type HandbackPreview = z.infer<typeof HandbackPreview>

export const review = {
  /** Opens the person's review of a rendering, beginning one where there is none. */
  'review.begin': command(
    z.strictObject({ pack: PackId, digest: Digest, document: DocumentId, locale: Locale }),
    ReviewState,
  ),
  /**
   * Begins a review of one's own on top of another person's: their suggestions and threads come along as theirs.
   * Refused with `already-begun` where the person has worked on that text already.
   */
  'review.continue': command(z.strictObject({ review: ReviewId }), ReviewState),
  /**
   * What would become of each item of one's own review on another version of its pack; nothing is changed. Refused
   * as `review.rebase` is.
   */
  'review.rebase-preview': query(
    z.strictObject({ review: ReviewId, digest: Digest }),
    z.object({ report: RebaseReport }),
  ),
  /**
   * Begins a review of one's own on another version of the pack, made from one's review of this version, which stays.
   * Refused with `already-begun` where the person has worked on that version already, `not-found` where the version
   * does not have the text, `not-allowed` for another person's review.
   */
  'review.rebase': command(z.strictObject({ review: ReviewId, digest: Digest }), ReviewState),
  'review.read': query(z.strictObject({ review: ReviewId }), ReviewState),
  /**
   * Appends operations to the review's journal; the reply comes when they are on disk. `rev` is the revision
   * they were made on: a stale one is refused and nothing is written.
   */
  'review.save': command(
    z.strictObject({ review: ReviewId, rev: z.int().min(0), ops: ReviewOps }),
    z.object({ rev: z.int() }),
  ),
  /** `review.save` for operations that are too long for one request: an upload of one file, their JSON list. */
  'review.save-upload': command(
    z.strictObject({ review: ReviewId, rev: z.int().min(0), upload: Upload }),
    z.object({ rev: z.int() }),
  ),

  'handback.preview': query(z.strictObject({ reviews: z.array(ReviewId).min(1).max(500) }), HandbackPreview),
  'handback.create': command(z.strictObject({ reviews: z.array(ReviewId).min(1).max(500) }), FileTicket),
  'report.create': command(z.strictObject({ review: ReviewId, uiLocale: z.string().max(35) }), FileTicket),

  /** A piece of a made file, base64, at most 512 KiB. */
  'file.read': query(
    z.strictObject({ ticket: z.string().max(60), offset: z.int().min(0) }),
    z.object({ bytes: z.base64(), next: z.int().nullable() }),
  ),
  /** Asks the host to save the file where the person says. `download`: the window must fetch it instead. */
  'file.deliver': command(
    z.strictObject({ ticket: z.string().max(60) }),
    z.object({ outcome: z.enum(['saved', 'cancelled', 'download']) }),
  ),
}

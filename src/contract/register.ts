import { z } from 'zod'
import {
  ClauseId,
  CollationId,
  Digest,
  DocumentId,
  Gap,
  GapAct,
  GapFields,
  GapId,
  HistoryLine,
  Locale,
  PackId,
  PrecedentId,
  PrecedentState,
  ReviewId,
  ThreadId,
  VersionRef,
} from '../core/model'
import { command, query } from './call'
import { FileTicket } from './review'

/** A clause of a pack that is in the library; `clause` null is the document as a whole. */
export const ClausePlace = z.strictObject({
  pack: PackId,
  digest: Digest,
  document: DocumentId,
  locale: Locale,
  clause: ClauseId.nullable(),
})
export type ClausePlace = z.infer<typeof ClausePlace>

/** A precedent and whether it may be cited, with how its clause begins in the newest version that is here. */
export const PrecedentRow = z.object({
  ...PrecedentState.shape,
  standing: z.enum(['holds', 'to-reconfirm', 'reversed']),
  latest: z
    .object({ ...VersionRef.shape, text: Digest.nullable(), excerpt: z.string().nullable() })
    .nullable(),
})
export type PrecedentRow = z.infer<typeof PrecedentRow>

export const register = {
  /**
   * The gaps that changed since the register held `since` entries, and all precedents. 0 for everything; `rev` is
   * what to ask with the next time.
   */
  'register.read': query(
    z.strictObject({ since: z.int().min(0) }),
    z.object({ rev: z.int(), gaps: z.array(Gap), precedents: z.array(PrecedentRow) }),
  ),
  /** Every change of a gap or a precedent, oldest first. Refused with `not-found`. */
  'register.history': query(
    z.union([z.strictObject({ gap: GapId }), z.strictObject({ precedent: PrecedentId })]),
    z.object({ lines: z.array(HistoryLine) }),
  ),
  /** The clauses of a rendering in reading order, to choose one from. */
  'register.clauses': query(
    ClausePlace.omit({ clause: true }),
    z.object({ clauses: z.array(z.object({ clause: ClauseId, heading: z.string(), excerpt: z.string() })) }),
  ),
  'register.open': command(
    z.strictObject({ place: ClausePlace, fields: GapFields }),
    z.object({ gap: GapId }),
  ),
  /**
   * Enters a thread of kind policy-gap, market-issue or question. A thread makes one gap, however often it is
   * entered and from whichever copy of its review: then the one that is there is named. `collation` is the one that
   * the review was brought into, where it need not be in the library itself.
   */
  'register.open-from-thread': command(
    z.strictObject({ review: ReviewId, thread: ThreadId, collation: CollationId.optional() }),
    z.object({ gap: GapId, outcome: z.enum(['opened', 'already-there']) }),
  ),
  /** Refused with `op-invalid` where it makes no sense any more, e.g. closing what is closed. */
  'register.act': command(z.strictObject({ act: GapAct }), z.object({ rev: z.int() })),
  /**
   * Says by the person's name that a precedent holds for the newest version of its clause. `packDigest` is the
   * version that was read: refused with `stale-rev` when there is a newer one.
   */
  'register.reconfirm': command(
    z.strictObject({ precedent: PrecedentId, packDigest: Digest }),
    z.object({ rev: z.int() }),
  ),
  /** A CSV file of these, in this order, with titles in the language of the interface. */
  'register.export': command(
    z.strictObject({
      what: z.discriminatedUnion('kind', [
        z.strictObject({ kind: z.literal('gaps'), ids: z.array(GapId).max(10_000) }),
        z.strictObject({ kind: z.literal('precedents'), ids: z.array(PrecedentId).max(10_000) }),
      ]),
      uiLocale: z.string().max(35),
    }),
    FileTicket,
  ),
}

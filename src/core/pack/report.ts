import { z } from 'zod'
import { ClauseId, Digest, DocumentId, Locale, PackId } from '../model'

/** A clause named in a report: its id and how it begins. */
export const ClauseLine = z.object({ id: ClauseId, text: z.string() })
export type ClauseLine = z.infer<typeof ClauseLine>

/** How the clauses of a document continue those of the previous pack. */
export const VersionReport = z.object({
  unchanged: z.int(),
  edited: z.array(ClauseLine),
  /** Kept clauses that stand elsewhere in the order now; each also counts as unchanged or edited. */
  moved: z.array(ClauseLine),
  new: z.array(ClauseLine),
  gone: z.array(ClauseLine),
  /** Clauses that resemble old ones, none clearly best. They have new ids. */
  uncertain: z.array(ClauseLine),
})
export type VersionReport = z.infer<typeof VersionReport>

export const TargetReport = z.object({
  locale: Locale,
  path: z.string(),
  clauses: z.int(),
  aligned: z.int(),
  /** Clauses of the target that answer none of the source. */
  unaligned: z.array(ClauseLine),
  /** Clauses of the source that this target has no answer to. */
  missing: z.array(ClauseLine),
  versions: VersionReport.optional(),
})
export type TargetReport = z.infer<typeof TargetReport>

export const DocumentReport = z.object({
  id: DocumentId,
  title: z.string(),
  path: z.string(),
  clauses: z.int(),
  words: z.int(),
  versions: VersionReport.optional(),
  targets: z.array(TargetReport),
})
export type DocumentReport = z.infer<typeof DocumentReport>

/** What `pack build` did, completely: every clause that did not simply carry over is named. */
export const BuildReport = z.object({
  pack: PackId,
  title: z.string(),
  version: z.string(),
  digest: Digest,
  layout: z.enum(['folders', 'suffix']),
  sourceLocale: Locale,
  previous: z.object({ version: z.string(), digest: Digest }).optional(),
  documents: z.array(DocumentReport),
  /** Documents of the previous pack that are not in this one. */
  gone: z.array(z.object({ id: DocumentId, title: z.string() })),
  glossary: z.object({ entries: z.int(), terms: z.int() }).optional(),
  notes: z.array(z.object({ code: z.string(), path: z.string(), detail: z.string() })),
})
export type BuildReport = z.infer<typeof BuildReport>

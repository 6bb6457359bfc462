import { z } from 'zod'
import { ClauseId, Digest, DocumentId, Instant, Locale, PackId } from './ids'

export const PACK_FORMAT = 'stet-pack'
export const PACK_FORMAT_VERSION = 1

/** A path inside a pack or handback: relative, forward slashes, no dots-only parts, plain characters. */
export const InnerPath = z
  .string()
  .max(240)
  .regex(/^(?!.*(^|\/)\.{1,2}(\/|$))[A-Za-z0-9][A-Za-z0-9._@-]*(\/[A-Za-z0-9._@-]+)*$/)

/** A document in one locale: where its JSON lies in the pack, and the digest that reviews are made against. */
export const Rendering = z.looseObject({
  locale: Locale,
  title: z.string(),
  path: InnerPath,
  /** Digest of the document without annotation; see `baseDigest` in core/doc. */
  base: Digest,
  clauses: z.int().min(0),
  words: z.int().min(0),
  /** Clauses of this rendering that pair with no clause of the source. Empty for the source itself. */
  unaligned: z.array(ClauseId),
})
export type Rendering = z.infer<typeof Rendering>

export const PackDocument = z.looseObject({
  id: DocumentId,
  title: z.string(),
  source: Rendering,
  targets: z.array(Rendering),
})
export type PackDocument = z.infer<typeof PackDocument>

export const PackFile = z.object({ path: InnerPath, sha256: Digest, length: z.int().min(0) })
export type PackFile = z.infer<typeof PackFile>

/** `pack.json`: what a pack holds and for whom. Unknown fields are carried. */
export const Manifest = z.looseObject({
  format: z.literal(PACK_FORMAT),
  formatVersion: z.literal(PACK_FORMAT_VERSION),
  id: PackId,
  title: z.string().min(1),
  /** The publisher's own name of this state of the text, e.g. `v2`. */
  version: z.string().min(1).max(60),
  previous: z.object({ version: z.string(), digest: Digest }).optional(),
  sourceLocale: Locale,
  market: z.string().optional(),
  productLine: z.string().optional(),
  owner: z.string().optional(),
  dueDate: z.iso.date().optional(),
  instructions: z.string().optional(),
  createdAt: Instant.optional(),
  documents: z.array(PackDocument),
  glossary: z.object({ path: InnerPath }).optional(),
  files: z.array(PackFile),
})
export type Manifest = z.infer<typeof Manifest>

/** One wording of a concept in one locale, as a row of the glossary gives it. */
export const Term = z.object({
  locale: Locale,
  text: z.string().min(1),
  status: z.enum(['preferred', 'admitted', 'deprecated', 'forbidden']),
})
export type Term = z.infer<typeof Term>

export const GlossaryEntry = z.looseObject({
  id: z.string().min(1),
  definition: z.string().optional(),
  note: z.string().optional(),
  terms: z.array(Term),
})
export type GlossaryEntry = z.infer<typeof GlossaryEntry>

export const Glossary = z.looseObject({ entries: z.array(GlossaryEntry) })
export type Glossary = z.infer<typeof Glossary>

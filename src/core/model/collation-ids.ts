import { z } from 'zod'

const name = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._:-]{0,119}$/)

/** The decision making on one text by means of many reviews. Random. */
export const CollationId = name.brand<'CollationId'>()
export type CollationId = z.infer<typeof CollationId>

/** One act in a collation. Random, so acts on two machines never meet. */
export const EntryId = name.brand<'EntryId'>()
export type EntryId = z.infer<typeof EntryId>

/** A disagreement that went to an adjudicator. */
export const DisputeId = name.brand<'DisputeId'>()
export type DisputeId = z.infer<typeof DisputeId>

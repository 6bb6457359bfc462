import { z } from 'zod'

const name = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._:-]{0,119}$/)

/** Names a clause for ever: it survives edits, moves and renumbering. Unique within a document. */
export const ClauseId = name.brand<'ClauseId'>()
export type ClauseId = z.infer<typeof ClauseId>

/** Names a policy document within its pack, the same in every locale. */
export const DocumentId = name.brand<'DocumentId'>()
export type DocumentId = z.infer<typeof DocumentId>

/** Names a pack through all its versions. */
export const PackId = name.brand<'PackId'>()
export type PackId = z.infer<typeof PackId>

/** One person's work on one document in one locale. Random, so two copies started apart stay apart. */
export const ReviewId = name.brand<'ReviewId'>()
export type ReviewId = z.infer<typeof ReviewId>

/** A person, random and never derived from the name or an address: two people with one name stay two. */
export const AuthorId = name.brand<'AuthorId'>()
export type AuthorId = z.infer<typeof AuthorId>

/** One suggestion: `<replica>.<counter>`, so ids minted on two machines never meet. */
export const ChangeId = name.brand<'ChangeId'>()
export type ChangeId = z.infer<typeof ChangeId>

export const ThreadId = name.brand<'ThreadId'>()
export type ThreadId = z.infer<typeof ThreadId>

export const CommentId = name.brand<'CommentId'>()
export type CommentId = z.infer<typeof CommentId>

/** SHA-256 as 64 lower-case hex digits. */
export const Digest = z
  .string()
  .regex(/^[0-9a-f]{64}$/)
  .brand<'Digest'>()
export type Digest = z.infer<typeof Digest>

/** BCP 47 language tag, as `Intl.Locale` accepts it. */
export const Locale = z
  .string()
  .regex(/^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/)
  .brand<'Locale'>()
export type Locale = z.infer<typeof Locale>

/** Time of an act, ISO 8601 in UTC, e.g. `2026-11-23T08:15:00.000Z`. */
export const Instant = z.iso.datetime()
export type Instant = z.infer<typeof Instant>

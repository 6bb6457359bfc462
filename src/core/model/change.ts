import { z } from 'zod'
import { AuthorId, ChangeId, Instant } from './ids'

/** How an edit came about; recorded for the collator, never used to decide anything. */
export const Origin = z.enum([
  'typing',
  'composition',
  'paste',
  'cut',
  'drop',
  'command',
  'replace-all',
  'proposed-wording',
  'spelling',
  'import',
])
export type Origin = z.infer<typeof Origin>

/** Top level of the MQM core typology (themqm.org), the error types a reviewer may give to a suggestion. */
export const ErrorType = z.enum([
  'terminology',
  'accuracy',
  'linguistic-conventions',
  'style',
  'locale-conventions',
  'audience-appropriateness',
  'design-and-markup',
])
export type ErrorType = z.infer<typeof ErrorType>

/** Whether the text is wrong without the edit, or merely better with it. */
export const Necessity = z.enum(['necessary', 'preferential'])
export type Necessity = z.infer<typeof Necessity>

/** What the reviewer says about a suggestion; all of it may change until it is handed back. */
export const Remark = z.object({
  reason: z.string().max(4000).optional(),
  errorType: ErrorType.optional(),
  necessity: Necessity.optional(),
})
export type Remark = z.infer<typeof Remark>

/**
 * The registry entry of one suggestion. The document holds only the id; author and time live here, so no edit
 * of the text can alter them. `group` joins what one gesture made, `batch` what one bulk command made.
 */
export const ChangeRecord = z.looseObject({
  id: ChangeId,
  kind: z.enum(['insertion', 'deletion', 'property']),
  author: AuthorId,
  createdAt: Instant,
  updatedAt: Instant,
  group: z.string().max(120),
  batch: z.string().max(120).optional(),
  origin: Origin,
  parent: ChangeId.optional(),
  ...Remark.shape,
})
export type ChangeRecord = z.infer<typeof ChangeRecord>

export const Verdict = z.enum(['accept', 'reject'])
export type Verdict = z.infer<typeof Verdict>

/** One line of the decision log: appended, never rewritten. */
export const Decision = z.looseObject({
  change: ChangeId,
  verdict: Verdict,
  author: AuthorId,
  at: Instant,
  reason: z.string().max(4000).optional(),
})
export type Decision = z.infer<typeof Decision>

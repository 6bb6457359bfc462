import { z } from 'zod'
import { CollationId, ReviewId } from '../core/model'
import { Access } from './app'

/** Facts, in the past tense. A window asks again only for what the event names. */
export const BackendEvent = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('library.changed') }),
  z.object({ kind: z.literal('review.saved'), review: ReviewId, rev: z.int() }),
  z.object({ kind: z.literal('collation.changed'), collation: CollationId, rev: z.int() }),
  /** `rev` is how many entries it holds now. */
  z.object({ kind: z.literal('register.changed'), rev: z.int() }),
  z.object({ kind: z.literal('access.changed'), window: z.string(), access: Access }),
  z.object({ kind: z.literal('import.progressed'), upload: z.string(), done: z.int(), total: z.int() }),
])
export type BackendEvent = z.infer<typeof BackendEvent>

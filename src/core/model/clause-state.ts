import { z } from 'zod'
import { AuthorId, Instant } from './ids'

export const ClauseStateValue = z.enum(['unread', 'in-work', 'reviewed', 'flagged'])
export type ClauseStateValue = z.infer<typeof ClauseStateValue>

/** How far one reviewer is with one clause; a clause without an entry is unread. */
export const ClauseState = z.object({ value: ClauseStateValue, author: AuthorId, at: Instant })
export type ClauseState = z.infer<typeof ClauseState>

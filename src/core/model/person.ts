import { z } from 'zod'
import { AuthorId } from './ids'

/** Who works here. The id is random; the name is only how others see it and may be that of someone else too. */
export const Person = z.object({
  id: AuthorId,
  name: z.string().trim().min(1).max(120),
  /** The market that they speak for, in their own words. */
  market: z.string().trim().min(1).max(60).optional(),
})
export type Person = z.infer<typeof Person>

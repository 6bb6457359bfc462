import { z } from 'zod'

/** What became of one thing in an imported file. The counts by outcome add up to the number of items. */
export const ImportItem = z.object({
  kind: z.enum([
    'pack',
    'document',
    'review',
    'suggestion',
    'thread',
    'comment',
    'clause-state',
    'collation',
    'receipt',
    'file',
  ]),
  name: z.string(),
  outcome: z.enum(['added', 'updated', 'already-there', 'kept-apart', 'refused']),
  /** Why, as a code that the interface puts into words; see resources/locales. */
  reason: z.string().optional(),
  count: z.int().min(1),
})
export type ImportItem = z.infer<typeof ImportItem>

export const ImportReport = z.object({
  file: z.string(),
  what: z.enum(['pack', 'handback', 'collation', 'receipt', 'unknown']),
  /** False when the file was refused as a whole and nothing was changed. */
  accepted: z.boolean(),
  items: z.array(ImportItem),
})
export type ImportReport = z.infer<typeof ImportReport>

import { z } from 'zod'
import { Digest, type Revision } from '../model'

const Rebased = z.looseObject({
  of: Digest,
  from: z.looseObject({ packVersion: z.string() }),
  report: z.looseObject({
    lines: z.array(z.looseObject({ kind: z.string(), id: z.string(), verdict: z.string() })),
  }),
})
export type Rebased = z.infer<typeof Rebased>

/** Where a revision comes from that was made on an older version; null for one that stands where it was made. */
export function rebasedOf(revision: Revision): Rebased | null {
  const read = Rebased.safeParse((revision as { rebased?: unknown }).rebased)
  return read.success ? read.data : null
}

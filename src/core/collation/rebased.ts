import { Rebased, type Revision } from '../model'

/** Where a revision comes from that was made on an older version; null for one that stands where it was made. */
export function rebasedOf(revision: Revision): Rebased | null {
  const read = Rebased.safeParse((revision as { rebased?: unknown }).rebased)
  return read.success ? read.data : null
}

import { type Matter, acceptMatter, deferMatter, rejectMatter } from '../../../core/collation'
import type { Disposition, Reason } from '../../../core/model'
import { isClosed } from './closed'

export type BulkOutcome = 'accepted' | 'rejected' | 'deferred'

/**
 * What a verdict on several matters enters: closed matters are left out, and of what is accepted all where there is
 * a choice to be made, so that nobody's wish is taken unseen.
 */
export function bulkOf(matters: readonly Matter[], outcome: BulkOutcome, reason: Reason): Disposition[] {
  return matters
    .filter((matter) => !isClosed(matter))
    .flatMap((matter): Disposition[] => {
      if (outcome === 'rejected') return [rejectMatter(matter, reason)]
      if (outcome === 'deferred') return [deferMatter(matter, reason)]
      if (matter.thread) return [acceptMatter(matter, null, reason)]
      const [only, second] = matter.wishes
      const isPlain = matter.class === 'agree' || matter.class === 'adjacent'
      return only && !second && isPlain ? [acceptMatter(matter, only.digest, reason)] : []
    })
}

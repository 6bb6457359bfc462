import { useMemo } from 'react'
import { dispositionRows, receiptsOf } from '../../../core/collation'
import type { AnswerOutcome } from '../../../core/model'
import { useOpen } from '../../store/collation-window'

/** The rows of the open collation. */
export function useTable() {
  const folded = useOpen((open) => open.folded)
  const log = useOpen((open) => open.log)
  const matters = useOpen((open) => open.matters)
  return useMemo(() => dispositionRows(folded, log, matters), [folded, log, matters])
}

export interface Counts {
  /** Every change and every thread of every reviewer. */
  readonly total: number
  readonly byOutcome: ReadonlyMap<AnswerOutcome, number>
}

/** What came in and what became of it, counted as the receipts tell it: the outcomes add up to the total. */
export function useCounts(): Counts {
  const head = useOpen((open) => open.head)
  const folded = useOpen((open) => open.folded)
  const log = useOpen((open) => open.log)
  const matters = useOpen((open) => open.matters)
  return useMemo(() => {
    const { createdBy: issuedBy, createdAt: issuedAt } = head
    const byOutcome = new Map<AnswerOutcome, number>()
    for (const { answers } of receiptsOf({ head, folded, log, matters, issuedBy, issuedAt }))
      for (const answer of answers) {
        const many = answer.kind === 'thread' ? 1 : answer.ids.length
        byOutcome.set(answer.outcome, (byOutcome.get(answer.outcome) ?? 0) + many)
      }
    const total = folded.heads.reduce((sum, { changes, threads }) => sum + changes.length + threads.length, 0)
    return { total, byOutcome }
  }, [head, folded, log, matters])
}

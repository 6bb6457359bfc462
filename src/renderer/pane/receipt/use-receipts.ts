import { useEffect, useMemo } from 'react'
import { useStore } from 'zustand'
import type { Answer, ChangeId, Receipt, ReviewId, ThreadId } from '../../../core/model'
import { client, listen } from '../../api'
import { type Answers, answersIn, makeReceiptsStore } from '../../store/receipts'

const receiptsStore = makeReceiptsStore(client)
listen(receiptsStore.hear)

/** Reads the receipts of the review on the desk, for everything below. */
export function useReceiptsOf(review: ReviewId): void {
  useEffect(() => void receiptsStore.look(review), [review])
}

/** Receipts of the open review, newest first. */
export function useReceipts(): readonly Receipt[] {
  return useStore(receiptsStore, ({ receipts }) => receipts)
}

/** The last answer to one of these changes; null while there is none. */
export function useChangeAnswer(ids: readonly ChangeId[]): Answer | null {
  const { byChange } = useAnswers()
  for (const id of ids) {
    const answer = byChange.get(id)
    if (answer) return answer
  }
  return null
}

export function useThreadAnswer(thread: ThreadId): Answer | null {
  return useAnswers().byThread.get(thread) ?? null
}

function useAnswers(): Answers {
  const receipts = useReceipts()
  return useMemo(() => known(receipts), [receipts])
}

/** Every card asks: the maps are made once for a list of receipts. */
const made = new WeakMap<readonly Receipt[], Answers>()
function known(receipts: readonly Receipt[]): Answers {
  const answers = made.get(receipts) ?? answersIn(receipts)
  made.set(receipts, answers)
  return answers
}

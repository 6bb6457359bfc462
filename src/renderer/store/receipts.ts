import { createStore, type StoreApi } from 'zustand/vanilla'
import { type BackendEvent, type Client, Refusal } from '../../contract'
import type { Answer, Problem, Receipt, ReviewId } from '../../core/model'

export interface ReceiptsState {
  readonly review: ReviewId | null
  /** Newest first. */
  readonly receipts: readonly Receipt[]
  readonly failure: Problem | null
}

export interface ReceiptsStore extends StoreApi<ReceiptsState> {
  /** Reads what answers a review; what answered another one is forgotten. */
  readonly look: (review: ReviewId) => Promise<void>
  readonly hear: (event: BackendEvent) => void
}

/** The receipts of the review that is open in this window. */
export function makeReceiptsStore(client: Pick<Client, 'receipt.list'>): ReceiptsStore {
  const store = createStore<ReceiptsState>(() => ({ review: null, receipts: [], failure: null }))
  const read = async (review: ReviewId): Promise<void> => {
    const isWanted = (): boolean => store.getState().review === review
    try {
      const { receipts } = await client['receipt.list']({ review })
      if (isWanted()) store.setState({ receipts, failure: null })
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      if (isWanted()) store.setState({ failure: error.problem })
    }
  }
  return {
    ...store,
    look: async (review) => {
      if (store.getState().review !== review) store.setState({ review, receipts: [], failure: null })
      await read(review)
    },
    hear: ({ kind }) => {
      const { review } = store.getState()
      if (kind === 'library.changed' && review) void read(review)
    },
  }
}

/** The last answer to each change and each thread. */
export interface Answers {
  readonly byChange: ReadonlyMap<string, Answer>
  readonly byThread: ReadonlyMap<string, Answer>
}

/** Where several receipts answer one thing, the newest does. */
export function answersIn(receipts: readonly Receipt[]): Answers {
  const byChange = new Map<string, Answer>()
  const byThread = new Map<string, Answer>()
  const oldestFirst = [...receipts].sort((a, b) => (a.issuedAt < b.issuedAt ? -1 : 1))
  for (const answer of oldestFirst.flatMap(({ answers }) => answers))
    if (answer.kind === 'thread') byThread.set(answer.thread, answer)
    else for (const id of answer.ids) byChange.set(id, answer)
  return { byChange, byThread }
}

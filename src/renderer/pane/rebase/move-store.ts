import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import type { Digest, DocumentId, Locale, PackId, ReviewId } from '../../../core/model'

/** A review of one's own, and the version that it is to be moved to. */
export interface MoveRequest {
  readonly review: ReviewId
  readonly fromVersion: string
  readonly pack: PackId
  readonly document: DocumentId
  readonly locale: Locale
  readonly to: { readonly digest: Digest; readonly version: string }
}

interface MoveState {
  readonly asked: MoveRequest | null
  /** The review that was just made, until the desk has shown what needs the person in it. */
  readonly moved: ReviewId | null
}

const store = createStore<MoveState>(() => ({ asked: null, moved: null }))

export function askToMove(asked: MoveRequest | null): void {
  store.setState({ asked })
}

export function useMoveRequest(): MoveRequest | null {
  return useStore(store, (state) => state.asked)
}

export function noteMoved(moved: ReviewId): void {
  store.setState({ moved })
}

/** Whether a review was just made by moving; asked once. */
export function takeMoved(review: ReviewId): boolean {
  const was = store.getState().moved === review
  if (was) store.setState({ moved: null })
  return was
}

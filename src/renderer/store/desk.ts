import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Anchor, Locale } from '../../core/model'

/** How much of the tracking shows. `original` is read-only; in all others tracking goes on. */
export type MarkupView = 'all' | 'simple' | 'clean' | 'original'

/** What the side panel lists. */
export type Panel = 'outline' | 'changes' | 'threads' | 'receipt' | 'needs'

/** A thread that is being written and is nowhere yet but on the screen. */
export interface Draft {
  readonly anchor: Anchor
}

export interface FindRequest {
  readonly replace: boolean
  /** Text to begin with, from the selection. */
  readonly query: string
  /** Rises with each request, so that asking again brings the focus back. */
  readonly turn: number
}

/** What the desk shows and where the person is in it. Nothing of it is the review's. */
export interface DeskState {
  readonly view: MarkupView
  readonly layout: 'columns' | 'reading'
  readonly panel: Panel | null
  readonly third: Locale | null
  readonly clause: string | null
  /** Key of the card or id of the thread that is open in the margin. */
  readonly card: string | null
  readonly thread: string | null
  readonly draft: Draft | null
  readonly find: FindRequest | null
  /** Last words for screen readers; `turn` makes equal words be said again. */
  readonly said: { readonly text: string; readonly turn: number }
}

export interface DeskStore extends StoreApi<DeskState> {
  show(patch: Partial<Omit<DeskState, 'said' | 'find'>>): void
  say(text: string): void
  openFind(request: Omit<FindRequest, 'turn'>): void
  closeFind(): void
}

export function makeDeskStore(): DeskStore {
  const store = createStore<DeskState>(() => ({
    view: 'all',
    layout: 'columns',
    panel: null,
    third: null,
    clause: null,
    card: null,
    thread: null,
    draft: null,
    find: null,
    said: { text: '', turn: 0 },
  }))
  return {
    ...store,
    show: (patch) => {
      const now = store.getState()
      const keys = Object.keys(patch) as (keyof typeof patch)[]
      if (keys.some((key) => now[key] !== patch[key])) store.setState(patch)
    },
    say: (text) => store.setState(({ said }) => ({ said: { text, turn: said.turn + 1 } })),
    openFind: (request) =>
      store.setState(({ find }) => ({ find: { ...request, turn: (find?.turn ?? 0) + 1 } })),
    closeFind: () => store.setState({ find: null }),
  }
}

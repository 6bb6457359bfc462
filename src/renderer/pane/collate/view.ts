import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import type { Digest, Disposition, Outcome, ReasonCode } from '../../../core/model'
import { type MatterFilter, NO_FILTER } from './filter'

export type SideTab = 'matter' | 'people' | 'history'
export type DialogName = 'agreed' | 'bulk' | 'ask' | 'refer' | 'publish' | 'gather' | 'snapshot' | 'export'

/** Dispositions that were worked out and wait for a yes: the first is what was asked for, the rest follows from it. */
export interface Pending {
  readonly dispositions: readonly Disposition[]
}

/** What of a collation is on the screen. Nothing of it is the collation's. */
export interface CollateView {
  readonly current: string | null
  readonly filter: MatterFilter
  /** Keys of clause rows that are folded up. */
  readonly closed: ReadonlySet<string>
  readonly outline: 'matters' | 'clauses'
  readonly ticked: ReadonlySet<string>
  /** Where a stretch of ticks began. */
  readonly tickedFrom: string | null
  /** Null: the reason that is usual for the verdict. */
  readonly code: ReasonCode | null
  readonly sentence: string
  /** The code that was last given with an outcome, in this session. */
  readonly usual: Readonly<Partial<Record<Outcome, ReasonCode>>>
  /** Sentences that were given, the last one first. */
  readonly sentences: readonly string[]
  readonly editing: { readonly from: Digest | null; readonly text: string } | null
  readonly pending: Pending | null
  readonly dialog: DialogName | null
  readonly side: SideTab
  /** Last words for screen readers; `turn` makes equal words be said again. */
  readonly said: { readonly text: string; readonly turn: number }
  /** Rises when the focus is to come to the matter. */
  readonly focusTurn: number
}

const START: CollateView = {
  current: null,
  filter: NO_FILTER,
  closed: new Set(),
  outline: 'matters',
  ticked: new Set(),
  tickedFrom: null,
  code: null,
  sentence: '',
  usual: {},
  sentences: [],
  editing: null,
  pending: null,
  dialog: null,
  side: 'matter',
  said: { text: '', turn: 0 },
  focusTurn: 0,
}

export const viewStore = createStore<CollateView>(() => START)

export function useView<T>(select: (view: CollateView) => T): T {
  return useStore(viewStore, select)
}

/** For another collation: everything as it begins, but reasons are remembered for the session, turns go on. */
export function resetView(): void {
  const { usual, sentences, focusTurn } = viewStore.getState()
  viewStore.setState({ ...START, usual, sentences, focusTurn })
}

export function setView(patch: Partial<CollateView>): void {
  viewStore.setState(patch)
}

export function setFilter(patch: Partial<MatterFilter>): void {
  viewStore.setState(({ filter }) => ({ filter: { ...filter, ...patch }, ticked: new Set() }))
}

export function say(text: string): void {
  viewStore.setState(({ said }) => ({ said: { text, turn: said.turn + 1 } }))
}

/** Shows a matter; `focus: 'matter'` also brings the keyboard there. */
export function select(current: string | null, focus: 'matter' | 'stay'): void {
  const now = viewStore.getState()
  viewStore.setState({
    current,
    editing: now.current === current ? now.editing : null,
    ...(focus === 'matter' ? { focusTurn: now.focusTurn + 1 } : {}),
  })
}

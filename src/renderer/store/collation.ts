import { createStore, type StoreApi } from 'zustand/vanilla'
import { type BackendEvent, type Client, Refusal } from '../../contract'
import { logOf, uniteEntries } from '../../core/collation'
import {
  type CollationState as Wire,
  type Entry,
  type EntryId,
  type KnownAct,
  type Problem,
  problem,
} from '../../core/model'
import { type UploadClient } from '../upload'
import type { runInWorker } from '../worker'
import {
  type OpenClient,
  type OpenCollation,
  type Stage,
  derive,
  readBase,
  readState,
  sameSet,
  withMatters,
} from './collation-open'
import { sendActs } from './collation-send'
import type { CollateTarget } from './route'

export interface CollationState {
  readonly target: CollateTarget | null
  /** Null until it was opened once. It stays while new reviews are folded. */
  readonly open: OpenCollation | null
  /** What is going on; null when everything that is known is shown. */
  readonly stage: Stage | null
  /** Why it is not open, or why what is new is not shown; `cancelled` when the person stopped it. */
  readonly failure: Problem | null
  /** Saves on their way. */
  readonly saving: number
  /** They have been for so long that it is to be seen. */
  readonly waiting: boolean
}

export interface CollationStore extends StoreApi<CollationState> {
  /** Opens a collation, beginning it where there is none; the one that is open already stays. What fails stands in `failure`. */
  readonly openCollation: (target: CollateTarget) => Promise<void>
  /** Stops opening or folding. */
  readonly stop: () => void
  /** Goes on after `failure`. */
  readonly retry: () => Promise<void>
  /**
   * Enters acts; settles when they are on disk and shown. `onShown` runs in the same turn as they are, so that what it
   * changes is drawn with them. Rejects with a `Refusal`, and then nothing was entered.
   */
  readonly save: (acts: readonly KnownAct[], onShown?: () => void) => Promise<readonly Entry[]>
  /** Makes an entry void; undoing an undo is redo. Rejects as `save`. */
  readonly undo: (entry: EntryId) => Promise<void>
  /** Shows a state that an import gave, folding what is new. */
  readonly take: (state: Wire) => Promise<void>
  readonly hear: (event: BackendEvent) => void
}

export type CollationClient = OpenClient &
  UploadClient &
  Pick<Client, 'collation.save' | 'collation.save-upload'>

/** The open collation of this window. `run` carries out the folding. */
export function makeCollationStore(client: CollationClient, run: typeof runInWorker): CollationStore {
  const store = createStore<CollationState>(() => ({
    target: null,
    open: null,
    stage: null,
    failure: null,
    saving: 0,
    waiting: false,
  }))
  const desk: Desk = { client, run, store, work: new AbortController(), heard: 0 }
  return {
    ...store,
    openCollation: (target) => openCollation(desk, target),
    stop: () => desk.work.abort(),
    retry: () => retry(desk),
    save: (acts, onShown) => save(desk, acts, onShown),
    undo: async (entry) => void (await save(desk, [{ kind: 'undo', entry }])),
    take: (state) => show(desk, () => Promise.resolve(state)),
    hear: (event) => hear(desk, event),
  }
}

interface Desk {
  readonly client: CollationClient
  readonly run: typeof runInWorker
  readonly store: StoreApi<CollationState>
  /** Of the opening or folding that is on its way; each new one ends the one before. */
  work: AbortController
  /** The latest state of the journal that was told of. */
  heard: number
}

async function openCollation(desk: Desk, target: CollateTarget): Promise<void> {
  const { store } = desk
  const now = store.getState()
  const same = JSON.stringify(target) === JSON.stringify(now.target)
  if (same && (now.open ?? now.stage)) return
  desk.heard = 0
  store.setState({ target, open: null, failure: null })
  await show(desk, () => readState(desk.client, target))
}

async function retry(desk: Desk): Promise<void> {
  const { open, target } = desk.store.getState()
  if (open) await show(desk, () => desk.client['collation.read']({ collation: open.head.id }))
  else if (target) await show(desk, () => readState(desk.client, target))
}

/** Reads a state and shows all that follows from it, unless something newer is asked for meanwhile. */
async function show(desk: Desk, read: () => Promise<Wire>): Promise<void> {
  const { client, run, store } = desk
  desk.work.abort()
  const work = (desk.work = new AbortController())
  const isCurrent = (): boolean => desk.work === work
  const tell = (stage: Stage): void => void (isCurrent() && store.setState({ stage }))
  store.setState({ failure: null })
  tell({ phase: 'opening', done: 0, total: 0 })
  try {
    const state = await read()
    const before = ofSame(store.getState().open, state)
    const base = before?.base ?? (await readBase(client, state.head))
    const entries = uniteEntries(before?.entries ?? [], state.entries)
    const how = { client, run, signal: work.signal, tell, before }
    const open = await derive({ ...state, entries }, base, how)
    if (!isCurrent()) return
    store.setState({ open: withNewer(open, store.getState().open), stage: null })
  } catch (error) {
    if (!(error instanceof Refusal)) reportError(error)
    if (!isCurrent()) return
    const failure = error instanceof Refusal ? error.problem : problem('bug', 'collation')
    store.setState({ stage: null, failure })
  }
}

function ofSame(open: OpenCollation | null, state: Wire): OpenCollation | null {
  return open?.head.id === state.head.id ? open : null
}

/** Decisions that were made while reviews were folded are not lost by showing the fold. */
function withNewer(open: OpenCollation, shown: OpenCollation | null): OpenCollation {
  if (shown?.head.id !== open.head.id || shown.entries.every((entry) => open.entries.includes(entry)))
    return open
  const log = logOf(uniteEntries(open.entries, shown.entries))
  return withMatters({ ...open, log, rev: Math.max(open.rev, shown.rev) })
}

/** From when on a save is felt as waiting. */
const WAITING_MS = 300

async function save(desk: Desk, acts: readonly KnownAct[], onShown?: () => void): Promise<readonly Entry[]> {
  const { client, store } = desk
  const { open } = store.getState()
  if (!open) throw new Refusal(problem('not-found', 'collation'))
  store.setState(({ saving }) => ({ saving: saving + 1 }))
  const felt = setTimeout(() => store.setState({ waiting: true }), WAITING_MS)
  const after = (): Pick<CollationState, 'saving' | 'waiting'> => {
    const saving = store.getState().saving - 1
    clearTimeout(felt)
    return { saving, waiting: saving > 0 && store.getState().waiting }
  }
  let shown = false
  try {
    const { entries, rev } = await sendActs(client, open.head.id, acts)
    const next = appended(desk, open.head.id, { entries, rev })
    if (next === 'fold') await show(desk, () => client['collation.read']({ collation: open.head.id }))
    shown = true
    store.setState({ ...after(), ...(next && next !== 'fold' ? { open: next } : {}) })
    onShown?.()
    return entries
  } finally {
    if (!shown) store.setState(after())
    catchUp(desk)
  }
}

/** What is open with entries that were entered; `fold` where they change which reviews count. */
function appended(
  { store }: Desk,
  id: string,
  { entries, rev }: { readonly entries: readonly Entry[]; readonly rev: number },
): OpenCollation | 'fold' | null {
  const { open } = store.getState()
  if (open?.head.id !== id) return null
  const log = logOf(uniteEntries(open.entries, entries))
  // An import was undone or done again: what it brought is folded anew.
  return sameSet(log.revisions, open.log.revisions) ? withMatters({ ...open, log, rev }) : 'fold'
}

function hear(desk: Desk, event: BackendEvent): void {
  if (event.kind !== 'collation.changed' && event.kind !== 'library.changed') return
  const { open } = desk.store.getState()
  if (!open) return
  if (event.kind === 'collation.changed') {
    if (event.collation !== open.head.id) return
    desk.heard = Math.max(desk.heard, event.rev)
  }
  catchUp(desk)
}

/** Reads again what another window or process entered. One's own saves are told of too, often before their reply. */
function catchUp(desk: Desk): void {
  const { open, saving, stage } = desk.store.getState()
  if (!open || saving > 0 || stage || desk.heard <= open.rev) return
  void show(desk, () => desk.client['collation.read']({ collation: open.head.id }))
}

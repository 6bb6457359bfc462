import { createStore, type StoreApi } from 'zustand/vanilla'
import { type BackendEvent, type Client, type PackRow, Refusal } from '../../contract'
import { type Digest, type PackId, type Problem, problem } from '../../core/model'
import { type LibraryFilter, noFilter } from './library-rows'
import { routeStore } from './route'

export interface LibraryState {
  /** Null until it was read once. */
  readonly packs: readonly PackRow[] | null
  readonly failure: Problem | null
  readonly filter: LibraryFilter
  /** Keys of the rows that the person opened or, where they are open by themselves, closed. */
  readonly toggled: ReadonlySet<string>
  readonly activeKey: string | null
  /** Number of glossary entries by pack digest, for packs whose details were shown. */
  readonly glossarySizes: ReadonlyMap<Digest, number>
}

export interface LibraryStore extends StoreApi<LibraryState> {
  /** Reads the library again. Calls that come while one is on its way share the next answer. */
  readonly load: () => Promise<void>
  readonly setFilter: (patch: Partial<LibraryFilter>) => void
  readonly toggle: (key: string) => void
  readonly activate: (key: string | null) => void
  readonly loadGlossary: (pack: PackId, digest: Digest) => Promise<void>
  readonly hear: (event: BackendEvent) => void
}

type LibraryClient = Pick<Client, 'library.read' | 'glossary.read'>

export function makeLibraryStore(client: LibraryClient): LibraryStore {
  const store = createStore<LibraryState>(() => ({
    packs: null,
    failure: null,
    filter: noFilter,
    toggled: new Set<string>(),
    activeKey: null,
    glossarySizes: new Map<Digest, number>(),
  }))
  const load = oneAtATime(() => read(client, store))
  return {
    ...store,
    load,
    setFilter: (patch) => store.setState(({ filter }) => ({ filter: { ...filter, ...patch } })),
    toggle: (key) => store.setState(({ toggled }) => ({ toggled: flip(toggled, key) })),
    activate: (activeKey) => store.setState({ activeKey }),
    loadGlossary: async (pack, digest) => {
      if (store.getState().glossarySizes.has(digest)) return
      const { entries } = await client['glossary.read']({ pack, digest })
      store.setState(({ glossarySizes }) => ({
        glossarySizes: new Map(glossarySizes).set(digest, entries.length),
      }))
    },
    hear: (event) => {
      // At the desk every save would read the whole library; it is read when the library shows again.
      const seen = routeStore.getState().route.screen === 'library'
      if (event.kind === 'library.changed' || (event.kind === 'review.saved' && seen)) void load()
    },
  }
}

async function read(client: LibraryClient, store: StoreApi<LibraryState>): Promise<void> {
  try {
    const { packs } = await client['library.read']({})
    store.setState({ packs, failure: null })
  } catch (error) {
    store.setState({ failure: error instanceof Refusal ? error.problem : problem('bug', 'library.read') })
    if (!(error instanceof Refusal)) throw error
  }
}

/** Runs `act` at once, or once more after the run that is on its way. */
function oneAtATime(act: () => Promise<void>): () => Promise<void> {
  const runs: { now: Promise<void> | null; next: Promise<void> | null } = { now: null, next: null }
  const start = (): Promise<void> => {
    runs.now = act().finally(() => {
      runs.now = null
    })
    return runs.now
  }
  const again = async (after: Promise<void>): Promise<void> => {
    await after.catch(() => undefined)
    runs.next = null
    await start()
  }
  return () => {
    if (!runs.now) return start()
    runs.next ??= again(runs.now)
    return runs.next
  }
}

function flip<T>(set: ReadonlySet<T>, value: T): ReadonlySet<T> {
  const next = new Set(set)
  if (!next.delete(value)) next.add(value)
  return next
}

import { createStore, type StoreApi } from 'zustand/vanilla'
import {
  type Access,
  type AppView,
  type BackendEvent,
  type Client,
  Refusal,
  type Settings,
} from '../../contract'
import { type Problem, problem } from '../../core/model'

export interface AppState {
  /** Null until the backend has answered once. */
  readonly view: AppView | null
  /** Why there is no view yet. */
  readonly failure: Problem | null
  /** Whether the last call got an answer. */
  readonly reachable: boolean
}

export interface AppStore extends StoreApi<AppState> {
  /** Asks the backend who works here, with which settings, and whether this window may write. */
  readonly load: () => Promise<void>
  /** Makes this window the one that writes. Rejects with a `Refusal`. */
  readonly takePen: () => Promise<Access>
  /** Rejects with a `Refusal`. */
  readonly savePerson: (name: string, market?: string) => Promise<void>
  /** Saves what is named and keeps the rest. The interface follows at once; a refusal puts it back and rejects. */
  readonly saveSettings: (patch: Settings) => Promise<void>
  readonly hear: (event: BackendEvent) => void
  readonly setReach: (reachable: boolean) => void
}

type AppClient = Pick<Client, 'app.read' | 'app.take-pen' | 'person.save' | 'settings.save'>

export function makeAppStore(client: AppClient, window: string): AppStore {
  const store = createStore<AppState>(() => ({ view: null, failure: null, reachable: true }))
  const change = (patch: Partial<AppView>): void =>
    store.setState(({ view }) => (view ? { view: { ...view, ...patch } } : {}))

  return {
    ...store,
    load: async () => {
      try {
        store.setState({ view: await client['app.read']({ window }), failure: null })
      } catch (error) {
        store.setState({ failure: error instanceof Refusal ? error.problem : problem('bug', 'app.read') })
        if (!(error instanceof Refusal)) throw error
      }
    },
    takePen: async () => {
      const access = await client['app.take-pen']({ window })
      change({ access })
      return access
    },
    savePerson: async (name, market) =>
      change({ person: await client['person.save'](market === undefined ? { name } : { name, market }) }),
    saveSettings: async (patch) => {
      const before = store.getState().view?.settings ?? {}
      change({ settings: { ...before, ...patch } })
      try {
        await client['settings.save']({ ...before, ...patch })
      } catch (error) {
        change({ settings: before })
        throw error
      }
    },
    hear: (event) => {
      if (event.kind === 'access.changed' && event.window === window) change({ access: event.access })
    },
    setReach: (reachable) => store.setState({ reachable }),
  }
}

import { createStore, type StoreApi } from 'zustand/vanilla'
import { type BackendEvent, type Client, Refusal } from '../../contract'
import { type ImportLine, type Problem, type ReviewId, problem } from '../../core/model'
import { type UploadClient, sendFiles } from '../upload'
import type { CollationStore } from './collation'
import type { ImportSource } from './import'

export interface CollationImportState {
  /** `sending` counts bytes, `reading` files. `stopping` until the backend says whether it was in time. */
  readonly phase: 'idle' | 'sending' | 'reading' | 'stopping' | 'stopped' | 'reported' | 'refused'
  readonly done: number
  readonly total: number
  readonly lines: readonly ImportLine[]
  readonly problem: Problem | null
}

export interface CollationImportStore extends StoreApi<CollationImportState> {
  /** Brings files into the open collation. Settles when the report is there; what was refused stands in `problem`. */
  readonly bringFiles: (sources: readonly ImportSource[]) => Promise<void>
  /** The same for reviews of the library. */
  readonly bringReviews: (reviews: readonly ReviewId[]) => Promise<void>
  /** Stops sending or reading; nothing is taken in then. What is taken in already is reported as ever. */
  readonly cancel: () => void
  readonly close: () => void
  readonly hear: (event: BackendEvent) => void
}

type ImportClient = UploadClient & Pick<Client, 'collation.import' | 'collation.gather' | 'collation.stop'>

const IDLE: CollationImportState = { phase: 'idle', done: 0, total: 0, lines: [], problem: null }

/** What comes into the collation that is open in `collations`. */
export function makeCollationImportStore(
  client: ImportClient,
  collations: CollationStore,
): CollationImportStore {
  const store = createStore<CollationImportState>(() => IDLE)
  const door: Door = { client, collations, store, upload: null }
  return {
    ...store,
    bringFiles: (sources) => bring(door, (collation) => sendAll(door, collation, sources)),
    bringReviews: (reviews) =>
      bring(door, (collation) => {
        // Reviews of the library are no upload; their progress is told under the collation's own name.
        door.upload = collation
        return client['collation.gather']({ collation, reviews: [...reviews] })
      }),
    cancel: () => stop(door),
    close: () => store.setState(IDLE),
    hear: (event) => {
      if (event.kind !== 'import.progressed' || event.upload !== door.upload) return
      if (store.getState().phase === 'reading') store.setState({ done: event.done, total: event.total })
    },
  }
}

interface Door {
  readonly client: ImportClient
  readonly collations: CollationStore
  readonly store: StoreApi<CollationImportState>
  upload: string | null
}

type Brought = Awaited<ReturnType<Client['collation.import']>>
type Id = Parameters<Client['collation.import']>[0]['collation']

async function bring(
  { collations, store }: Door,
  work: (collation: Id) => Promise<Brought | null>,
): Promise<void> {
  const { open } = collations.getState()
  if (!open || isBusy(store.getState())) return
  store.setState({ ...IDLE, phase: 'reading' })
  try {
    const brought = await work(open.head.id)
    if (!brought) return
    await collations.take(brought.state)
    store.setState({ phase: 'reported', lines: brought.lines })
  } catch (error) {
    const refused = error instanceof Refusal ? error.problem : problem('bug', 'collation.import')
    const isStopped = refused.code === 'cancelled'
    store.setState(isStopped ? { ...IDLE, phase: 'stopped' } : { phase: 'refused', problem: refused })
    if (!(error instanceof Refusal)) throw error
  }
}

/** Whether something is coming in, and not told of yet. */
export function isBusy({ phase }: CollationImportState): boolean {
  return phase === 'sending' || phase === 'reading' || phase === 'stopping'
}

function stop({ client, collations, store, upload }: Door): void {
  const { phase } = store.getState()
  if (phase === 'sending') store.setState(IDLE)
  const collation = collations.getState().open?.head.id
  if (phase !== 'reading' || !collation) return
  store.setState({ phase: 'stopping' })
  // What becomes of it the import itself tells.
  client['collation.stop']({ collation, ...(upload && upload !== collation ? { upload } : {}) }).catch(
    () => undefined,
  )
}

async function sendAll(door: Door, collation: Id, sources: readonly ImportSource[]): Promise<Brought | null> {
  const { client, store } = door
  const files = sources.flatMap((source) => source.files)
  if (files.length === 0) throw new Refusal(problem('nothing-to-import', sources[0]?.name ?? ''))
  const total = files.reduce((sum, { blob }) => sum + blob.size, 0)
  store.setState({ phase: 'sending', done: 0, total })
  const upload = await sendFiles(client, files, (done) => {
    if (store.getState().phase !== 'sending') return false
    store.setState({ done })
    return true
  })
  if (upload === null) return null
  door.upload = upload
  store.setState({ phase: 'reading', done: 0, total: 0 })
  return client['collation.import']({ collation, upload })
}

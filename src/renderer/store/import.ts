import { createStore, type StoreApi } from 'zustand/vanilla'
import { type BackendEvent, type Client, Refusal } from '../../contract'
import { type ImportReport, type Problem, problem } from '../../core/model'
import { type UploadClient, sendFiles } from '../upload'

/** One thing to import: a file on its own, or all files of a folder with their paths in it. */
export interface ImportSource {
  readonly name: string
  readonly files: readonly { readonly path: string; readonly blob: Blob }[]
}

export interface ImportJob {
  readonly id: number
  readonly name: string
  readonly phase: 'waiting' | 'sending' | 'reading' | 'reported' | 'refused' | 'cancelled'
  /** Bytes while sending, files while reading. */
  readonly done: number
  readonly total: number
  readonly startedAt: number
  /** When `done` last grew; milliseconds as `startedAt`. */
  readonly progressedAt: number
  readonly report: ImportReport | null
  readonly problem: Problem | null
}

export interface ImportState {
  readonly jobs: readonly ImportJob[]
  /** Whether the imports are to be seen; they go on when they are hidden. */
  readonly shown: boolean
}

export interface ImportStore extends StoreApi<ImportState> {
  /** Imports the sources one after the other. Settles when all are done; what was refused stands in its job. */
  readonly start: (sources: readonly ImportSource[]) => Promise<void>
  /** Stops a job that waits or sends. What is already being read is taken in or refused as a whole. */
  readonly cancel: (id: number) => void
  readonly show: () => void
  /** Hides the imports and forgets those that are over. */
  readonly hide: () => void
  readonly hear: (event: BackendEvent) => void
}

type ImportClient = UploadClient & Pick<Client, 'import.start'>

export function makeImportStore(client: ImportClient, now: () => number): ImportStore {
  const store = createStore<ImportState>(() => ({ jobs: [], shown: false }))
  const run: Run = { client, store, now, uploads: new Map(), last: Promise.resolve(), count: 0 }
  return {
    ...store,
    start: (sources) => {
      const jobs = sources.map((source) => ({ source, job: newJob(run, source) }))
      store.setState((state) => ({ jobs: [...state.jobs, ...jobs.map(({ job }) => job)], shown: true }))
      run.last = jobs.reduce(
        (before, { source, job }) => before.then(() => runJob(run, job.id, source)),
        run.last,
      )
      return run.last
    },
    cancel: (id) => {
      const job = jobOf(run, id)
      if (job?.phase === 'waiting' || job?.phase === 'sending') change(run, id, { phase: 'cancelled' })
    },
    show: () => store.setState({ shown: true }),
    hide: () => store.setState(({ jobs }) => ({ jobs: jobs.filter((job) => !isOver(job)), shown: false })),
    hear: (event) => {
      if (event.kind !== 'import.progressed') return
      const id = run.uploads.get(event.upload)
      if (id !== undefined && jobOf(run, id)?.phase === 'reading')
        change(run, id, { done: event.done, total: event.total })
    },
  }
}

export function isOver({ phase }: ImportJob): boolean {
  return phase === 'reported' || phase === 'refused' || phase === 'cancelled'
}

interface Run {
  readonly client: ImportClient
  readonly store: StoreApi<ImportState>
  readonly now: () => number
  readonly uploads: Map<string, number>
  last: Promise<void>
  count: number
}

function newJob(run: Run, { name, files }: ImportSource): ImportJob {
  run.count += 1
  const total = files.reduce((sum, { blob }) => sum + blob.size, 0)
  return {
    id: run.count,
    name,
    phase: 'waiting',
    done: 0,
    total,
    startedAt: 0,
    progressedAt: 0,
    report: null,
    problem: null,
  }
}

async function runJob(run: Run, id: number, source: ImportSource): Promise<void> {
  if (isCancelled(run, id)) return
  change(run, id, { phase: 'sending', startedAt: run.now() })
  try {
    const upload = await send(run, id, source)
    if (upload === null) return
    change(run, id, { phase: 'reading', done: 0, total: 0 })
    const report = await run.client['import.start']({ upload })
    change(run, id, { phase: 'reported', report })
    run.store.setState({ shown: true })
  } catch (error) {
    const refused = error instanceof Refusal ? error.problem : problem('bug', source.name)
    change(run, id, { phase: 'refused', problem: refused })
    run.store.setState({ shown: true })
    if (!(error instanceof Refusal)) throw error
  }
}

/** Sends all pieces; null when the person stopped it, and then the backend has forgotten them. */
async function send(run: Run, id: number, { name, files }: ImportSource): Promise<string | null> {
  if (files.length === 0) throw new Refusal(problem('nothing-to-import', name))
  const upload = await sendFiles(run.client, files, (done) => {
    if (isCancelled(run, id)) return false
    change(run, id, { done, progressedAt: run.now() })
    return true
  })
  if (upload !== null) run.uploads.set(upload, id)
  return upload
}

function isCancelled(run: Run, id: number): boolean {
  return jobOf(run, id)?.phase === 'cancelled'
}

function jobOf(run: Run, id: number): ImportJob | undefined {
  return run.store.getState().jobs.find((job) => job.id === id)
}

function change(run: Run, id: number, patch: Partial<ImportJob>): void {
  run.store.setState(({ jobs }) => ({
    jobs: jobs.map((job) => (job.id === id ? { ...job, ...patch } : job)),
  }))
}

import { Low } from 'lowdb'
import { Refusal } from '../../contract'
import { problem } from '../../core/model'
import type { Disk } from '../disk/disk'
import { diskRefusal, isDiskError, isFull } from '../disk/fault'
import { sha256 } from '../disk/sealed'
import { journalAdapter } from './adapter'
import { writeHead } from './head'
import { chainOf, lineBytes } from './line'
import { prune } from './prune'
import { type Recovered, recover } from './recover'
import { SegmentWriter } from './segment-writer'
import { writeSnapshot } from './snapshot'
import type { Subject } from './subject'

export interface StoreOptions {
  /** A snapshot is due after so many entries or bytes, */
  readonly snapshotEntries: number
  readonly snapshotBytes: number
  /** and is written once nothing was saved for so many milliseconds. */
  readonly snapshotQuietMs: number
  /** Frees space held back for this moment and says whether there was any. */
  readonly freeSpace: () => Promise<boolean>
  /** Told of a disk error after which nothing more is written. */
  readonly onFault: (kind: 'disk-full' | 'disk-failed') => void
}

interface Pending<State> {
  readonly line: Buffer
  readonly after: Position<State>
  readonly resolve: (state: State) => void
  readonly reject: (error: unknown) => void
}

interface Position<State> {
  readonly state: State
  readonly seq: number
  readonly chain: string
}

/**
 * A state that lives in an append-only journal. `commit` resolves when the entry is on the medium; entries given
 * in one tick share one sync. After a disk error every waiting entry is rejected and nothing more is written until
 * `reopen`: a failed sync is never tried again on the same file.
 */
export class JournalStore<State extends object, Entry> {
  private readonly db: Low<State>
  private saved: Position<State>
  private ahead: Position<State>
  private readonly queue: Pending<State>[] = []
  private draining: Promise<void> | null = null
  private fault: 'disk-full' | 'disk-failed' | null = null
  private readonly segments: SegmentWriter
  private readonly since = { entries: 0, bytes: 0 }
  private timer: NodeJS.Timeout | null = null
  private snapshotting: Promise<void> = Promise.resolve()
  private snapshotSeq: number

  constructor(
    private readonly place: { readonly disk: Disk; readonly folder: string },
    private readonly subject: Subject<State, Entry>,
    found: Pick<Recovered<State>, 'state' | 'seq' | 'chain' | 'snapshotSeq' | 'segments'>,
    private readonly options: StoreOptions,
  ) {
    this.saved = { state: found.state, seq: found.seq, chain: found.chain }
    this.ahead = this.saved
    this.snapshotSeq = found.snapshotSeq
    this.segments = new SegmentWriter(place, found.segments)
    this.since.entries = found.seq - found.snapshotSeq
    this.db = new Low<State>(
      journalAdapter(
        async () => (await recover(place.disk, place.folder, subject))?.state ?? null,
        () => this.writeSnapshot(),
      ),
      found.state,
    )
  }

  private replacing = false

  /** The last state that is on the medium. */
  get state(): State {
    return this.db.data
  }

  /** The state with everything that was given to `commit`, on the medium or on its way there. */
  get latest(): State {
    return this.ahead.state
  }

  get busy(): boolean {
    return this.draining !== null
  }

  /** Adds an entry. Refuses what does not apply (nothing is written) and what the disk does not take. */
  commit(entry: Entry): Promise<State> {
    if (this.replacing) return Promise.reject(new Refusal(problem('stale-rev', '')))
    if (this.fault) return Promise.reject(new Refusal(problem(this.fault, '')))
    const next = this.subject.apply(this.ahead.state, entry)
    if (!next.ok) return Promise.reject(new Refusal(next.problem))
    const seq = this.ahead.seq + 1
    const json = JSON.stringify({ s: seq, g: this.subject.guard(this.ahead.state), entry })
    const chain = chainOf(this.ahead.chain, json)
    const after = { state: next.value, seq, chain }
    this.ahead = after
    return new Promise((resolve, reject) => {
      this.queue.push({ line: lineBytes(chain, json), after, resolve, reject })
      this.draining ??= this.drain()
    })
  }

  /** Puts another state in place of this one, as one step of the journal. What is committed meanwhile is stale. */
  async replace(state: State): Promise<void> {
    this.replacing = true
    try {
      await this.settle()
      await this.putInPlace(state)
    } finally {
      this.replacing = false
    }
  }

  private async putInPlace(state: State): Promise<void> {
    const chain = chainOf(this.saved.chain, sha256(JSON.stringify(this.subject.toJson(state))))
    const next = { state, seq: this.saved.seq + 1, chain }
    await writeSnapshot(this.place, next, this.subject)
    this.move(next)
    this.ahead = next
    this.snapshotSeq = next.seq
    await writeHead(this.place.disk, this.place.folder, next.seq)
  }

  /** Writes the state whole, so that opening does not replay, and lets go of what three snapshots make needless. */
  snapshot(): Promise<void> {
    return this.db.write()
  }

  /** After a disk error: goes on in a new segment from the last acknowledged entry. */
  reopen(): void {
    this.fault = null
  }

  /** Waits for what was committed, snapshots if anything was, and closes the file. Does not throw for a bad disk. */
  async close(): Promise<void> {
    if (this.timer) clearTimeout(this.timer)
    await this.settle()
    if (!this.fault && this.saved.seq > this.snapshotSeq) await this.snapshot().catch(() => undefined)
    await this.segments.close().catch(() => undefined)
  }

  /** Gives the files up at once, without writing another byte to them: they are another process's now. */
  async abandon(): Promise<void> {
    this.fault = 'disk-failed'
    if (this.timer) clearTimeout(this.timer)
    for (const pending of this.queue.splice(0))
      pending.reject(new Refusal(problem('read-only', 'other-process')))
    await this.draining
    await this.segments.close().catch(() => undefined)
  }

  private async settle(): Promise<void> {
    while (this.draining) await this.draining
    await this.snapshotting.catch(() => undefined)
  }

  private async drain(): Promise<void> {
    // Lets entries of the same tick join one sync.
    await Promise.resolve()
    while (this.queue.length) {
      const batch = this.queue.splice(0, 1024)
      const bytes = Buffer.concat(batch.map((pending) => pending.line))
      try {
        await this.append(bytes)
      } catch (error) {
        this.draining = null
        this.giveUp(batch, error)
        return
      }
      const last = batch[batch.length - 1]
      if (last) this.move(last.after)
      for (const pending of batch) pending.resolve(pending.after.state)
      this.noteDue(batch.length, bytes.length)
    }
    // In the tick of the last look at the queue: an entry can never be left in it.
    this.draining = null
  }

  private async append(bytes: Buffer): Promise<void> {
    try {
      await this.segments.append(bytes, this.saved)
    } catch (error) {
      if (!isFull(error) || !(await this.options.freeSpace())) throw error
      await this.segments.append(bytes, this.saved)
      // It is saved, and there is no room for more.
      this.fault = 'disk-full'
      this.options.onFault('disk-full')
    }
  }

  private giveUp(batch: readonly Pending<State>[], error: unknown): void {
    this.fault = isFull(error) ? 'disk-full' : 'disk-failed'
    this.ahead = this.saved
    const refusal = isDiskError(error) ? diskRefusal(error) : error
    for (const pending of [...batch, ...this.queue.splice(0)]) pending.reject(refusal)
    this.options.onFault(this.fault)
  }

  private move(to: Position<State>): void {
    this.saved = to
    this.db.data = to.state
  }

  private noteDue(entries: number, bytes: number): void {
    this.since.entries += entries
    this.since.bytes += bytes
    const { snapshotEntries, snapshotBytes, snapshotQuietMs } = this.options
    if (this.since.entries < snapshotEntries && this.since.bytes < snapshotBytes) return
    const overdue = this.since.entries >= 4 * snapshotEntries || this.since.bytes >= 4 * snapshotBytes
    if (this.timer && !overdue) clearTimeout(this.timer)
    else if (this.timer) return
    this.timer = setTimeout(
      () => {
        this.timer = null
        // A snapshot that failed loses nothing: the journal is whole.
        this.snapshot().catch(() => undefined)
      },
      overdue ? 0 : snapshotQuietMs,
    ).unref()
  }

  private writeSnapshot(): Promise<void> {
    this.snapshotting = this.snapshotting.catch(() => undefined).then(() => this.snapshotNow())
    return this.snapshotting
  }

  private async snapshotNow(): Promise<void> {
    const at = this.saved
    if (at.seq === this.snapshotSeq) return
    this.since.entries = 0
    this.since.bytes = 0
    const kept = await writeSnapshot(this.place, at, this.subject)
    this.snapshotSeq = at.seq
    await writeHead(this.place.disk, this.place.folder, at.seq)
    await prune(this.place, this.segments, kept)
  }
}

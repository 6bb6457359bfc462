import type { ReviewOp, Problem } from '../../core/model'

/** Where the person's work stands. `saved` is only said when the backend has answered that it is on disk. */
export type SaveStatus =
  | { readonly kind: 'saved' }
  | { readonly kind: 'saving' }
  /** `retry`: sent again by itself; `stop`: the person must do something first. */
  | { readonly kind: 'failed'; readonly problem: Problem; readonly way: 'retry' | 'stop' }

export interface OutboxPorts {
  /** Resolves with the new revision when the operations are on disk, rejects when they are not. */
  readonly save: (rev: number, ops: readonly ReviewOp[]) => Promise<{ readonly rev: number }>
  readonly problemOf: (error: unknown) => Problem
  /** Runs an act after some milliseconds; the returned function calls it off. */
  readonly after: (ms: number, act: () => void) => () => void
  readonly onStatus: (status: SaveStatus) => void
}

/** Operations on their way to the journal, in order, each sent exactly once as far as the answers tell. */
export interface Outbox {
  readonly push: (...ops: readonly ReviewOp[]) => void
  /** Sends what waits now. Resolves when the queue is empty or saving has failed. */
  readonly flush: () => Promise<SaveStatus>
  /** Tries again after the person has removed what stood in the way. */
  readonly retry: () => Promise<SaveStatus>
  readonly waiting: () => readonly ReviewOp[]
  readonly rev: () => number
  /** Lets go of what waits, for another outbox to send. */
  readonly handOver: () => readonly ReviewOp[]
  readonly close: () => void
}

/** Longest time in milliseconds that an edit waits before it is sent. */
export const QUIET_MS = 400
const RETRY_MS = 2000
const MOST_OPS = 1000
/** Beyond so many characters a save is cut between two operations. */
const MOST_CHARS = 1_500_000
/** Problems that go away by themselves; after any other the person decides. */
const PASSING = new Set<Problem['code']>(['unreachable', 'disk-failed', 'disk-full', 'bug'])

export function makeOutbox(rev: number, ports: OutboxPorts): Outbox {
  return new Queue(rev, ports)
}

class Queue implements Outbox {
  private readonly queue: ReviewOp[] = []
  private flight: Promise<SaveStatus> | null = null
  private status: SaveStatus = { kind: 'saved' }
  private callOff: (() => void) | null = null
  private closed = false
  /** Operations at the head of the queue that are being sent: they may not be altered. */
  private sent = 0

  constructor(
    private at: number,
    private readonly ports: OutboxPorts,
  ) {}

  readonly push = (...ops: readonly ReviewOp[]): void => {
    if (!ops.length) return
    for (const op of ops) add(this.queue, op, this.sent)
    if (this.status.kind === 'failed' && this.status.way === 'stop') return
    if (this.status.kind === 'saved') this.say({ kind: 'saving' })
    // Not put off by what comes after: typing without a pause is saved as it goes.
    if (!this.callOff || this.status.kind === 'failed') this.wait(QUIET_MS)
  }

  readonly flush = (): Promise<SaveStatus> =>
    this.status.kind === 'failed' && this.status.way === 'stop' ? Promise.resolve(this.status) : this.retry()

  readonly retry = (): Promise<SaveStatus> => {
    this.callOff?.()
    this.callOff = null
    this.flight ??= this.send().finally(() => {
      this.flight = null
    })
    return this.flight
  }

  readonly waiting = (): readonly ReviewOp[] => this.queue
  readonly rev = (): number => this.at
  readonly handOver = (): readonly ReviewOp[] => this.queue.splice(0)

  readonly close = (): void => {
    this.closed = true
    this.callOff?.()
  }

  private async send(): Promise<SaveStatus> {
    while (this.queue.length) {
      // After a lost answer exactly the same again: whether it is on disk already can only be told of the same.
      const ops = this.sent ? this.queue.slice(0, this.sent) : firstOps(this.queue)
      this.sent = ops.length
      this.say({ kind: 'saving' })
      try {
        this.at = (await this.ports.save(this.at, ops)).rev
        this.queue.splice(0, ops.length)
        this.sent = 0
      } catch (error) {
        const problem = this.ports.problemOf(error)
        const way = PASSING.has(problem.code) ? 'retry' : 'stop'
        if (way === 'retry') this.wait(RETRY_MS)
        return this.say({ kind: 'failed', problem, way })
      }
    }
    return this.say({ kind: 'saved' })
  }

  private say(status: SaveStatus): SaveStatus {
    this.status = status
    this.ports.onStatus(status)
    return status
  }

  private wait(ms: number): void {
    this.callOff?.()
    this.callOff = this.closed ? null : this.ports.after(ms, () => void this.flush())
  }
}

/** Typing makes many small operations; those that still wait become one. */
function add(queue: ReviewOp[], op: ReviewOp, sent: number): void {
  const last = queue[queue.length - 1]
  const joined = queue.length > sent && last ? joinSteps(last, op) : null
  if (joined) queue[queue.length - 1] = joined
  else queue.push(op)
}

const MOST_STEPS = 200

/** Two step operations as one, the later state of each record; null when they must stay apart. */
export function joinSteps(a: ReviewOp, b: ReviewOp): ReviewOp | null {
  if (a.kind !== 'steps' || b.kind !== 'steps' || a.decisions || b.decisions) return null
  if (a.steps.length + b.steps.length > MOST_STEPS) return null
  const records = new Map([...a.records, ...b.records].map((record) => [record.id, record]))
  return { kind: 'steps', steps: [...a.steps, ...b.steps], records: [...records.values()] }
}

function firstOps(queue: readonly ReviewOp[]): ReviewOp[] {
  const ops: ReviewOp[] = []
  let chars = 0
  for (const op of queue) {
    chars += JSON.stringify(op).length
    if (ops.length && (ops.length >= MOST_OPS || chars > MOST_CHARS)) break
    ops.push(op)
  }
  return ops
}

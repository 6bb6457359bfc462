import type { ReviewOp, Problem } from '../../core/model'

/** Where the person's work stands. `saved` is only said when the backend has answered that it is on disk. */
export type SaveStatus =
  | { readonly kind: 'saved' }
  | { readonly kind: 'saving' }
  /** `retry`: sent again by itself; `stop`: the person must do something first. */
  | { readonly kind: 'failed'; readonly problem: Problem; readonly then: 'retry' | 'stop' }

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
  push(...ops: readonly ReviewOp[]): void
  /** Sends what waits now. Resolves when the queue is empty or saving has failed. */
  flush(): Promise<SaveStatus>
  /** Tries again after the person has removed what stood in the way. */
  retry(): Promise<SaveStatus>
  waiting(): readonly ReviewOp[]
  rev(): number
  close(): void
}

export const QUIET_MS = 400
const RETRY_MS = 2000
const MOST_OPS = 1000
/** The host takes bodies of a few megabytes; a save stays well below. */
const MOST_CHARS = 1_500_000
/** Problems that go away by themselves; after any other the person decides. */
const PASSING = new Set<Problem['code']>(['unreachable', 'disk-failed', 'disk-full', 'bug'])

export function makeOutbox(rev: number, ports: OutboxPorts): Outbox {
  const held = {
    rev,
    queue: [] as ReviewOp[],
    flight: null as Promise<SaveStatus> | null,
    status: { kind: 'saved' } as SaveStatus,
    timer: null as (() => void) | null,
    closed: false,
    /** Operations at the head of the queue that are being sent: they may not be altered. */
    sent: 0,
  }
  const say = (status: SaveStatus): SaveStatus => {
    held.status = status
    ports.onStatus(status)
    return status
  }
  const wait = (ms: number): void => {
    held.timer?.()
    held.timer = held.closed ? null : ports.after(ms, () => void flush())
  }
  const send = async (): Promise<SaveStatus> => {
    while (held.queue.length) {
      const ops = firstOps(held.queue)
      held.sent = ops.length
      say({ kind: 'saving' })
      try {
        held.rev = (await ports.save(held.rev, ops)).rev
        held.queue.splice(0, ops.length)
        held.sent = 0
      } catch (error) {
        const problem = ports.problemOf(error)
        const then = PASSING.has(problem.code) ? 'retry' : 'stop'
        if (then === 'retry') wait(RETRY_MS)
        return say({ kind: 'failed', problem, then })
      }
    }
    return say({ kind: 'saved' })
  }
  const flush = (): Promise<SaveStatus> => {
    held.timer?.()
    held.timer = null
    held.flight ??= send().finally(() => {
      held.flight = null
    })
    return held.flight
  }
  return {
    push: (...ops) => {
      for (const op of ops) add(held.queue, op, held.sent)
      if (held.status.kind === 'failed') return void (held.status.then === 'retry' && wait(QUIET_MS))
      if (held.status.kind === 'saved') say({ kind: 'saving' })
      wait(QUIET_MS)
    },
    flush: () =>
      held.status.kind === 'failed' && held.status.then === 'stop' ? Promise.resolve(held.status) : flush(),
    retry: flush,
    waiting: () => held.queue,
    rev: () => held.rev,
    close: () => {
      held.closed = true
      held.timer?.()
    },
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

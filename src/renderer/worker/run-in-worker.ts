import { Refusal } from '../../contract'
import { problem } from '../../core/model'
import { carryOut } from './carry-out'
import type { Order, Report } from './message'
import { startWorker } from './start-worker'
import type { Progress } from './run'
import type { TaskInput, TaskName, TaskOutput } from './tasks'

export interface Running {
  readonly onProgress?: (progress: Progress) => void
  /** Aborting ends the worker at once. */
  readonly signal?: AbortSignal
}

/**
 * Runs a task of the table in `tasks.ts` in a worker of its own, which ends with it: the window stays free, and
 * nothing of a task outlives it. Rejects with a `Refusal`: the task's own problem, `cancelled` when the signal
 * aborted, `bug` for anything else. Where there are no workers (unit tests) the task runs in place.
 */
export function runInWorker<N extends TaskName>(
  name: N,
  input: TaskInput<N>,
  { onProgress, signal }: Running = {},
): Promise<TaskOutput<N>> {
  return new Promise<TaskOutput<N>>((resolve, reject) => {
    const cancelled = (): void => settle(() => reject(new Refusal(problem('cancelled', ''))))
    let stop = (): void => undefined
    let settled = false
    const settle = (end: () => void): void => {
      settled = true
      stop()
      signal?.removeEventListener('abort', cancelled)
      end()
    }
    const hear = (report: Report): void => {
      if (settled) return
      if (report.kind === 'progress') onProgress?.(report.progress)
      else if (report.kind === 'refused') settle(() => reject(new Refusal(report.problem)))
      else settle(() => resolve(report.output as TaskOutput<N>))
    }
    if (signal?.aborted) return cancelled()
    signal?.addEventListener('abort', cancelled)
    stop = send({ name, input }, hear)
  })
}

/** Hands the order to a new worker; the returned function ends it. */
function send(order: Order, hear: (report: Report) => void): () => void {
  if (typeof Worker === 'undefined') {
    void carryOut(order, hear)
    return () => undefined
  }
  const worker = startWorker()
  worker.addEventListener('message', (event: MessageEvent<Report>) => hear(event.data))
  const failed = (): void => hear({ kind: 'refused', problem: problem('bug', order.name) })
  worker.addEventListener('error', failed)
  worker.addEventListener('messageerror', failed)
  worker.postMessage(order)
  return () => worker.terminate()
}

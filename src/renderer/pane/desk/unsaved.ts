import type { Problem } from '../../../core/model'
import type { Outbox } from '../../editor'

export interface FinishPorts {
  /** Told when what waits can never be saved by itself. */
  readonly onLost: (problem: Problem) => void
  readonly pause: () => Promise<void>
}

const finishing = new Set<Outbox>()

/** Goes on saving for a desk that was left, until all is on disk or nothing helps; then closes the outbox. */
export async function finishSaving(outbox: Outbox, { onLost, pause }: FinishPorts): Promise<void> {
  finishing.add(outbox)
  let status = await outbox.flush()
  while (status.kind === 'failed' && status.way === 'retry') {
    await pause()
    status = await outbox.flush()
  }
  finishing.delete(outbox)
  outbox.close()
  if (status.kind === 'failed' && outbox.waiting().length) onLost(status.problem)
}

/** Tries once more to save for the desks that were left, so that a review is opened with everything in it. */
export async function flushFinishing(): Promise<void> {
  await Promise.all([...finishing].map((outbox) => outbox.flush()))
}

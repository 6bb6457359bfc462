import { setImmediate as turn } from 'node:timers/promises'
import { Refusal } from '../../contract'
import { problem } from '../../core/model'

/** Lets other calls be answered between two parts of long work. Refuses with `cancelled` where the work was stopped. */
export type Pause = () => Promise<void>

export const letOthersIn: Pause = () => turn()

export function pauseUntil(stopped: AbortSignal): Pause {
  return async () => {
    await turn()
    if (stopped.aborted) throw new Refusal(problem('cancelled', ''))
  }
}

/** What steps come to, with a pause after each. */
export async function inSteps<T>(steps: Iterator<undefined, T>, pause: Pause): Promise<T> {
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
    await pause()
  }
}

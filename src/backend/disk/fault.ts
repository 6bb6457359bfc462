import { Refusal } from '../../contract'
import { problem } from '../../core/model'
import { codeOf } from './disk'

/** What the person is told when the disk let us down: full, or failed. */
export function diskRefusal(error: unknown): Refusal {
  return new Refusal(problem(isFull(error) ? 'disk-full' : 'disk-failed', codeOf(error)))
}

export function isFull(error: unknown): boolean {
  return codeOf(error) === 'ENOSPC' || codeOf(error) === 'EDQUOT'
}

/** Whether the system, not our code, made this error. */
export function isDiskError(error: unknown): boolean {
  return error instanceof Error && 'syscall' in error && /^E[A-Z0-9]+$/.test(codeOf(error))
}

/** Runs something that touches the disk; its system errors come out as refusals, bugs stay bugs. */
export async function onDisk<T>(run: () => Promise<T>): Promise<T> {
  try {
    return await run()
  } catch (error) {
    if (isDiskError(error)) throw diskRefusal(error)
    throw error
  }
}

import type { ThreadStatus } from '../model'

/** Of two values of the status register the one that counts: higher counter, later time, greater author id. */
export function laterStatus(a: ThreadStatus, b: ThreadStatus): ThreadStatus {
  if (a.counter !== b.counter) return a.counter > b.counter ? a : b
  if (a.at !== b.at) return a.at > b.at ? a : b
  if (a.author !== b.author) return a.author > b.author ? a : b
  return a.value >= b.value ? a : b
}

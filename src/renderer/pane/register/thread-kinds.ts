import type { ThreadKind } from '../../../core/model'

// What raises a question about the policy itself, beyond this text.
const REGISTERED: ReadonlySet<ThreadKind> = new Set<ThreadKind>(['policy-gap', 'market-issue', 'question'])

/** Whether a thread of this kind can be entered in the register. */
export function isForRegister(kind: ThreadKind): boolean {
  return REGISTERED.has(kind)
}

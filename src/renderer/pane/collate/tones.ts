import type { MatterState } from '../../../core/collation'

/** The colour that only repeats what a state says in words. */
export const STATE_TONE: Readonly<Record<MatterState, 'neutral' | 'accent' | 'good' | 'warn'>> = {
  open: 'accent',
  late: 'warn',
  decided: 'good',
  deferred: 'neutral',
  disputed: 'warn',
  ruled: 'good',
  unasked: 'warn',
}

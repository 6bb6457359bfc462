import type { AnswerOutcome } from '../../../core/model'
import type { Badge } from '../../ui'

/** The colour repeats the word of the badge. */
export const TONES: Readonly<Record<AnswerOutcome, NonNullable<Parameters<typeof Badge>[0]['tone']>>> = {
  taken: 'good',
  'taken-with-edits': 'good',
  'not-taken': 'neutral',
  deferred: 'warn',
  'already-there': 'good',
  'no-effect': 'neutral',
  open: 'accent',
}

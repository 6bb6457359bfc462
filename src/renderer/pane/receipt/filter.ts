import type { Answer } from '../../../core/model'

export const ANSWER_FILTERS = ['all', 'taken', 'edited', 'not-taken', 'deferred', 'open'] as const
export type AnswerFilter = (typeof ANSWER_FILTERS)[number]

/** Which answers a filter shows. What the text has already, and what has no effect, is in `all` only. */
export function fits({ outcome, ask }: Pick<Answer, 'outcome' | 'ask'>, filter: AnswerFilter): boolean {
  if (filter === 'all') return true
  if (filter === 'edited') return outcome === 'taken-with-edits'
  if (filter === 'deferred') return outcome === 'deferred' || ask !== undefined
  return outcome === filter
}

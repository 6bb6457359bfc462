import i18next from 'i18next'
import { Refusal } from '../contract'
import { type Problem, problem } from '../core/model'
import { showToast } from './ui'

/** A problem in the language of the interface: what happened, why, and what to do next. */
export interface ProblemWords {
  readonly what: string
  readonly why: string
  readonly next: string
}

export function problemWords({ code, detail }: Problem): ProblemWords {
  const say = (part: 'what' | 'why' | 'next'): string => i18next.t(`problem:${code}.${part}`, { detail })
  return { what: say('what'), why: say('why'), next: say('next') }
}

/** Shows a problem as a message that stays until it is closed; that nobody answers is told at the top already. */
export function tellProblem(refused: Problem): void {
  if (refused.code === 'unreachable') return
  const { what, why, next } = problemWords(refused)
  showToast({ tone: 'problem', title: what, text: why, next })
}

/** For a `catch`: a refusal is told to the person, anything else is a bug, told as such and logged. */
export function tellError(error: unknown): void {
  if (error instanceof Refusal) return tellProblem(error.problem)
  tellProblem(problem('bug', ''))
  reportError(error)
}

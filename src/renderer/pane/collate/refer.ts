import type { Matter } from '../../../core/collation'
import { DisputeId, type KnownAct } from '../../../core/model'

/** What is written in the form. */
export interface ReferForm {
  readonly question: string
  /** One name a line. */
  readonly parties: string
  readonly adjudicator: string
  readonly limit: string
  /** A local calendar date, or nothing. */
  readonly due: string
}

/** The act that the form stands for, with the parties that its lines mean; null while something is missing or wrong. */
export function referOf(
  matter: Pick<Matter, 'target' | 'clause'>,
  form: ReferForm,
  meant: (line: string) => string,
): Extract<KnownAct, { kind: 'refer' }> | null {
  const lines = form.parties.split('\n').map((name) => name.trim())
  const parties = [...new Set(lines.filter(Boolean).map(meant))]
  const limit = Number(form.limit)
  const isWhole = Number.isInteger(limit) && limit >= 0 && limit <= 4000 && form.limit.trim() !== ''
  const question = form.question.trim()
  const adjudicator = form.adjudicator.trim()
  // The end of that day where the person is.
  const due = form.due === '' ? null : new Date(`${form.due}T23:59:59`)
  const isDate = due === null || !Number.isNaN(due.getTime())
  if (!question || !adjudicator || !isWhole || !isDate || parties.length === 0 || parties.length > 50)
    return null
  return {
    kind: 'refer',
    dispute: DisputeId.parse(`d-${crypto.randomUUID()}`),
    on: matter.target,
    clause: matter.clause,
    question,
    parties,
    adjudicator,
    rebuttalLimit: limit,
    ...(due ? { due: due.toISOString() } : {}),
  }
}

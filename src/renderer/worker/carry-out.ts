import { Refusal } from '../../contract'
import { problem } from '../../core/model'
import type { Order, Report } from './message'
import type { Progress, Run } from './run'
import { tasks } from './tasks'

/** Runs one order and reports on it. Never rejects: what goes wrong is the last report. */
export async function carryOut({ name, input }: Order, report: (report: Report) => void): Promise<void> {
  try {
    // The table pairs each name with its own types; the compiler cannot follow a name it learns at run time.
    const run = (await tasks[name]()) as Run<unknown, unknown>
    const tell = (progress: Progress): void => report({ kind: 'progress', progress })
    report({ kind: 'done', output: await run(input, tell) })
  } catch (error) {
    if (!(error instanceof Refusal)) reportError(error)
    report({ kind: 'refused', problem: error instanceof Refusal ? error.problem : problem('bug', name) })
  }
}

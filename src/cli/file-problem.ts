import { basename } from 'node:path'
import { type Result, fail } from '../core/base'
import { type Problem, type ProblemCode, problem } from '../core/model'

/**
 * A problem with a file, which is named and not where it lies: what a verb says is kept in logs and sent on, and
 * folders of a machine name the person at it.
 */
export function fileProblem(code: ProblemCode, path: string, detail: string): Problem {
  return problem(code, `${basename(path) || path}: ${detail}`)
}

/** The same result, where it is a problem with the name of the file that it is about. */
export function aboutFile<T>(path: string, result: Result<T, Problem>): Result<T, Problem> {
  return result.ok ? result : fail(fileProblem(result.problem.code, path, result.problem.detail))
}

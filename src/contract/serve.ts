import { z } from 'zod'
import { Problem, problem } from '../core/model'
import { type CallName, type Handlers, api } from './api'

/** How every answer crosses: a value, or a problem with a code from the closed list. */
export const Reply = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), value: z.unknown() }),
  z.object({ ok: z.literal(false), problem: Problem }),
])
export type Reply = z.infer<typeof Reply>

/** A problem on its way to the person; the only error whose content crosses the wire. */
export class Refusal extends Error {
  constructor(readonly problem: Problem) {
    super(`${problem.code}: ${problem.detail}`)
  }
}

/**
 * Answers a call by name: checks the input, runs the handler, checks what it returns. Never throws. What is not
 * a `Refusal` is a bug: the window learns that there was one, and `onBug` gets the error.
 */
export function serve(
  handlers: Handlers,
  onBug: (call: string, error: unknown) => void,
): (call: string, input: unknown) => Promise<Reply> {
  return async (call, input) => {
    if (!Object.hasOwn(api, call)) return refuse('call-unknown', '')
    const name = call as CallName
    const parsed = api[name].input.safeParse(input)
    if (!parsed.success) return refuse('input-invalid', z.prettifyError(parsed.error).slice(0, 500))
    try {
      // The table pairs each name with its own types; the compiler cannot follow a name it learns at run time.
      const handler = handlers[name] as (input: unknown) => Promise<unknown>
      const output = api[name].output.safeParse(await handler(parsed.data))
      if (output.success) return { ok: true, value: output.data }
      onBug(call, output.error)
      return refuse('output-invalid', call)
    } catch (error) {
      if (error instanceof Refusal) return { ok: false, problem: error.problem }
      onBug(call, error)
      return refuse('bug', call)
    }
  }
}

function refuse(code: Problem['code'], detail: string): Reply {
  return { ok: false, problem: problem(code, detail) }
}

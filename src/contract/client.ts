import { type CallName, type Input, type Output, api } from './api'
import { Refusal, Reply } from './serve'
import { problem } from '../core/model'

export type Ask = (call: string, input: unknown) => Promise<unknown>

/** Every call as a typed function. A refused call rejects with a `Refusal`. */
export type Client = { readonly [N in CallName]: (input: Input<N>) => Promise<Output<N>> }

/** Makes the typed client over any transport; the reply's shape is checked, its value was checked by `serve`. */
export function makeClient(ask: Ask): Client {
  const entries = Object.keys(api).map((name) => [
    name,
    async (input: unknown) => {
      const reply = Reply.safeParse(await ask(name, input))
      if (!reply.success) throw new Refusal(problem('unreachable', name))
      if (!reply.data.ok) throw new Refusal(reply.data.problem)
      return reply.data.value
    },
  ])
  return Object.fromEntries(entries) as Client
}

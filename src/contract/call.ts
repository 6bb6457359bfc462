import type { z } from 'zod'

/** One call of the contract: what goes in, what comes out. A query changes nothing. */
export interface Call<In extends z.ZodType = z.ZodType, Out extends z.ZodType = z.ZodType> {
  readonly kind: 'query' | 'command'
  readonly input: In
  readonly output: Out
}

export function query<In extends z.ZodType, Out extends z.ZodType>(input: In, output: Out): Call<In, Out> {
  return { kind: 'query', input, output }
}

export function command<In extends z.ZodType, Out extends z.ZodType>(input: In, output: Out): Call<In, Out> {
  return { kind: 'command', input, output }
}

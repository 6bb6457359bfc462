import type { z } from 'zod'
import { app } from './app'
import { collation } from './collation'
import { library } from './library'
import { register } from './register'
import { review } from './review'

/** Everything a window may ask. A new call is a line in a noun's table and a handler in the backend. */
export const api = { ...app, ...library, ...review, ...collation, ...register }

export type Api = typeof api
export type CallName = keyof Api
export type Input<N extends CallName> = z.infer<Api[N]['input']>
export type Output<N extends CallName> = z.infer<Api[N]['output']>

/** One function per call; it throws a `Refusal` for a problem the person must hear of. */
export type Handlers = { readonly [N in CallName]: (input: Input<N>) => Promise<Output<N>> }

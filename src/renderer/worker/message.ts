import type { Problem } from '../../core/model'
import type { Progress } from './run'
import type { TaskName } from './tasks'

/** What the window sends, once. */
export interface Order {
  readonly name: TaskName
  readonly input: unknown
}

/** What the worker sends: any number of `progress`, then one of the others. */
export type Report =
  | { readonly kind: 'progress'; readonly progress: Progress }
  | { readonly kind: 'done'; readonly output: unknown }
  | { readonly kind: 'refused'; readonly problem: Problem }

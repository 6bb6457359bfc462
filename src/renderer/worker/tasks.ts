import type { CompareInput, CompareOutput } from './compare-task'
import type { FoldInput, FoldOutput } from './fold-task'
import type { Run } from './run'

/** What a task takes and gives, by the task's name. Both must survive structured cloning: documents go as JSON. */
export interface Tasks {
  readonly compare: { readonly input: CompareInput; readonly output: CompareOutput }
  readonly fold: { readonly input: FoldInput; readonly output: FoldOutput }
}
export type TaskName = keyof Tasks
export type TaskInput<N extends TaskName> = Tasks[N]['input']
export type TaskOutput<N extends TaskName> = Tasks[N]['output']

/** Where each task's code is. Fetched when it is first wanted, so a worker loads only what it runs. */
export const tasks: { readonly [N in TaskName]: () => Promise<Run<TaskInput<N>, TaskOutput<N>>> } = {
  compare: async () => (await import('./compare-task')).runCompare,
  fold: async () => (await import('./fold-task')).runFold,
}

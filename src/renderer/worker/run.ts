/** How far a task is: `done` of `total`, both counted in whatever the task counts. */
export interface Progress {
  readonly done: number
  readonly total: number
}

/** A task's work: a plain function of what can be cloned between threads. A refused task throws a `Refusal`. */
export type Run<In, Out> = (input: In, tell: (progress: Progress) => void) => Out | Promise<Out>

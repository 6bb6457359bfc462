export { type Running, runInWorker } from './run-in-worker'
export type { Progress } from './run'
export type { TaskInput, TaskName, TaskOutput } from './tasks'

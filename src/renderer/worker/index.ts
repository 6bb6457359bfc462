export { type Running, runInWorker } from './run-in-worker'
export type { Progress, TaskInput, TaskName, TaskOutput } from './tasks'

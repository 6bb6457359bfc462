export { createBackend } from './backend'
export type { Backend, Ports } from './ports'

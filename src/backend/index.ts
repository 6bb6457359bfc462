export type { Backend, Ports } from './ports'

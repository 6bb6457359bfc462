export { type RebaseOptions, type RebasedRevision, rebase } from './rebase'
export type { TextPair } from './clause-states'

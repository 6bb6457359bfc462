export { type RebaseOptions, type RebasedRevision, rebase, rebaseInSteps } from './rebase'
export type { TextPair } from './clause-states'

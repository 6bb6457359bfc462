export type { Kept, Register } from './types'
export { EMPTY_REGISTER, mergeRegisters, nextSeq, withEntries } from './register'
export { dueInstant } from './due'
export { gapOfThread } from './fold-gap'
export { checkAct } from './check'
export { type PlacedClause, clauseRef, placedClauses } from './clause-ref'
export { type LatestClause, type Standing, standingOf } from './standing'
export {
  type GapFilter,
  type GapOrder,
  type OpenAges,
  ageInDays,
  isOverdue,
  listGaps,
  listPrecedents,
  openAges,
  readable,
} from './list'

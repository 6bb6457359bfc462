export { admit } from './admit'
export { isOwnName } from './approval'
export { faultOfEntries } from './fits'
export { COLLATION_MANIFEST, type CollationFile, readCollationFile, writeCollationFile } from './file'
export {
  type GatherGround,
  type GatherReason,
  type GatherVerdict,
  type Gathered,
  broughtRevisions,
  judgeRevision,
  lineOf,
  standingRevisions,
  withRevision,
} from './gather'
export type { CollationLog, Deed, DeedOf, Dispute, Ruling, Standing, Statement } from './types'
export { byExtent, extentKey, meets, sameExtent } from './extent'
export { logOf, nextSeq, uniteEntries } from './log'
export { standingOf, takes, targetKey } from './standing'
export { disputesOf, shownPositions } from './dispute'
export { areNamesHidden, forParties } from './blind'
export { lettersOf, unheardOf, waitingFor } from './dispute-view'
export { type PlacedPositions, type Position, type PositionPlace, placedPositions } from './positions'
export {
  BASE,
  CHANGED,
  LEFT,
  type RatedPlace,
  type RatedSet,
  type Reading,
  differing,
  ratingsOf,
  readingOf,
} from './ratings'
export { type Folded, type FoldedHead, type FoldedThread, changesOf, fold, foldInSteps } from './folded'
export { rebasedOf } from './rebased'
export type { Matter, MatterClass, MatterState, MatterWish } from './matter'
export { type PlainMatter, mattersOf, plainMatters, seatMatters, wishDigest } from './matters'
export {
  type AgreedPolicy,
  acceptMatter,
  acceptWithEdits,
  deferMatter,
  decisionsAt,
  keepEarlier,
  rejectMatter,
  takeAgreed,
  withConsequences,
} from './dispose'
export { clauseFinder, decidedDigest, decidedSet, decidedText } from './decided'
export { readable } from './readable'
export { countReviewers } from './reviewers'
export { type ReceiptsInput, receiptsInSteps, receiptsOf } from './receipts'
export { type DispositionRow, type RowClause, dispositionRows } from './disposition-table'
export { type ApprovedText, type PublishOptions, approvedText } from './publish'
export { allMattersOf } from './unasked'
export { type Unsettled, unsettledOf } from './unsettled'
export { RECEIPT_PATH, readReceipt, writeReceipt } from './receipt-file'

export {
  type ThreadSeed,
  deleteComment,
  editComment,
  markApplied,
  newThread,
  nextStatus,
  reply,
  setAnchor,
  setKind,
  setStatus,
} from './comments'
export { mergeThreads } from './merge'
export { quoteOf } from './quote'
export { type Place, type Range, anchorAt, anchorOn, placeOf, rangeOf } from './place'
export { type Found, findQuote } from './search'
export { type PlacedThread, type ThreadFilter, filterThreads, placeThreads } from './list'

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

export { type Comparing, compare } from './compare'
export { Spend } from './spend'
export {
  type ChangeList,
  type ClauseChange,
  type Part,
  type WordCount,
  changeList,
  listOf,
} from './change-list'

export { appStore, importStore, libraryStore, useApp, useImport, useLibrary, useRoute } from './window'
export {
  goTo,
  followHistory,
  routeStore,
  type AdjudicateTarget,
  type CollateTarget,
  type CompareText,
  type DeskTarget,
  type Route,
} from './route'
export { registerStore, useRegister } from './register-window'
export { NO_REGISTER_FILTER, type RegisterFilter, gapFilterOf } from './register'
export type { AppState } from './app'
export type { LibraryState } from './library'
export { type ImportJob, type ImportSource, type ImportState, isOver } from './import'
export type * from './library-rows'
export { libraryRows, toggleKey } from './library-rows'
export { daysLeft, localDate } from './due'
export { type LastReviewed, lastReviewed } from './last-reviewed'

export type { Command } from './command'
export {
  type CommandState,
  registerCommands,
  commandStore,
  currentCommands,
  knownCommands,
  boundKeys,
  showPalette,
  rebindKeys,
} from './registry'
export { printKeys, normalKeys, keysOf, platformOf, type Platform } from './keys'
export { listenToKeys } from './dispatch'
export { useCommands, useKeysOf } from './use-commands'
export { CommandPalette } from './palette'
export { KeySheet } from './key-sheet'

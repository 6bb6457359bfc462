import { createStore } from 'zustand/vanilla'
import type { Command } from './command'
import { isTyping, type KeyPress, keysOf, normalKeys, type Platform } from './keys'

export interface CommandState {
  readonly commands: readonly Command[]
  /** Keys the person chose, by command id; an empty string takes the key away. */
  readonly rebound: Readonly<Record<string, string>>
  readonly open: 'palette' | 'sheet' | null
  /** Every command that was ever registered in this window, so that its key can be set from any screen. */
  readonly known: ReadonlyMap<string, Command>
}

/** All commands that now exist, in the order in which they were registered. */
export const commandStore = createStore<CommandState>(() => ({
  commands: [],
  rebound: {},
  open: null,
  known: new Map(),
}))

/** Adds commands until the returned function is called. A later command with the same id stands in for an earlier. */
export function registerCommands(list: readonly Command[]): () => void {
  commandStore.setState((state) => ({
    commands: [...state.commands, ...list],
    known: new Map([...state.known, ...list.map((command) => [command.id, command] as const)]),
  }))
  const gone = new Set<Command>(list)
  return () =>
    commandStore.setState((state) => ({ commands: state.commands.filter((command) => !gone.has(command)) }))
}

/** Commands by id, the latest of each. */
export function currentCommands(state: CommandState): Command[] {
  return [...new Map(state.commands.map((command) => [command.id, command])).values()]
}

/** Commands of all screens that were open so far, for the settings. */
export function knownCommands(state: CommandState): Command[] {
  return [...state.known.values()]
}

/** The keys a command now has, or null. */
export function boundKeys(state: CommandState, command: Pick<Command, 'id' | 'keys'>): string | null {
  const keys = state.rebound[command.id] ?? command.keys ?? ''
  return keys === '' ? null : normalKeys(keys)
}

export function showPalette(open: CommandState['open']): void {
  commandStore.setState({ open })
}

export function rebindKeys(rebound: Readonly<Record<string, string>>): void {
  commandStore.setState({ rebound })
}

/** The command a key press stands for; null when none does, or when a text field should get the press. */
export function commandFor(
  state: CommandState,
  press: KeyPress,
  place: { readonly platform: Platform; readonly inText: boolean },
): Command | null {
  const keys = keysOf(press, place.platform)
  if (keys === null || (place.inText && isTyping(keys))) return null
  const found = currentCommands(state).filter((command) => boundKeys(state, command) === keys)
  return found.filter((command) => command.enabled?.() ?? true).at(-1) ?? null
}

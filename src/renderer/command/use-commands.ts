import { useEffect } from 'react'
import { useStore } from 'zustand'
import type { Command } from './command'
import { platformOf, printKeys } from './keys'
import { boundKeys, commandStore, currentCommands, registerCommands } from './registry'

/** Keeps commands registered while the component is there. `list` must keep its identity between renders. */
export function useCommands(list: readonly Command[]): void {
  useEffect(() => registerCommands(list), [list])
}

/** The keys of a command as they are printed on this machine, for tooltips; undefined when it has none. */
export function useKeysOf(id: string): string | undefined {
  return useStore(commandStore, (state) => {
    const command = currentCommands(state).find((candidate) => candidate.id === id)
    const keys = command && boundKeys(state, command)
    return keys ? printKeys(keys, platformOf(navigator.userAgent)) : undefined
  })
}

import { type Access, type BackendEvent, Refusal } from '../../contract'
import { problem } from '../../core/model'

/** Why nobody of this process may write at the moment. */
export type Hindrance = 'other-process' | 'disk-full' | 'disk-failed'

/**
 * Who may write: of one process's windows the one that holds the pen. The first window that asks takes it; one that
 * closes hands it to the window that was opened longest ago; `take` moves it at once. Everybody whose access changes
 * is told by an event.
 */
export interface Pen {
  readonly opened: (window: string) => void
  readonly closed: (window: string) => void
  /** Takes the pen where nobody has it. */
  readonly ask: (window: string) => Access
  /** Takes it from whoever has it. */
  readonly take: (window: string) => Access
  /** Throws a refusal unless this window may write now. */
  readonly demand: (window: string) => void
  readonly hinder: (by: Hindrance | null) => void
  readonly hindrance: Hindrance | null
}

export function makePen(tell: (event: BackendEvent) => void, first: Hindrance | null): Pen {
  const windows = new Set<string>()
  /** Those that the host says are on the screen; a call may come before or after. */
  const present = new Set<string>()
  const told = new Map<string, string>()
  let holder: string | null = null
  let hindrance = first

  const accessOf = (window: string): Access => {
    if (hindrance) return { mode: 'read-only', why: hindrance }
    return window === holder ? { mode: 'write' } : { mode: 'read-only', why: 'other-window' }
  }
  const tellChanges = (): void => {
    for (const window of windows) {
      const access = accessOf(window)
      const text = JSON.stringify(access)
      const before = told.get(window)
      told.set(window, text)
      if (before !== undefined && before !== text) tell({ kind: 'access.changed', window, access })
    }
  }
  const give = (window: string): Access => {
    windows.add(window)
    holder = window
    tellChanges()
    return accessOf(window)
  }
  const ask = (window: string): Access => {
    windows.add(window)
    const ghost = holder !== null && !present.has(holder) && present.has(window)
    if (holder === null || ghost) holder = window
    tellChanges()
    return accessOf(window)
  }
  return {
    opened: (window) => {
      present.add(window)
      windows.add(window)
      tellChanges()
    },
    closed: (window) => {
      present.delete(window)
      windows.delete(window)
      told.delete(window)
      if (holder === window) holder = [...windows][0] ?? null
      tellChanges()
    },
    ask,
    take: give,
    demand: (window) => {
      const access = ask(window)
      if (access.mode === 'write') return
      const full = access.why === 'disk-full' || access.why === 'disk-failed' ? access.why : null
      throw new Refusal(problem(full ?? 'read-only', access.why ?? ''))
    },
    hinder: (by) => {
      hindrance = by
      tellChanges()
    },
    get hindrance() {
      return hindrance
    },
  }
}

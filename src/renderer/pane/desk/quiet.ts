/** Longest time in milliseconds that panels lag behind the text while somebody types without a pause. */
const LONGEST_MS = 250

/** Runs an act in the browser's next idle moment after it was asked for, once for many askings. */
export function whenQuiet(act: () => void): { touch(): void; cancel(): void } {
  const held: { id: number | null } = { id: null }
  const run = (): void => {
    held.id = null
    act()
  }
  return {
    touch: () => {
      held.id ??= requestIdleCallback(run, { timeout: LONGEST_MS })
    },
    cancel: () => {
      if (held.id !== null) cancelIdleCallback(held.id)
      held.id = null
    },
  }
}

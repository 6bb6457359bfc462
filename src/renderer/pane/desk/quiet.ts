/** Milliseconds without an asking after which the act runs, so that it never falls between two keys. */
const QUIET_MS = 160
/** Longest time in milliseconds that panels lag behind the text while somebody types without a pause. */
const LONGEST_MS = 1200

/** Runs an act when the asking for it has stopped for a moment, once for many askings. */
export function whenQuiet(act: () => void): { touch(): void; cancel(): void } {
  const held: { timer: ReturnType<typeof setTimeout> | null; since: number } = { timer: null, since: 0 }
  const cancel = (): void => {
    if (held.timer !== null) clearTimeout(held.timer)
    held.timer = null
  }
  const run = (): void => {
    held.timer = null
    act()
  }
  return {
    touch: () => {
      const now = performance.now()
      if (held.timer === null) held.since = now
      cancel()
      held.timer = setTimeout(run, Math.max(0, Math.min(QUIET_MS, held.since + LONGEST_MS - now)))
    },
    cancel,
  }
}

/** Acts when the browser has nothing to draw; in development at once, so that a fault is seen where it is made. */
export function whenIdle(act: () => void): void {
  if (import.meta.env.DEV) act()
  else requestIdleCallback(act)
}

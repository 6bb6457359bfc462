/** Runs what it is given one after the other; one that fails stops no other. */
export function turns(): <T>(start: () => Promise<T>) => Promise<T> {
  let running: Promise<unknown> = Promise.resolve()
  return (start) => {
    const started = running.catch(() => undefined).then(start)
    running = started
    return started
  }
}

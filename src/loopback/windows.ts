import type { ServerResponse } from 'node:http'
import type { Backend } from '../backend'
import type { BackendEvent } from '../contract'

const MAX_WINDOWS = 16
/** A window that reads this much too slowly is cut off; it will ask again when it is back. */
const MAX_UNREAD_BYTES = 8 << 20

export interface WindowsOptions {
  readonly backend: Pick<Backend, 'listen' | 'windowOpened' | 'windowClosed'>
  /** How often an idle stream says that it lives. */
  readonly heartbeatMs: number
  /** How long a window counts as open after its stream broke: for the last save of a page that is being left. */
  readonly graceMs: number
}

/** The windows that are open: each is an event stream, one JSON text a line, empty lines as a heartbeat. */
export interface Windows {
  hasRoomFor(window: string): boolean
  /** Makes a begun answer the window's stream. `previous` is the page that was in its tab and has gone. */
  open(window: string, response: ServerResponse, previous: string | null): void
  count(): number
  close(): void
}

export function makeWindows({ backend, heartbeatMs, graceMs }: WindowsOptions): Windows {
  const streams = new Map<string, ServerResponse>()
  const leaving = new Map<string, NodeJS.Timeout>()
  const stopListening = backend.listen((event) => broadcast(streams, event))
  const heartbeat = setInterval(() => streams.forEach((stream) => stream.write('\n')), heartbeatMs)

  const leave = (window: string): void => {
    clearTimeout(leaving.get(window))
    const stream = streams.get(window)
    const was = leaving.delete(window) || stream !== undefined
    streams.delete(window)
    stream?.destroy()
    if (was) backend.windowClosed(window)
  }
  const broken = (window: string, stream: ServerResponse): void => {
    if (streams.get(window) !== stream) return
    streams.delete(window)
    leaving.set(window, setTimeout(leave, graceMs, window))
  }

  return {
    hasRoomFor: (window) => streams.size < MAX_WINDOWS || streams.has(window),
    open(window, response, previous) {
      // The page before this one in the same tab has gone for good: it must not hold the pen through its grace.
      if (previous !== null && previous !== window) leave(previous)
      const older = streams.get(window)
      const returns = leaving.has(window) || older !== undefined
      clearTimeout(leaving.get(window))
      leaving.delete(window)
      streams.set(window, response)
      older?.destroy()
      response.on('close', () => broken(window, response))
      if (!returns) backend.windowOpened(window)
      response.write('\n')
    },
    count: () => streams.size,
    close() {
      clearInterval(heartbeat)
      stopListening()
      for (const window of [...streams.keys(), ...leaving.keys()]) leave(window)
    },
  }
}

function broadcast(streams: ReadonlyMap<string, ServerResponse>, event: BackendEvent): void {
  const line = `${JSON.stringify(event)}\n`
  for (const stream of streams.values()) {
    if (stream.writableLength > MAX_UNREAD_BYTES) stream.destroy()
    else stream.write(line)
  }
}

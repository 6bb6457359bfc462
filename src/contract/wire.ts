/** Names of the two channels between a window and its host. The preload knows nothing else. */
export const ASK_CHANNEL = 'stet:ask'
export const EVENT_CHANNEL = 'stet:event'

/** What the preload puts on the window: two functions, no Electron objects. */
export interface Wire {
  ask(call: string, input: unknown): Promise<unknown>
  listen(onEvent: (event: unknown) => void): () => void
}

/**
 * What a window says first over the ask channel, `{window}`: a page begins, under its own random id. It is of
 * the wire, not of the call table; over HTTP the event stream says the same.
 */
export const WINDOW_OPENED = 'window.opened'

/** Whole size a request may have in bytes. What is longer is uploaded in pieces. */
export const MAX_REQUEST_BYTES = 1 << 20

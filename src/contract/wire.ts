/** Names of the two channels between a window and its host. The preload knows nothing else. */
export const ASK_CHANNEL = 'stet:ask'
export const EVENT_CHANNEL = 'stet:event'

/** What the preload puts on the window: two functions, no Electron objects. */
export interface Wire {
  ask(call: string, input: unknown): Promise<unknown>
  listen(onEvent: (event: unknown) => void): () => void
}

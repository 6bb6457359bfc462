import { Refusal } from '../../contract'
import { problem } from '../../core/model'
import { keep, recall } from './entry'
import { type Entry, post } from './page'

/** The window that was in this tab before the page was left: only a page that truly went says so. */
const LEFT_KEY = 'stet.left'
/** The host sends at least an empty line every ten seconds; after this much silence the stream is dead. */
const SILENCE_MS = 35_000
const BACKOFF_MS = { first: 250, most: 10_000 }

export interface Following extends Entry {
  readonly emit: (event: unknown) => void
}

/**
 * Opens the window's event stream and keeps it open for the page's life, opening it again when it breaks. Settles
 * when it is open for the first time. After a break everything may have changed, and the window is told so.
 */
export async function followEvents(following: Following): Promise<void> {
  const first = await openStream(following)
  following.page.onLeave(() => keep(following.page, LEFT_KEY, following.windowId))
  void follow(following, first)
}

async function follow(following: Following, first: Response): Promise<void> {
  let stream: Response | null = first
  let wait = BACKOFF_MS.first
  for (;;) {
    if (stream !== null) {
      await drain(stream, following.emit)
      wait = BACKOFF_MS.first
    }
    await new Promise((resolve) => setTimeout(resolve, wait))
    wait = Math.min(wait * 2, BACKOFF_MS.most)
    const next = await reopen(following)
    if (next === 'barred') return
    stream = next
    if (stream !== null) following.emit({ kind: 'library.changed' })
  }
}

async function openStream({ page, token, windowId }: Entry): Promise<Response> {
  const previous = recall(page, LEFT_KEY)
  const body = JSON.stringify(previous === null ? { window: windowId } : { window: windowId, previous })
  const response = await post(page, 'events', { body, headers: { 'X-Stet-Token': token } })
  if (response.status === 401) throw new Refusal(problem('not-allowed', ''))
  if (!response.ok || response.body === null) throw new Refusal(problem('unreachable', 'events'))
  keep(page, LEFT_KEY, null)
  return response
}

/** The stream again, null when the host does not answer yet, `barred` when it is another host by now. */
async function reopen(following: Following): Promise<Response | null | 'barred'> {
  try {
    return await openStream(following)
  } catch (error) {
    return error instanceof Refusal && error.problem.code === 'not-allowed' ? 'barred' : null
  }
}

/** Hands on every line until the stream ends, breaks or falls silent. */
async function drain(response: Response, emit: (event: unknown) => void): Promise<void> {
  const reader = response.body?.getReader()
  if (reader === undefined) return
  const decoder = new TextDecoder()
  let rest = ''
  for (;;) {
    const piece = await readInTime(reader)
    if (piece === null) return
    const lines = (rest + decoder.decode(piece, { stream: true })).split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) if (line !== '') emit(JSON.parse(line))
  }
}

async function readInTime(reader: ReadableStreamDefaultReader<Uint8Array>): Promise<Uint8Array | null> {
  const silence = setTimeout(() => void reader.cancel().catch(() => undefined), SILENCE_MS)
  try {
    const { done, value } = await reader.read()
    return done ? null : value
  } catch {
    return null
  } finally {
    clearTimeout(silence)
  }
}

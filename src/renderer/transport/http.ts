import type { Reply } from '../../contract'
import { MAX_REQUEST_BYTES, type Wire } from '../../contract/wire'
import { problem, type ProblemCode } from '../../core/model'
import { findToken } from './entry'
import { followEvents } from './events'
import { type Entry, type Page, post } from './page'

/** Over HTTP to the host that served the page. A fetch that fails is the reply `unreachable`, never an exception. */
export async function connectHttp(windowId: string, page: Page): Promise<Wire> {
  const token = await findToken(page)
  const listeners = new Set<(event: unknown) => void>()
  await followEvents({ page, token, windowId, emit: (event) => listeners.forEach((hear) => hear(event)) })
  return {
    ask: (call, input) => askHttp({ page, token, windowId }, call, input),
    listen(onEvent) {
      listeners.add(onEvent)
      return () => listeners.delete(onEvent)
    },
  }
}

/** Bytes that all requests together may hold which outlive their page, after the Fetch standard's 64 KiB. */
const KEEPALIVE_BYTES = 60_000

async function askHttp({ page, token, windowId }: Entry, call: string, input: unknown): Promise<Reply> {
  const body = JSON.stringify(input)
  const bytes = new TextEncoder().encode(body).length
  if (bytes > MAX_REQUEST_BYTES) return refused('too-large', String(bytes))
  const headers = { 'X-Stet-Token': token, 'X-Stet-Window': windowId }
  const keepalive = page.isHiding() && bytes <= KEEPALIVE_BYTES
  try {
    const response = await post(page, `call/${call}`, { body, headers, keepalive })
    if (response.ok) return (await response.json()) as Reply
    return refused(CODES[response.status] ?? 'unreachable', call)
  } catch {
    return refused('unreachable', call)
  }
}

const CODES: Readonly<Record<number, ProblemCode>> = {
  400: 'input-invalid',
  401: 'not-allowed',
  403: 'not-allowed',
  404: 'call-unknown',
  413: 'too-large',
}

function refused(code: ProblemCode, detail: string): Reply {
  return { ok: false, problem: problem(code, detail) }
}

import { Refusal } from '../../contract'
import { problem } from '../../core/model'

/** What the transport needs of the page it runs in; a test lends its own. */
export interface Page {
  readonly origin: string
  hash(): string
  /** Takes the code out of the address, so that it is in no history and no bookmark. */
  clearHash(): void
  /** The tab's own storage. It may throw where the person forbids storing. */
  storage(): Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>
  fetch(url: string, init: RequestInit): Promise<Response>
  /** Whether the page is about to go: what it still sends must outlive it. */
  isHiding(): boolean
  onLeave(leave: () => void): void
}

/** A window that was let in. */
export interface Entry {
  readonly page: Page
  readonly token: string
  readonly windowId: string
}

export interface Sent {
  readonly body: string
  readonly headers?: Readonly<Record<string, string>>
  /** The request is to arrive although the page goes. */
  readonly keepalive?: boolean
}

/** One POST of JSON to the host. Rejects with a `Refusal`, code `unreachable`, when it does not arrive. */
export async function post(page: Page, path: string, sent: Sent): Promise<Response> {
  try {
    return await page.fetch(`${page.origin}/api/${path}`, {
      method: 'POST',
      body: sent.body,
      headers: { 'Content-Type': 'application/json', ...sent.headers },
      keepalive: sent.keepalive ?? false,
      credentials: 'omit',
      cache: 'no-store',
      redirect: 'error',
    })
  } catch {
    throw new Refusal(problem('unreachable', path))
  }
}

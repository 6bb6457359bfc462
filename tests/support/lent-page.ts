import type { Page } from '../../src/renderer/transport/page'

export interface LentPage extends Page {
  address: string
  readonly stored: Map<string, string>
  /** What a browser does when the page is left. */
  leave(): void
}

/** A page of the host at `origin` as far as the transport sees one; `stored` is the tab's, kept over a reload. */
export function lendPage(link: string, stored = new Map<string, string>()): LentPage {
  const { origin } = new URL(link)
  const onLeave: (() => void)[] = []
  const gone = new AbortController()
  const page: LentPage = {
    address: link,
    origin,
    stored,
    hash: () => new URL(page.address).hash,
    clearHash: () => (page.address = `${origin}/`),
    storage: () => ({
      getItem: (key) => stored.get(key) ?? null,
      setItem: (key, value) => void stored.set(key, value),
      removeItem: (key) => void stored.delete(key),
    }),
    // Node's fetch names no origin; a browser does.
    fetch: (url, init) =>
      fetch(url, { ...init, headers: { ...(init.headers as object), Origin: origin }, signal: gone.signal }),
    isHiding: () => false,
    onLeave: (leave) => onLeave.push(leave),
    leave() {
      onLeave.forEach((leave) => leave())
      gone.abort()
    },
  }
  return page
}

import type { Wire } from '../../contract/wire'
import { connectElectron } from './electron'
import { connectHttp } from './http'

/**
 * Connects this window to its host, whichever it is. Rejects with a `Refusal`: `not-allowed` when the link that
 * opened the page was used up or too old and the window has no older right, `unreachable` when no host answers.
 */
export function connect(windowId: string): Promise<Wire> {
  const bridge = (window as { stet?: Wire }).stet
  if (bridge !== undefined) return connectElectron(bridge, windowId)
  return connectHttp(windowId, {
    origin: location.origin,
    hash: () => location.hash,
    clearHash: () => history.replaceState(null, '', location.pathname + location.search),
    storage: () => sessionStorage,
    fetch: (url, init) => fetch(url, init),
    isHiding: () => document.visibilityState === 'hidden',
    onLeave: (leave) => window.addEventListener('pagehide', leave),
  })
}

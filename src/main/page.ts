import type { CustomScheme, Protocol } from 'electron'
import { type Assets, findAsset, PAGE_HEADERS } from '../backend/host'

export const PAGE_ORIGIN = 'app://bundle'
export const PAGE_URL = `${PAGE_ORIGIN}/index.html`

export const PAGE_SCHEME: CustomScheme = {
  scheme: 'app',
  privileges: { standard: true, secure: true, supportFetchAPI: true },
}

/** Answers `app://bundle/...` out of the table of built files, and nothing else under this scheme. */
export function servePage(protocol: Pick<Protocol, 'handle'>, assets: Assets): void {
  protocol.handle('app', ({ method, url }) => {
    const { host, pathname } = new URL(url)
    const asset = host === 'bundle' && method === 'GET' ? findAsset(assets, pathname) : null
    if (asset === null) return new Response('no such page', { status: 404, headers: PAGE_HEADERS })
    return new Response(new Uint8Array(asset.body), {
      headers: { ...PAGE_HEADERS, 'Content-Type': asset.type },
    })
  })
}

/** Whether an address is a page of ours. Only `app:` has this origin: `new URL(...).origin` says null for it. */
export function isOurPage(url: string): boolean {
  return url === PAGE_ORIGIN || url.startsWith(`${PAGE_ORIGIN}/`)
}

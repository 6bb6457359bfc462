import type { IncomingMessage } from 'node:http'

export type Admission =
  | { readonly kind: 'page'; readonly path: string }
  | { readonly kind: 'api'; readonly path: string }
  | { readonly kind: 'refused'; readonly status: number; readonly reason: string; readonly allow?: string }

/**
 * Decides by a request's first line and headers alone whether it may come in. `self` is our `127.0.0.1:<port>`.
 * A page of another origin cannot pass (Origin, Sec-Fetch-Site), nor a name that was made to resolve to us (Host).
 */
export function admit(request: IncomingMessage, self: string): Admission {
  const target = request.url ?? ''
  if (countHeader(request, 'host') !== 1 || request.headers.host !== self) return refuse(421, 'not our name')
  if (!isPlainTarget(target)) return refuse(400, 'not a plain path')
  const { origin } = request.headers
  if (origin !== undefined && origin !== `http://${self}`) return refuse(403, 'another origin')
  if (!isOwnSite(request, target)) return refuse(403, 'another site')
  return target.startsWith('/api/') ? admitCall(request, target) : admitPage(request, target)
}

function admitCall(request: IncomingMessage, target: string): Admission {
  if (request.method !== 'POST') return { ...refuse(405, 'POST only'), allow: 'POST' }
  // A browser sends it with every POST: what lacks it is not our page.
  if (request.headers.origin === undefined) return refuse(403, 'no origin')
  if (request.headers['content-type'] !== 'application/json') return refuse(415, 'JSON only')
  if (request.headers['content-encoding'] !== undefined) return refuse(415, 'no encodings')
  if (!/^\/api\/[a-z]+(\/[A-Za-z_.-]+)?$/.test(target)) return refuse(404, 'no such call')
  return { kind: 'api', path: target.slice('/api/'.length) }
}

function admitPage(request: IncomingMessage, target: string): Admission {
  if (request.method !== 'GET' && request.method !== 'HEAD')
    return { ...refuse(405, 'GET and HEAD only'), allow: 'GET, HEAD' }
  const path = target.split('?', 1)[0] ?? ''
  // No path of ours needs an escape; one that has it is after something else.
  return path.includes('%') ? refuse(404, 'no such page') : { kind: 'page', path }
}

function isPlainTarget(target: string): boolean {
  return /^\/(?![/\\])[\x21-\x7e]*$/.test(target) && !target.includes('\\') && target.length <= 2048
}

/** A link in a mail or a terminal may open the front page, which holds nothing; all else only our page asks for. */
function isOwnSite(request: IncomingMessage, target: string): boolean {
  const site = request.headers['sec-fetch-site']
  if (site === undefined || site === 'same-origin') return true
  const isNavigation =
    request.headers['sec-fetch-mode'] === 'navigate' && request.headers['sec-fetch-dest'] === 'document'
  return isNavigation && request.method === 'GET' && target === '/'
}

function countHeader(request: IncomingMessage, name: string): number {
  return request.rawHeaders.filter((text, i) => i % 2 === 0 && text.toLowerCase() === name).length
}

function refuse(status: number, reason: string): Admission & { kind: 'refused' } {
  return { kind: 'refused', status, reason }
}

import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readAssets } from '../../src/backend/host'
import { makeKeys } from '../../src/loopback/keys'
import { type Listening, listenOn } from '../../src/loopback/server'
import { makePageFolder } from '../support/page-folder'
import { sendRaw } from '../support/raw-http'
import { makeStandIn } from '../support/stand-in-backend'

const backend = makeStandIn({ 'library.read': () => Promise.resolve({ packs: [] }) })
const keys = makeKeys(() => performance.now())
const logged: string[] = []
let server: Listening

beforeAll(async () => {
  const assets = await readAssets(makePageFolder())
  server = await listenOn({ backend, assets, keys, port: 0, log: (line) => void logged.push(line) })
})
afterAll(() => server.close())

interface Probe {
  readonly line?: string
  readonly method?: string
  readonly path?: string
  /** Overrides the headers of a request of our own page; null leaves one out. */
  readonly headers?: Record<string, string | null>
  /** Further header lines, exactly as given. */
  readonly more?: string[]
  readonly body?: string
}

const CALL = '/api/call/library.read'

function send(probe: Probe): ReturnType<typeof sendRaw> {
  const self = `127.0.0.1:${server.port}`
  const isCall = (probe.path ?? '/').startsWith('/api/')
  const body = probe.body ?? (isCall ? '{}' : '')
  const headers: Record<string, string | null> = {
    Host: self,
    ...(isCall
      ? {
          Origin: `http://${self}`,
          'Content-Type': 'application/json',
          'X-Stet-Token': keys.token,
          'X-Stet-Window': 'w1',
          'Content-Length': String(body.length),
        }
      : {}),
    Connection: 'close',
    ...probe.headers,
  }
  const lines = Object.entries(headers).flatMap(([name, value]) =>
    value === null
      ? []
      : [`${name}: ${value.replaceAll('SELF', self).replaceAll('PORT', String(server.port))}`],
  )
  const method = probe.method ?? (isCall ? 'POST' : 'GET')
  const first = (probe.line ?? `${method} ${probe.path ?? '/'} HTTP/1.1`).replaceAll('SELF', self)
  const more = (probe.more ?? []).map((line) => line.replaceAll('SELF', self))
  // One unit of the text is one byte, so that a table can hold any byte.
  return sendRaw(server.port, Buffer.from([first, ...lines, ...more, '', body].join('\r\n'), 'latin1'))
}

describe('what our own page sends is answered', () => {
  const table: [string, Probe, string][] = [
    ['the front page', {}, '<!doctype html>'],
    ['its script', { path: '/assets/index-1.js', headers: { 'Sec-Fetch-Site': 'same-origin' } }, 'void 0'],
    ['a call', { path: CALL }, '{"ok":true,"value":{"packs":[]}}'],
    ['a call to nothing', { path: '/api/call/library.raed' }, '"code":"call-unknown"'],
    ['a call with wrong input', { path: CALL, body: '{"x":1}' }, '"code":"input-invalid"'],
    [
      'a call the backend refuses',
      { path: '/api/call/upload.cancel', body: '{"upload":"u"}' },
      '"not-found"',
    ],
    [
      'a link in a mail opens the front page',
      {
        headers: {
          'Sec-Fetch-Site': 'cross-site',
          'Sec-Fetch-Mode': 'navigate',
          'Sec-Fetch-Dest': 'document',
        },
      },
      '<!doctype html>',
    ],
  ]
  test.each(table)('%s', async (_name, probe, expected) => {
    const reply = await send(probe)
    expect(reply.status).toBe(200)
    expect(reply.body).toContain(expected)
  })
})

describe('everything else is refused', () => {
  const own = { Host: 'SELF', Origin: 'http://SELF', 'Content-Type': 'application/json' }
  const nav = { 'Sec-Fetch-Mode': 'navigate', 'Sec-Fetch-Dest': 'document' }
  const table: [string, number, Probe][] = [
    // a name that was made to resolve to us
    ['another name in Host', 421, { headers: { Host: 'rebind.test:PORT' } }],
    ['another name in Host of a call', 421, { path: CALL, headers: { Host: 'rebind.test:PORT' } }],
    ['localhost', 421, { headers: { Host: 'localhost:PORT' } }],
    ['our address without a port', 421, { headers: { Host: '127.0.0.1' } }],
    ['our address with another port', 421, { headers: { Host: '127.0.0.1:1' } }],
    ['another spelling of our address', 421, { headers: { Host: '127.1:PORT' } }],
    ['two Hosts', 421, { more: ['Host: SELF'] }],
    ['two Hosts, the second foreign', 421, { more: ['Host: rebind.test'] }],
    ['no Host', 400, { headers: { Host: null } }],
    ['no Host in HTTP/1.0', 421, { line: 'GET / HTTP/1.0', headers: { Host: null } }],
    // another origin
    ['a call from another origin', 403, { path: CALL, headers: { Origin: 'http://evil.test' } }],
    ['a call from a sandboxed frame', 403, { path: CALL, headers: { Origin: 'null' } }],
    ['a call from another port', 403, { path: CALL, headers: { Origin: 'http://127.0.0.1:1' } }],
    ['a call from https', 403, { path: CALL, headers: { Origin: 'https://SELF' } }],
    [
      'a call from an origin that begins as ours',
      403,
      { path: CALL, headers: { Origin: 'http://SELF.evil.test' } },
    ],
    ['a call without an origin', 403, { path: CALL, headers: { Origin: null } }],
    [
      'two origins',
      403,
      { path: CALL, more: ['Origin: http://evil.test'], headers: { Origin: 'http://evil.test' } },
    ],
    ['the page asked for by another origin', 403, { headers: { Origin: 'http://evil.test' } }],
    [
      'a script loaded by another site',
      403,
      { path: '/assets/index-1.js', headers: { 'Sec-Fetch-Site': 'cross-site' } },
    ],
    [
      'a script loaded by another port',
      403,
      { path: '/assets/index-1.js', headers: { 'Sec-Fetch-Site': 'same-site' } },
    ],
    [
      'a call that a browser says is same-site',
      403,
      { path: CALL, headers: { 'Sec-Fetch-Site': 'same-site' } },
    ],
    [
      'the page in a frame',
      403,
      { headers: { ...nav, 'Sec-Fetch-Site': 'cross-site', 'Sec-Fetch-Dest': 'iframe' } },
    ],
    [
      'a navigation to a file',
      403,
      { path: '/assets/index-1.js', headers: { ...nav, 'Sec-Fetch-Site': 'none' } },
    ],
    ['a form that posts', 403, { path: CALL, headers: { ...own, ...nav, 'Sec-Fetch-Site': 'cross-site' } }],
    // the token
    ['no token', 401, { path: CALL, headers: { 'X-Stet-Token': null } }],
    ['an empty token', 401, { path: CALL, headers: { 'X-Stet-Token': '' } }],
    ['a wrong token', 401, { path: CALL, headers: { 'X-Stet-Token': 'A'.repeat(43) } }],
    [
      'a token as a cookie',
      401,
      { path: CALL, headers: { 'X-Stet-Token': null, Cookie: `token=${keys.token}` } },
    ],
    [
      'a token in the address',
      404,
      { path: `${CALL}?token=${keys.token}`, headers: { 'X-Stet-Token': null } },
    ],
    ['the token twice', 401, { path: CALL, more: [`X-Stet-Token: ${keys.token}`] }],
    ['the stream without a token', 401, { path: '/api/events', headers: { 'X-Stet-Token': null } }],
    ['a new link without a token', 401, { path: '/api/link', headers: { 'X-Stet-Token': null } }],
    [
      'a door that is not there, without a token',
      401,
      { path: '/api/quit', headers: { 'X-Stet-Token': null } },
    ],
    ['a door that is not there', 404, { path: '/api/quit' }],
    // methods
    ['GET of a call', 405, { path: CALL, method: 'GET' }],
    ['PUT of a call', 405, { path: CALL, method: 'PUT' }],
    ['OPTIONS of a call', 405, { path: CALL, method: 'OPTIONS' }],
    ['OPTIONS of the page', 405, { method: 'OPTIONS' }],
    ['OPTIONS *', 400, { line: 'OPTIONS * HTTP/1.1' }],
    ['TRACE', 405, { method: 'TRACE' }],
    ['POST of the page', 405, { method: 'POST', headers: { 'Content-Length': '0' } }],
    ['DELETE of the page', 405, { method: 'DELETE' }],
    ['PROPFIND', 405, { method: 'PROPFIND' }],
    ['CONNECT', 0, { line: 'CONNECT example.test:443 HTTP/1.1' }],
    ['a method there is not', 0, { method: 'GETT' }],
    ['a WebSocket', 0, { headers: { Connection: 'Upgrade', Upgrade: 'websocket' } }],
    ['an expectation', 417, { path: CALL, headers: { Expect: '100-continue' } }],
    // bodies
    ['a form body', 415, { path: CALL, headers: { 'Content-Type': 'application/x-www-form-urlencoded' } }],
    ['a text body', 415, { path: CALL, headers: { 'Content-Type': 'text/plain' } }],
    ['no type', 415, { path: CALL, headers: { 'Content-Type': null } }],
    ['a packed body', 415, { path: CALL, headers: { 'Content-Encoding': 'gzip' } }],
    ['no JSON', 400, { path: CALL, body: '{' }],
    ['an empty body', 400, { path: CALL, body: '' }],
    ['bytes that are no UTF-8', 400, { path: CALL, body: '"\xff"' }],
    ['a __proto__ member', 400, { path: CALL, body: '{"__proto__":{"admin":true}}' }],
    ['a __proto__ deep inside', 400, { path: CALL, body: '{"a":[{"__proto__":1}]}' }],
    ['nesting without end', 400, { path: CALL, body: '['.repeat(5000) + ']'.repeat(5000) }],
    ['a body said to be over 1 MiB', 413, { path: CALL, headers: { 'Content-Length': '1048577' } }],
    ['a boot body over 1 KiB', 413, { path: '/api/boot', body: JSON.stringify({ code: 'x'.repeat(2000) }) }],
    ['headers over 8 KiB', 0, { headers: { 'X-Long': 'x'.repeat(9000) } }],
    ['a length and chunks at once', 0, { path: CALL, headers: { 'Transfer-Encoding': 'chunked' } }],
    ['no window', 400, { path: CALL, headers: { 'X-Stet-Window': null } }],
    ['a window that is no name', 400, { path: CALL, headers: { 'X-Stet-Window': '../w' } }],
    ['a stream without a window', 400, { path: '/api/events', body: '{}' }],
    // call names that are members of every object
    ['a name with an escape', 404, { path: '/api/call/%6cibrary.read' }],
    ['a name with a slash', 404, { path: '/api/call/library/read' }],
    ['a name that climbs', 404, { path: '/api/call/../boot' }],
    // paths
    ['climbing out', 404, { path: '/../secret.js' }],
    ['climbing out from within', 404, { path: '/assets/../../secret.js' }],
    ['climbing with escapes', 404, { path: '/%2e%2e/secret.js' }],
    ['climbing with an escaped slash', 404, { path: '/..%2fsecret.js' }],
    ['climbing with double escapes', 404, { path: '/%252e%252e%252fsecret.js' }],
    ['climbing with a backslash', 400, { path: '/..\\secret.js' }],
    ['an overlong escape', 404, { path: '/%c0%ae%c0%ae/secret.js' }],
    ['a NUL', 404, { path: '/index.html%00.js' }],
    ['a raw NUL', 0, { path: '/index.html\0' }],
    ['a dot file', 404, { path: '/.env.js' }],
    ['a file in a dot folder', 404, { path: '/.git/config.js' }],
    ['a link to outside', 404, { path: '/link.js' }],
    ['a file behind a linked folder', 404, { path: '/outside/secret.js' }],
    ['a file of no known type', 404, { path: '/notes' }],
    ['a source map', 404, { path: '/assets/index-1.js.map' }],
    ['a folder', 404, { path: '/assets/' }],
    ['another case', 404, { path: '/INDEX.HTML' }],
    ['a double slash', 400, { path: '//evil.test/index.html' }],
    ['an absolute address', 400, { line: 'GET http://SELF/ HTTP/1.1' }],
    ['an absolute address of another', 400, { line: 'GET http://evil.test/ HTTP/1.1' }],
    ['a member of every object', 404, { path: '/__proto__' }],
    ['a very long path', 400, { path: `/${'a'.repeat(3000)}` }],
  ]
  test.each(table)('%s: %i', async (_name, status, probe) => {
    const reply = await send(probe)
    // A parser of Node's that closes at once, or says 400 or 431 first, has refused as well.
    expect(status === 0 ? [0, 400, 431] : [status]).toContain(reply.status)
    expect(reply.body).not.toMatch(/SECRET|packs/)
    expect([...reply.headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([])
  })

  test.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'valueOf'])(
    'the call %s is no call',
    async (name) => {
      const reply = await send({ path: `/api/call/${name}` })
      expect(reply.body).toContain('"code":"call-unknown"')
    },
  )

  test('a body that grows over 1 MiB without saying so', async () => {
    const piece = `${(65_536).toString(16)}\r\n${'x'.repeat(65_536)}\r\n`
    const reply = await send({
      path: CALL,
      headers: { 'Content-Length': null, 'Transfer-Encoding': 'chunked' },
      body: piece.repeat(17),
    })
    expect([413, 0]).toContain(reply.status)
    expect(backend.asked.filter(({ call }) => call !== 'library.read' && call !== 'upload.cancel')).toEqual(
      [],
    )
  })

  test('nothing of it was a fault of ours', () => expect(logged).toEqual([]))
})

describe('headers', () => {
  test.each([['/'], ['/nothing'], [CALL]])('%s carries the policy', async (path) => {
    const { headers } = await send({ path })
    expect(headers.get('content-security-policy')).toContain(
      "default-src 'none'; script-src 'self'; style-src 'self';",
    )
    expect(headers.get('content-security-policy')).not.toMatch(/unsafe|\*|data:|https?:/)
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('cross-origin-opener-policy')).toBe('same-origin')
    expect(headers.get('cache-control')).toBe('no-store')
    expect(headers.has('set-cookie')).toBe(false)
    expect(headers.has('x-powered-by')).toBe(false)
  })
})

import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Backend } from '../backend'
import { type Assets, findAsset, PAGE_HEADERS } from '../backend/host'
import { serve } from '../contract'
import { MAX_REQUEST_BYTES } from '../contract/wire'
import { readBody } from './body'
import { admit } from './gate'
import type { Keys } from './keys'
import { makeWindows, type Windows } from './windows'

export interface ServerOptions {
  readonly backend: Backend
  readonly assets: Assets
  readonly keys: Keys
  /** 0 for any free one. */
  readonly port: number
  readonly log: (line: string) => void
  readonly heartbeatMs?: number
  readonly graceMs?: number
}

export interface Listening {
  readonly port: number
  readonly windows: Pick<Windows, 'count'>
  /** A link that opens the page once, within half a minute. */
  readonly makeLink: () => string
  /** Ends the streams and every connection. */
  close(): Promise<void>
}

/**
 * Serves the page and the backend to this machine's browser, on 127.0.0.1 alone. Three doors: `boot` trades a
 * code for the token, `events` is a window's stream, `call/<name>` asks the backend. Rejects when the port is taken.
 */
export async function listenOn(options: ServerOptions): Promise<Listening> {
  const windows = makeWindows({ heartbeatMs: 10_000, graceMs: 3_000, ...options })
  const server = createServer(
    { maxHeaderSize: 8192, headersTimeout: 5_000, requestTimeout: 15_000, keepAliveTimeout: 5_000 },
    (request, response) => {
      answer({ ...options, windows, request, response, self: address(server) }).catch((error: unknown) => {
        // Broken off by the other side, or a bug of ours: neither may end the host.
        if (!request.destroyed) options.log(`request failed: ${String(error)}`)
        if (response.headersSent) response.destroy()
        else refuse(response, 500, 'failed')
      })
    },
  )
  closeSideDoors(server)
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen({ host: '127.0.0.1', port: options.port, exclusive: true }, resolve)
  })
  return {
    port: (server.address() as AddressInfo).port,
    windows,
    makeLink: () => `http://${address(server)}/#code=${options.keys.issueCode()}`,
    close() {
      windows.close()
      const closed = new Promise<void>((resolve) => server.close(() => resolve()))
      server.closeAllConnections()
      return closed
    },
  }
}

interface Exchange extends ServerOptions {
  readonly windows: Windows
  readonly request: IncomingMessage
  readonly response: ServerResponse
  readonly self: string
}

async function answer(exchange: Exchange): Promise<void> {
  const { request, response, self } = exchange
  const admission = admit(request, self)
  switch (admission.kind) {
    case 'refused':
      refuse(response, admission.status, admission.reason, admission.allow)
      return
    case 'page':
      sendPage(exchange, admission.path)
      return
    case 'api':
      await answerApi(exchange, admission.path)
  }
}

function sendPage({ assets, request, response }: Exchange, path: string): void {
  const asset = findAsset(assets, path)
  if (asset === null) {
    refuse(response, 404, 'no such page')
    return
  }
  response.writeHead(200, {
    ...PAGE_HEADERS,
    'Content-Type': asset.type,
    'Content-Length': asset.body.length,
  })
  response.end(request.method === 'HEAD' ? undefined : asset.body)
}

async function answerApi(exchange: Exchange, path: string): Promise<void> {
  const { request, response, keys } = exchange
  // Before a byte of the body is read: who has no token may not make us hold anything.
  if (path !== 'boot' && !keys.isToken(request.headers['x-stet-token'])) {
    refuse(response, 401, 'no token')
    return
  }
  const body = await readBody(request, path === 'boot' ? 1024 : MAX_REQUEST_BYTES)
  if (!body.ok) {
    refuse(response, body.status, body.status === 413 ? 'too large' : 'not JSON')
    return
  }
  if (path === 'boot') boot(exchange, body.value)
  else if (path === 'link') sendJson(response, { code: keys.issueCode() })
  else if (path === 'events') openStream(exchange, body.value)
  else if (path.startsWith('call/')) await call(exchange, path.slice('call/'.length), body.value)
  else refuse(response, 404, 'no such call')
}

function boot({ keys, response }: Exchange, body: unknown): void {
  const token = keys.redeem(member(body, 'code'))
  if (token === null) refuse(response, 401, 'code used up, too old or wrong')
  else sendJson(response, { token })
}

function openStream({ windows, response }: Exchange, body: unknown): void {
  const window = windowName(member(body, 'window'))
  if (window === null) {
    refuse(response, 400, 'no window')
    return
  }
  if (!windows.hasRoomFor(window)) {
    refuse(response, 503, 'too many windows')
    return
  }
  response.writeHead(200, { ...PAGE_HEADERS, 'Content-Type': 'application/x-ndjson' })
  windows.open(window, response, windowName(member(body, 'previous')))
}

async function call(
  { backend, request, response, log }: Exchange,
  name: string,
  input: unknown,
): Promise<void> {
  const window = windowName(request.headers['x-stet-window'])
  if (window === null) {
    refuse(response, 400, 'no window')
    return
  }
  const ask = serve(backend.handlersFor(window), (bug, error) => log(`${bug} failed: ${describe(error)}`))
  sendJson(response, await ask(name, input))
}

function sendJson(response: ServerResponse, value: unknown): void {
  response.writeHead(200, { ...PAGE_HEADERS, 'Content-Type': 'application/json' })
  response.end(JSON.stringify(value))
}

function refuse(response: ServerResponse, status: number, reason: string, allow?: string): void {
  response.writeHead(status, {
    ...PAGE_HEADERS,
    'Content-Type': 'text/plain; charset=utf-8',
    Connection: 'close',
    ...(allow === undefined ? {} : { Allow: allow }),
  })
  response.end(reason)
}

/** What HTTP has besides requests: tunnels, other protocols, waiting for a go-ahead. We have no use for any. */
function closeSideDoors(server: Server): void {
  server.maxConnections = 64
  server.on('upgrade', (_request, socket) => socket.destroy())
  server.on('connect', (_request, socket) => socket.destroy())
  server.on('checkContinue', (_request, response) => refuse(response, 417, 'no expectations'))
  server.on('checkExpectation', (_request, response) => refuse(response, 417, 'no expectations'))
  server.on('clientError', (_error, socket) => socket.destroy())
}

const address = (server: Server): string => `127.0.0.1:${(server.address() as AddressInfo).port}`

const describe = (error: unknown): string =>
  error instanceof Error ? (error.stack ?? error.message) : String(error)

function member(body: unknown, name: string): unknown {
  return typeof body === 'object' && body !== null && Object.hasOwn(body, name)
    ? (body as Record<string, unknown>)[name]
    : undefined
}

function windowName(value: unknown): string | null {
  return typeof value === 'string' && /^[A-Za-z0-9-]{1,60}$/.test(value) ? value : null
}

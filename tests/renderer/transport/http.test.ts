import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { readAssets } from '../../../src/backend/host'
import { Refusal } from '../../../src/contract'
import type { Wire } from '../../../src/contract/wire'
import { makeKeys } from '../../../src/loopback/keys'
import { type Listening, listenOn } from '../../../src/loopback/server'
import { connectHttp } from '../../../src/renderer/transport/http'
import { type LentPage, lendPage } from '../../support/lent-page'
import { makePageFolder } from '../../support/page-folder'
import { makeStandIn, type StandIn } from '../../support/stand-in-backend'

const folder = makePageFolder()
let backend: StandIn
let server: Listening
const open: LentPage[] = []

async function startServer(port = 0, keys = makeKeys(() => performance.now())): Promise<Listening> {
  const assets = await readAssets(folder)
  return listenOn({ backend, assets, keys, port, log: () => undefined, heartbeatMs: 50, graceMs: 100 })
}

async function openPage(window: string, page: LentPage): Promise<Wire> {
  open.push(page)
  return connectHttp(window, page)
}

const codeOf = (rejected: unknown): string =>
  rejected instanceof Refusal ? rejected.problem.code : String(rejected)

beforeEach(async () => {
  backend = makeStandIn({ 'library.read': () => Promise.resolve({ packs: [] }) })
  server = await startServer()
})
afterEach(async () => {
  open.splice(0).forEach((page) => page.leave())
  await server.close()
})

test('a link opens a window once, and the code leaves the address', async () => {
  const page = lendPage(server.makeLink())
  const link = page.address
  const wire = await openPage('w1', page)
  expect(page.address).toBe(`${page.origin}/`)
  expect(backend.told).toEqual(['opened w1'])
  expect(await wire.ask('library.read', {})).toEqual({ ok: true, value: { packs: [] } })
  expect(backend.asked[0]?.window).toBe('w1')
  const second = await openPage('w2', lendPage(link)).catch(codeOf)
  expect(second).toBe('not-allowed')
})

test('a page without a code and without an older right is told so', async () => {
  expect(await openPage('w1', lendPage(`http://127.0.0.1:${server.port}/`)).catch(codeOf)).toBe('not-allowed')
})

test('a reload keeps the right, and the page before lets go at once', async () => {
  const page = lendPage(server.makeLink())
  await openPage('w1', page)
  page.leave()
  await openPage('w2', lendPage(page.address, page.stored))
  expect(backend.told).toEqual(['opened w1', 'closed w1', 'opened w2'])
})

test('a tab that was copied while the first still lives does not close it', async () => {
  const page = lendPage(server.makeLink())
  await openPage('w1', page)
  await openPage('w2', lendPage(page.address, new Map(page.stored)))
  expect(backend.told).toEqual(['opened w1', 'opened w2'])
})

test('a used-up code in the address does not take away what the tab has', async () => {
  const page = lendPage(server.makeLink())
  const link = page.address
  await openPage('w1', page)
  await openPage('w2', lendPage(link, new Map(page.stored)))
  expect(backend.told).toContain('opened w2')
})

test('where nothing may be stored the window works all the same', async () => {
  const page = lendPage(server.makeLink())
  page.storage = () => {
    throw new Error('forbidden')
  }
  const wire = await openPage('w1', page)
  expect(await wire.ask('library.read', {})).toMatchObject({ ok: true })
})

test('events arrive in order, whole and with any text', async () => {
  const wire = await openPage('w1', lendPage(server.makeLink()))
  const heard: unknown[] = []
  wire.listen((event) => heard.push(event))
  const sent = Array.from({ length: 200 }, (_, rev) => ({
    kind: 'access.changed' as const,
    window: `${'語'.repeat(rev * 7)}\n${rev}`,
    access: { mode: 'write' as const },
  }))
  sent.forEach((event) => backend.emit(event))
  await vi.waitFor(() => expect(heard).toHaveLength(200), 30_000)
  expect(heard).toEqual(sent)
})

test('who stopped listening hears nothing more', async () => {
  const wire = await openPage('w1', lendPage(server.makeLink()))
  const [first, second]: unknown[][] = [[], []]
  const stop = wire.listen((event) => first?.push(event))
  wire.listen((event) => second?.push(event))
  stop()
  backend.emit({ kind: 'library.changed' })
  await vi.waitFor(() => expect(second).toHaveLength(1), 30_000)
  expect(first).toEqual([])
})

test('a window that goes is closed after its grace', async () => {
  const page = lendPage(server.makeLink())
  await openPage('w1', page)
  page.leave()
  expect(backend.told).toEqual(['opened w1'])
  await vi.waitFor(() => expect(backend.told).toEqual(['opened w1', 'closed w1']), 30_000)
})

test('after a break the window is back under its name, and is told to look again', async () => {
  const keys = makeKeys(() => performance.now())
  await server.close()
  server = await startServer(0, keys)
  const wire = await openPage('w1', lendPage(server.makeLink()))
  const heard: unknown[] = []
  wire.listen((event) => heard.push(event))
  const { port } = server
  await server.close()
  expect(await wire.ask('library.read', {})).toEqual({
    ok: false,
    problem: { code: 'unreachable', detail: 'library.read' },
  })
  server = await startServer(port, keys)
  await vi.waitFor(() => expect(heard).toEqual([{ kind: 'library.changed' }]), 30_000)
  expect(await wire.ask('library.read', {})).toMatchObject({ ok: true })
})

test('another host on the same port does not let the window in', async () => {
  const wire = await openPage('w1', lendPage(server.makeLink()))
  const { port } = server
  await server.close()
  server = await startServer(port)
  expect(await wire.ask('library.read', {})).toMatchObject({ ok: false, problem: { code: 'not-allowed' } })
})

test('no host at all is unreachable', async () => {
  const link = server.makeLink()
  await server.close()
  expect(await openPage('w1', lendPage(link)).catch(codeOf)).toBe('unreachable')
})

test('a request over the limit is refused before it is sent', async () => {
  const wire = await openPage('w1', lendPage(server.makeLink()))
  const reply = await wire.ask('settings.save', { big: 'x'.repeat(1 << 20) })
  expect(reply).toMatchObject({ ok: false, problem: { code: 'too-large' } })
  expect(backend.asked).toEqual([])
})

test('what a leaving page sends is to outlive it', async () => {
  const page = lendPage(server.makeLink())
  const sent: (boolean | undefined)[] = []
  const send = page.fetch.bind(page)
  page.fetch = (url, init) => {
    sent.push(init.keepalive)
    return send(url, init)
  }
  const wire = await openPage('w1', page)
  page.isHiding = () => true
  await wire.ask('library.read', {})
  await wire.ask('settings.save', { big: 'x'.repeat(70_000) })
  // boot, events, the call, and a call too long for it
  expect(sent).toEqual([false, false, true, false])
})

test('there is an end to the number of windows', async () => {
  const page = lendPage(server.makeLink())
  await openPage('w0', page)
  for (let i = 1; i < 16; i++) await openPage(`w${i}`, lendPage(page.address, new Map(page.stored)))
  expect(server.windows.count()).toBe(16)
  const late = lendPage(page.address, new Map(page.stored))
  expect(await openPage('w16', late).catch(codeOf)).toBe('unreachable')
  expect(server.windows.count()).toBe(16)
  expect(backend.told).not.toContain('opened w16')
})

import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import type { Ports } from '../../src/backend'
import { type FakeContents, makeFakeElectron } from '../support/fake-electron'
import { makePageFolder } from '../support/page-folder'
import { makeStandIn, type StandIn } from '../support/stand-in-backend'

const box = vi.hoisted(() => ({
  electron: {} as Record<string, unknown>,
  createBackend: undefined as unknown,
}))
vi.mock('electron', () => box.electron)
vi.mock('../../src/backend', () => ({
  createBackend: (ports: unknown) => (box.createBackend as (p: unknown) => unknown)(ports),
}))

const folder = mkdtempSync(join(tmpdir(), 'stet-main-'))
const spy = () => vi.fn<(...args: unknown[]) => void>()
let fake: ReturnType<typeof makeFakeElectron>
let backend: StandIn
let ports: Ports

async function start(): Promise<void> {
  vi.resetModules()
  fake = makeFakeElectron(folder)
  Object.assign(box.electron, fake.electron)
  backend = makeStandIn({ 'library.read': () => Promise.resolve({ packs: [] }) })
  box.createBackend = (lent: Ports) => {
    ports = lent
    return Promise.resolve(backend)
  }
  const { run } = await import('../../src/main/run')
  run({ dataDir: folder, pageDir: makePageFolder(), preload: '/preload.cjs', samplePackDir: null })
}

async function startReady(): Promise<FakeContents> {
  await start()
  fake.ready()
  await vi.waitFor(() => expect(fake.windows[0]?.loaded).toHaveLength(1), 30_000)
  return fake.windows[0]?.webContents as FakeContents
}

const from = (sender: FakeContents) => ({ sender, senderFrame: sender.mainFrame })
const enter = (sender: FakeContents, window: string) => fake.ask(from(sender), 'window.opened', { window })

beforeEach(() => vi.clearAllMocks())

describe('before Electron is ready', () => {
  test('the sandbox, the profile and the scheme are settled, in this order, and no window is made', async () => {
    await start()
    expect(fake.order.map((line) => line.split(' ').slice(0, 2).join(' '))).toEqual([
      'sandbox',
      'path userData',
      expect.stringMatching(/^scheme /),
    ])
    expect(fake.order[2]).toContain('"standard":true,"secure":true,"supportFetchAPI":true')
    expect(fake.order[2]).not.toMatch(/bypassCSP|corsEnabled/)
    expect(fake.windows).toEqual([])
  })

  test('a second instance ends, and the first shows its window', async () => {
    const contents = await startReady()
    expect(contents.id).toBe(1)
    fake.app.emit('second-instance')
    expect(fake.windows[0]?.restore).toHaveBeenCalled()
    expect(fake.windows[0]?.focus).toHaveBeenCalled()
    await start()
    fake.app.requestSingleInstanceLock.mockReturnValue(false)
    const { run } = await import('../../src/main/run')
    run({ dataDir: folder, pageDir: folder, preload: '', samplePackDir: null })
    expect(fake.order.at(-1)).toBe('quit')
  })
})

describe('the window', () => {
  test.each([
    ['sandbox', true],
    ['contextIsolation', true],
    ['nodeIntegration', false],
    ['nodeIntegrationInWorker', false],
    ['nodeIntegrationInSubFrames', false],
    ['webSecurity', true],
    ['allowRunningInsecureContent', false],
    ['experimentalFeatures', false],
    ['webviewTag', false],
    ['navigateOnDragDrop', false],
    ['spellcheck', false],
    ['devTools', false],
    ['preload', '/preload.cjs'],
  ])('%s is %s', async (preference, value) => {
    await startReady()
    expect(fake.windows[0]?.options.webPreferences[preference]).toBe(value)
  })

  test('shows our page and nothing else', async () => {
    await startReady()
    expect(fake.windows).toHaveLength(1)
    expect(fake.windows[0]?.loaded).toEqual(['app://bundle/index.html'])
  })

  test.each([
    ['https://evil.test/', true],
    ['file:///etc/passwd', true],
    ['app://bundle.evil.test/', true],
    ['app://other/index.html', true],
    ['javascript:alert(1)', true],
    ['data:text/html,x', true],
    ['app://bundle/index.html', false],
  ])('being led to %s is stopped: %s', async (url, stopped) => {
    const contents = await startReady()
    for (const attempt of ['will-navigate', 'will-frame-navigate', 'will-redirect']) {
      const preventDefault = spy()
      contents.emit(attempt, { url, preventDefault })
      expect(preventDefault).toHaveBeenCalledTimes(stopped ? 1 : 0)
    }
  })

  test('opens no other window and holds no webview', async () => {
    const contents = await startReady()
    expect(contents.openHandler?.({ url: 'https://evil.test/' })).toEqual({ action: 'deny' })
    const preventDefault = spy()
    contents.emit('will-attach-webview', { preventDefault })
    expect(preventDefault).toHaveBeenCalled()
  })
})

describe('the session', () => {
  test.each(['media', 'geolocation', 'notifications', 'clipboard-read', 'openExternal', 'hid'])(
    'refuses %s',
    async (permission) => {
      await startReady()
      const decide = spy()
      fake.session.set['request']?.({}, permission, decide)
      expect(decide).toHaveBeenCalledWith(false)
      expect(fake.session.set['check']?.({}, permission)).toBe(false)
      expect(fake.session.set['device']?.({})).toBe(false)
    },
  )

  test.each([
    ['https://evil.test/x', true],
    ['http://127.0.0.1:1/', true],
    ['ws://127.0.0.1:1/', true],
    ['file:///etc/passwd', true],
    ['app://bundle.evil.test/x', true],
    ['blob:https://evil.test/1', true],
    ['app://bundle/assets/index-1.js', false],
    ['blob:app://bundle/1', false],
  ])('a request for %s is cancelled: %s', async (url, cancel) => {
    await startReady()
    const decide = spy()
    fake.session.set['network']?.({ url }, decide)
    expect(decide).toHaveBeenCalledWith({ cancel })
  })

  test('downloads are stopped', async () => {
    await startReady()
    const preventDefault = spy()
    fake.session.emit('will-download', { preventDefault })
    expect(preventDefault).toHaveBeenCalled()
  })
})

describe('the scheme', () => {
  test.each([
    ['GET', 'app://bundle/index.html', 200],
    ['GET', 'app://bundle/', 200],
    ['GET', 'app://bundle/assets/index-1.js', 200],
    ['POST', 'app://bundle/index.html', 404],
    ['GET', 'app://other/index.html', 404],
    ['GET', 'app://bundle/../secret.js', 404],
    ['GET', 'app://bundle/%2e%2e/secret.js', 404],
    ['GET', 'app://bundle/..%2fsecret.js', 404],
    ['GET', 'app://bundle/link.js', 404],
    ['GET', 'app://bundle/.env.js', 404],
    ['GET', 'app://bundle/__proto__', 404],
  ])('%s %s is %i', async (method, url, status) => {
    await startReady()
    const response = fake.schemes.get('app')?.({ method, url })
    expect(response?.status).toBe(status)
    expect(response?.headers.get('content-security-policy')).toContain("default-src 'none'")
    expect(await response?.text()).not.toContain('SECRET')
  })
})

describe('the bridge', () => {
  test('a page enters, asks, and hears events', async () => {
    const contents = await startReady()
    expect(await fake.ask(from(contents), 'library.read', {})).toMatchObject({
      problem: { code: 'not-allowed' },
    })
    expect(await enter(contents, 'w1')).toEqual({ ok: true, value: null })
    expect(await fake.ask(from(contents), 'library.read', {})).toEqual({ ok: true, value: { packs: [] } })
    expect(backend.asked[0]?.window).toBe('w1')
    backend.emit({ kind: 'library.changed' })
    expect(contents.sent).toEqual([['stet:event', { kind: 'library.changed' }]])
  })

  test('a reload, a crash and an end each close the page', async () => {
    const contents = await startReady()
    await enter(contents, 'w1')
    await enter(contents, 'w2')
    contents.emit('render-process-gone')
    await enter(contents, 'w3')
    contents.emit('destroyed')
    expect(backend.told).toEqual([
      'opened w1',
      'closed w1',
      'opened w2',
      'closed w2',
      'opened w3',
      'closed w3',
    ])
  })

  test.each([
    [
      'a frame inside the page',
      (c: FakeContents) => ({ sender: c, senderFrame: { url: 'app://bundle/index.html' } }),
    ],
    ['a frame that has gone', (c: FakeContents) => ({ sender: c, senderFrame: null })],
    [
      'another page',
      (c: FakeContents) => from(Object.assign(c, { mainFrame: { url: 'https://evil.test/' } })),
    ],
    [
      'a page whose name begins as ours',
      (c: FakeContents) => from(Object.assign(c, { mainFrame: { url: 'app://bundle.evil.test/' } })),
    ],
  ])('%s may not ask', async (_name, event) => {
    const contents = await startReady()
    await enter(contents, 'w1')
    expect(await fake.ask(event(contents), 'library.read', {})).toMatchObject({
      problem: { code: 'not-allowed' },
    })
    expect(backend.asked).toEqual([])
  })

  const deep = (levels: number): unknown => (levels === 0 ? 1 : [deep(levels - 1)])
  test.each([
    ['a name that is no text', [{}, {}]],
    ['a huge input', ['library.read', { x: 'x'.repeat(1 << 20) }]],
    ['a deep input', ['library.read', deep(70)]],
    ['a __proto__ member', ['library.read', JSON.parse('{"__proto__":{}}')]],
    ['a map', ['library.read', new Map()]],
    ['a number that is no JSON type', ['library.read', { n: 1n }]],
    ['a window without a name', ['window.opened', {}]],
    ['a window with a strange name', ['window.opened', { window: '../x' }]],
  ])('%s is refused', async (_name, args) => {
    const contents = await startReady()
    await enter(contents, 'w1')
    expect(await fake.ask(from(contents), ...(args as unknown[]))).toMatchObject({
      problem: { code: 'input-invalid' },
    })
    expect(backend.asked).toEqual([])
  })

  test('the end waits for the backend', async () => {
    await startReady()
    const event = { preventDefault: spy() }
    fake.app.emit('will-quit', event)
    expect(event.preventDefault).toHaveBeenCalled()
    expect(fake.channels.size).toBe(0)
    await vi.waitFor(() => expect(fake.order.at(-1)).toBe('quit'), 30_000)
    expect(backend.told.at(-1)).toBe('closed all')
    const again = { preventDefault: spy() }
    fake.app.emit('will-quit', again)
    expect(again.preventDefault).not.toHaveBeenCalled()
  })

  test('a backend that cannot open ends the app with a code', async () => {
    await start()
    const write = vi.spyOn(process.stderr, 'write').mockReturnValue(true)
    box.createBackend = () => Promise.reject(new Error('no disk'))
    fake.ready()
    await vi.waitFor(() => expect(fake.app.exit).toHaveBeenCalledWith(1), 30_000)
    expect(String(write.mock.calls[0]?.[0])).toContain('no disk')
    write.mockRestore()
  })
})

describe('saving a finished file', () => {
  test('where the person says, whole or not at all', async () => {
    await startReady()
    const made = join(folder, 'made.zip')
    const target = join(folder, 'target.zip')
    writeFileSync(made, 'new')
    writeFileSync(target, 'old')
    const { showSaveDialog } = fake.electron.dialog
    showSaveDialog.mockResolvedValueOnce({ canceled: true, filePath: '' })
    expect(await ports.deliver({ path: made, name: 'h.zip' })).toBe('cancelled')
    expect(readFileSync(target, 'utf8')).toBe('old')
    showSaveDialog.mockResolvedValueOnce({ canceled: false, filePath: target })
    expect(await ports.deliver({ path: made, name: 'h.zip' })).toBe('saved')
    expect(readFileSync(target, 'utf8')).toBe('new')
    showSaveDialog.mockResolvedValueOnce({ canceled: false, filePath: target })
    await expect(ports.deliver({ path: join(folder, 'gone'), name: 'h.zip' })).rejects.toThrow('ENOENT')
    expect(readFileSync(target, 'utf8')).toBe('new')
    expect(existsSync(`${target}.part`)).toBe(false)
  })
})

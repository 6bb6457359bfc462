import { mkdtempSync, readFileSync } from 'node:fs'
import Module, { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test, vi } from 'vitest'
import { builtFile } from '../support/built'
import { type FakeContents, makeFakeElectron } from '../support/fake-electron'

// The built files as Electron would load them, with a stand-in where they ask for Electron.
const loader = Module as unknown as { _load: (name: string, ...rest: unknown[]) => unknown }
const load = loader._load
const spy = () => vi.fn<() => void>()
const require = createRequire(import.meta.url)

function loadBuilt(name: string, electron: unknown): void {
  const file = builtFile(name)
  loader._load = (wanted, ...rest) => (wanted === 'electron' ? electron : load(wanted, ...rest))
  delete require.cache[file]
  require(file)
}
afterEach(() => void (loader._load = load))

test('the built main starts the whole app: page, backend, bridge', async () => {
  const fake = makeFakeElectron(mkdtempSync(join(tmpdir(), 'stet-built-')))
  loadBuilt('main/index.cjs', fake.electron)
  expect(fake.order[0]).toBe('sandbox')
  expect(fake.windows).toEqual([])

  fake.ready()
  await vi.waitFor(() => expect(fake.windows[0]?.loaded).toEqual(['app://bundle/index.html']), 30_000)
  const page = fake.schemes.get('app')?.({ method: 'GET', url: 'app://bundle/index.html' })
  expect(await page?.text()).toContain('<div id="root">')

  const sender = fake.windows[0]?.webContents as FakeContents
  const event = { sender, senderFrame: sender.mainFrame }
  await fake.ask(event, 'window.opened', { window: 'w1' })
  expect(await fake.ask(event, 'app.read', { window: 'w1' })).toMatchObject({
    ok: true,
    value: { host: 'electron', access: { mode: 'write' } },
  })

  fake.app.emit('will-quit', { preventDefault: spy() })
  await vi.waitFor(() => expect(fake.order.at(-1)).toBe('quit'), 30_000)
  expect(fake.order.filter((line) => line.startsWith('exit'))).toEqual([])
})

test('the window is given the built preload', async () => {
  const fake = makeFakeElectron(mkdtempSync(join(tmpdir(), 'stet-built-')))
  loadBuilt('main/index.cjs', fake.electron)
  fake.ready()
  await vi.waitFor(() => expect(fake.windows).toHaveLength(1), 30_000)
  expect(fake.windows[0]?.options.webPreferences['preload']).toBe(builtFile('preload/index.cjs'))
  fake.app.emit('will-quit', { preventDefault: spy() })
  await vi.waitFor(() => expect(fake.order.at(-1)).toBe('quit'), 30_000)
})

test('the built preload is one CommonJS file that asks for electron alone', () => {
  const text = readFileSync(builtFile('preload/index.cjs'), 'utf8')
  expect([...text.matchAll(/require\("([^"]+)"\)/g)].map((match) => match[1])).toEqual(['electron'])
  expect(text).not.toMatch(/^\s*(import|export)\s/m)
  const exposed: string[] = []
  const electron = {
    contextBridge: {
      exposeInMainWorld: (name: string, value: object) => exposed.push(name, ...Object.keys(value)),
    },
    ipcRenderer: {},
  }
  loadBuilt('preload/index.cjs', electron)
  expect(exposed).toEqual(['stet', 'ask', 'listen'])
})

test.each(['main/serve.cjs', 'main/cli.cjs'])('%s runs without Electron and without node_modules', (name) => {
  const seen = new Set<string>()
  const queue = [builtFile(name)]
  for (let file = queue.pop(); file !== undefined; file = queue.pop()) {
    for (const [, wanted = ''] of readFileSync(file, 'utf8').matchAll(/\brequire\("([^"]+)"\)/g)) {
      if (seen.has(wanted)) continue
      seen.add(wanted)
      if (wanted.startsWith('.')) queue.push(join(file, '..', wanted))
    }
  }
  const outside = [...seen].filter((wanted) => !wanted.startsWith('.') && !Module.isBuiltin(wanted))
  expect(outside).toEqual([])
})

test('the page has no inline script, no inline style and no address elsewhere', () => {
  const html = readFileSync(builtFile('renderer/index.html'), 'utf8')
  expect(html).not.toMatch(/<script(?![^>]*\bsrc=)/)
  expect(html).not.toMatch(/<style|\sstyle=|\son[a-z]+=/)
  expect(html).not.toMatch(/(src|href)="(https?:)?\/\//)
})

import { existsSync, mkdtempSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { makeClient } from '../../src/contract'
import { connectHttp } from '../../src/renderer/transport/http'
import { lendPage } from '../support/lent-page'
import { type Started, startStet, startStetWith } from '../support/started'

const parent = mkdtempSync(join(tmpdir(), 'stet-start-'))
const data = join(parent, 'data')
const note = join(data, 'browser-host.json')
let first: Started

beforeAll(() => {
  first = startStet('--browser', '--no-open', '--data', data, '--port', '0')
})
afterAll(() => void first.child.kill('SIGKILL'))

test('one line says where, in which mode and why', async () => {
  const link = await first.link()
  expect(link).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/#code=[\w-]{43}$/)
  expect(first.out().trim().split('\n')).toHaveLength(1)
  expect(first.out()).toContain('(browser mode: asked for by --browser;')
})

test('the link opens the page and the backend', async () => {
  const link = await first.link()
  const served = await fetch(new URL('/', link))
  expect(served.status).toBe(200)
  const [script] = /assets\/[\w.-]+\.js/.exec(await served.text()) ?? []
  expect((await fetch(new URL(`/${script}`, link))).status).toBe(200)
  const page = lendPage(link)
  const wire = await connectHttp('w1', page)
  const client = makeClient((call, input) => wire.ask(call, input))
  expect(await client['app.read']({ window: 'w1' })).toMatchObject({
    host: 'browser',
    access: { mode: 'write' },
  })
  page.leave()
})

test('Enter in the terminal prints a fresh link', async () => {
  const before = await first.link()
  first.child.stdin.write('\n')
  const fresh = await first.link(2)
  expect(new URL(fresh).origin).toBe(new URL(before).origin)
  expect(fresh).not.toBe(before)
  const page = lendPage(fresh)
  await connectHttp('w2', page)
  page.leave()
})

test('a second start on the same data gives a new link to the first and ends', async () => {
  const origin = new URL(await first.link()).origin
  const second = startStet('--browser', '--no-open', '--data', data)
  const link = await second.link()
  expect(await second.ended).toBe(0)
  expect(new URL(link).origin).toBe(origin)
  const page = lendPage(link)
  await connectHttp('w3', page)
  page.leave()
})

test('the note of the running host is for this person alone', async () => {
  await first.link()
  // Windows keeps rights of another kind; there the folder is the person's own.
  const mode = process.platform === 'win32' ? 0o600 : statSync(note).mode & 0o777
  expect(mode).toBe(0o600)
})

test('an interrupt ends it cleanly', async () => {
  await first.link()
  expect(await first.stop('SIGINT')).toBe(0)
  expect(existsSync(note)).toBe(false)
  expect(first.err()).not.toMatch(/error|at /i)
})

test('a note of a host that has died is no host', async () => {
  writeFileSync(note, JSON.stringify({ port: 1, token: 'x' }))
  const again = startStet('--browser', '--no-open', '--data', data)
  expect(new URL(await again.link()).port).not.toBe('1')
  expect(await again.stop('SIGTERM')).toBe(0)
})

test('a port that is taken is said, and nothing is left behind', async () => {
  const taken = createServer()
  await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve))
  const { port } = taken.address() as AddressInfo
  const late = startStet('--browser', '--no-open', '--data', join(parent, 'other'), '--port', String(port))
  expect(await late.ended).toBe(1)
  expect(late.err()).toContain('EADDRINUSE')
  await new Promise((resolve) => taken.close(resolve))
})

test('a window is opened through a file, so that no other person sees the code in the list of processes', async () => {
  const seen = join(parent, 'seen')
  const browser = join(parent, 'browser.sh')
  const script = `#!/bin/sh\nfor last; do :; done\nfile="\${last#--app=file://}"\n{ echo "$@"; ls -l "$file"; cat "$file"; } > '${seen}.part' && mv '${seen}.part' '${seen}'\n`
  writeFileSync(browser, script, { mode: 0o755 })
  const env = { DISPLAY: ':stand-in', CHROMIUM_PATH: browser }
  const started = startStetWith(env, '--browser', '--data', join(parent, 'window'))
  const link = await started.link()
  expect(started.out()).toContain('a window was opened with it')
  const lines = await vi.waitFor(() => readFileSync(seen, 'utf8').split('\n'), 30_000)
  expect(lines[0]).toContain('--app=file://')
  expect(lines[0]).not.toContain('code=')
  expect(lines[1]).toMatch(/^-rw------- /)
  expect(lines[2]).toContain(`content="0;url=${link}"`)
  expect(await started.stop('SIGTERM')).toBe(0)
})

test.each([[['--nonsense']], [['--browser', '--electron']], [['--browser', '--port', 'x']], [['stray']]])(
  '%j is refused with the usage',
  async (flags) => {
    const refused = startStet(...flags)
    expect(await refused.ended).toBe(2)
    expect(refused.err()).toContain('Usage: npm start')
  },
)

test('--electron without its binary says so', async () => {
  // An empty folder named as Electron's own: nothing is found there, and what would be fetched goes elsewhere.
  const asked = startStetWith({ ELECTRON_OVERRIDE_DIST_PATH: parent }, '--electron')
  const code = await asked.ended
  expect(code).toBe(1)
  expect(asked.err()).toContain('Electron cannot be started')
})

import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { networkInterfaces, tmpdir } from 'node:os'
import { join } from 'node:path'
import { connect } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { type Host, startHost } from '../../src/loopback/host'
import { linkOfRunningHost } from '../../src/loopback/running-host'
import { makePageFolder } from '../support/page-folder'
import { makeStandIn } from '../support/stand-in-backend'

const pageDir = makePageFolder()
const hosts: Host[] = []
const newDataDir = (): string => mkdtempSync(join(tmpdir(), 'stet-host-'))

async function open(dataDir: string, backend = makeStandIn(), port = 0): Promise<Host> {
  const log = (): void => undefined
  const host = await startHost({ dataDir, port, pageDir, openBackend: () => Promise.resolve(backend), log })
  hosts.push(host)
  return host
}
afterEach(async () => {
  for (const host of hosts.splice(0)) await host.close()
})

test('a running host gives a link to who may read its note; a closed one does not', async () => {
  const dataDir = newDataDir()
  expect(await linkOfRunningHost(dataDir)).toBeNull()
  const host = await open(dataDir)
  const link = await linkOfRunningHost(dataDir)
  expect(new URL(link ?? '').origin).toBe(new URL(host.makeLink()).origin)
  await hosts.pop()?.close()
  expect(await linkOfRunningHost(dataDir)).toBeNull()
  expect(existsSync(join(dataDir, 'browser-host.json'))).toBe(false)
})

test.each([
  ['empty', ''],
  ['torn', '{"port":1'],
  ['foreign', '{"port":"1","token":{}}'],
  ['of a port where nobody is', '{"port":1,"token":"x"}'],
  ['of a port beyond all', '{"port":70000,"token":"x"}'],
])('a note that is %s is none', async (_name, text) => {
  const dataDir = newDataDir()
  writeFileSync(join(dataDir, 'browser-host.json'), text)
  expect(await linkOfRunningHost(dataDir)).toBeNull()
})

test.each([
  ['says nothing sensible', 200, 'hello'],
  ['answers with a link of its own making', 200, '{"code":"https://evil.test/"}'],
  ['refuses', 404, ''],
])('another program on the noted port that %s is none', async (_name, status, body) => {
  const other = createServer((_request, response) => response.writeHead(status).end(body))
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve))
  const dataDir = newDataDir()
  const { port } = other.address() as AddressInfo
  writeFileSync(join(dataDir, 'browser-host.json'), JSON.stringify({ port, token: 'x' }))
  expect(await linkOfRunningHost(dataDir)).toBeNull()
  other.closeAllConnections()
  await new Promise((resolve) => other.close(resolve))
})

test('closing a host closes its backend; a host that cannot listen closes it too', async () => {
  const first = makeStandIn()
  const host = await open(newDataDir(), first)
  const port = Number(new URL(host.makeLink()).port)
  const second = makeStandIn()
  await expect(open(newDataDir(), second, port)).rejects.toThrow('EADDRINUSE')
  expect(second.told).toEqual(['closed all'])
  await hosts.pop()?.close()
  expect(first.told).toEqual(['closed all'])
})

test('without a built page no backend is opened', async () => {
  const options = { dataDir: newDataDir(), port: 0, pageDir: newDataDir(), log: () => undefined }
  const openBackend = (): never => {
    throw new Error('opened')
  }
  await expect(startHost({ ...options, openBackend })).rejects.toThrow('npm run build')
})

test('the note holds a token of 256 bits and no code', async () => {
  const dataDir = newDataDir()
  const host = await open(dataDir)
  const note = readFileSync(join(dataDir, 'browser-host.json'), 'utf8')
  expect(Buffer.from((JSON.parse(note) as { token: string }).token, 'base64url')).toHaveLength(32)
  expect(note).not.toContain(new URL(host.makeLink()).hash.slice('#code='.length))
})

test('no address but 127.0.0.1 answers', async () => {
  const host = await open(newDataDir())
  const port = Number(new URL(host.makeLink()).port)
  const others = Object.values(networkInterfaces())
    .flatMap((list) => list ?? [])
    .map(({ address }) => address)
    .filter((address) => address !== '127.0.0.1' && !address.startsWith('fe80'))
  for (const address of [...others, '::1', '127.0.0.2']) {
    const outcome = await new Promise((resolve) => {
      const socket = connect({ host: address, port, timeout: 2000 })
      socket.on('connect', () => resolve('connected'))
      socket.on('error', () => resolve('refused'))
      socket.on('timeout', () => resolve('refused'))
      socket.on('close', () => undefined)
    })
    expect([address, outcome]).toEqual([address, 'refused'])
  }
})

import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Ask, type Client, makeClient, Refusal, serve } from '../../src/contract'
import { problem } from '../../src/core/model'
import { makeKeys } from '../../src/loopback/keys'
import { listenOn } from '../../src/loopback/server'
import { connectHttp } from '../../src/renderer/transport/http'
import { lendPage } from '../support/lent-page'
import { makeStandIn } from '../support/stand-in-backend'

interface Transport {
  readonly ask: Ask
  close(): Promise<void>
}

const access = { mode: 'write' as const }
const bugs: string[] = []
const backend = makeStandIn({
  'app.take-pen': () => Promise.resolve(access),
  'settings.save': (input) => Promise.resolve(input),
  'person.save': () => Promise.reject(new Refusal(problem('read-only', 'the pen is elsewhere'))),
  'library.read': () => Promise.reject(new Error('the secret of /home/ana')),
  // A handler that returns what its call does not promise.
  'upload.start': () => Promise.resolve({ upload: 7 } as unknown as { upload: string }),
})

const transports: Record<string, () => Promise<Transport>> = {
  'in process': () =>
    Promise.resolve({
      ask: serve(backend.handlersFor('w1'), (call) => void bugs.push(call)),
      close: () => Promise.resolve(),
    }),
  'over HTTP': async () => {
    const keys = makeKeys(() => performance.now())
    const log = (line: string): void => void bugs.push(line.split(' ')[0] ?? '')
    const server = await listenOn({ backend, assets: new Map(), keys, port: 0, log })
    const page = lendPage(server.makeLink())
    const wire = await connectHttp('w1', page)
    return {
      ask: (call, input) => wire.ask(call, input),
      close: () => {
        page.leave()
        return server.close()
      },
    }
  },
}

describe.each(Object.keys(transports))('a client %s', (name) => {
  let transport: Transport
  let client: Client
  beforeAll(async () => {
    transport = await (transports[name] as () => Promise<Transport>)()
    client = makeClient((call, input) => transport.ask(call, input))
  })
  afterAll(() => transport.close())

  const codeOf = (call: Promise<unknown>): Promise<unknown> =>
    call.then(
      () => 'answered',
      (error: unknown) => (error instanceof Refusal ? error.problem.code : error),
    )

  test('gets the value', async () => {
    expect(await client['app.take-pen']({ window: 'w1' })).toEqual(access)
  })

  test('loses nothing of a value on the way', async () => {
    const settings = {
      keys: { 'Mod-Ü': 'x\u2028\0' },
      panels: { a: 0.1, b: -1e21 },
      later: [null, { deep: '🫖' }],
    }
    expect(await client['settings.save'](settings)).toEqual(settings)
  })

  test('hears why it was refused', async () => {
    const refused = client['person.save']({ name: 'Ana' })
    await expect(refused).rejects.toMatchObject({
      problem: { code: 'read-only', detail: 'the pen is elsewhere' },
    })
  })

  test('hears of a bug that there was one, and no more', async () => {
    bugs.length = 0
    await expect(client['library.read']({})).rejects.toMatchObject({
      problem: { code: 'bug', detail: 'library.read' },
    })
    expect(bugs).toEqual(['library.read'])
  })

  test('is kept from a wrong result', async () => {
    expect(await codeOf(client['upload.start']({ files: [{ path: 'a', size: 1 }] }))).toBe('output-invalid')
  })

  test.each([
    ['a missing field', {}],
    ['a field too many', { window: 'w1', admin: true }],
    ['a wrong type', { window: 1 }],
    ['too long a text', { window: 'w'.repeat(100) }],
    ['no object', [] as unknown],
    ['nothing', null],
  ])('is refused for %s, before a handler runs', async (_name, input) => {
    const before = backend.asked.length
    expect(await codeOf(client['app.take-pen'](input as { window: string }))).toBe('input-invalid')
    expect(backend.asked).toHaveLength(before)
  })

  test.each(['__proto__', 'constructor', 'toString', 'app.nothing', 'App.read'])(
    'cannot call %s',
    async (call) => {
      expect(await transport.ask(call, {})).toEqual({
        ok: false,
        problem: { code: 'call-unknown', detail: '' },
      })
    },
  )
})

test('a client with no sensible answer says unreachable', async () => {
  for (const answer of [
    undefined,
    null,
    'x',
    { ok: 1 },
    { ok: false, problem: { code: 'new', detail: '' } },
  ]) {
    const client = makeClient(() => Promise.resolve(answer))
    await expect(client['library.read']({})).rejects.toMatchObject({ problem: { code: 'unreachable' } })
  }
})

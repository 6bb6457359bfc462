import { expect, test, vi } from 'vitest'

const fake = vi.hoisted(() => {
  const exposed = new Map<string, unknown>()
  const listeners = new Map<string, Set<(...args: unknown[]) => void>>()
  const of = (channel: string) => listeners.get(channel) ?? listeners.set(channel, new Set()).get(channel)
  return {
    exposed,
    listeners,
    invoke: vi.fn<(...args: unknown[]) => Promise<string>>(() => Promise.resolve('answer')),
    on: (channel: string, hear: (...args: unknown[]) => void) => of(channel)?.add(hear),
    off: (channel: string, hear: (...args: unknown[]) => void) => of(channel)?.delete(hear),
  }
})
vi.mock('electron', () => ({
  contextBridge: { exposeInMainWorld: (name: string, value: unknown) => fake.exposed.set(name, value) },
  ipcRenderer: { invoke: fake.invoke, on: fake.on, off: fake.off },
}))

test('the page gets two functions, one ask channel, one event channel, no Electron object', async () => {
  await import('../../src/preload')
  expect([...fake.exposed.keys()]).toEqual(['stet'])
  const wire = fake.exposed.get('stet') as {
    ask(call: string, input: unknown): Promise<unknown>
    listen(onEvent: (...args: unknown[]) => void): () => void
  }
  expect(Object.keys(wire).sort()).toEqual(['ask', 'listen'])

  expect(await wire.ask('library.read', { a: 1 })).toBe('answer')
  expect(fake.invoke.mock.calls).toEqual([['stet:ask', 'library.read', { a: 1 }]])

  const heard: unknown[][] = []
  const stop = wire.listen((...args) => heard.push(args))
  expect([...fake.listeners.keys()]).toEqual(['stet:event'])
  const tell = (event: unknown) =>
    fake.listeners.get('stet:event')?.forEach((hear) => hear({ sender: 'secret' }, event))
  tell({ kind: 'library.changed' })
  expect(heard).toEqual([[{ kind: 'library.changed' }]])
  expect(stop()).toBeUndefined()
  tell({ kind: 'library.changed' })
  expect(heard).toHaveLength(1)
})

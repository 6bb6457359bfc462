import { describe, expect, it } from 'vitest'
import { type Input, Refusal } from '../../../src/contract'
import { type ImportReport, problem } from '../../../src/core/model'
import { makeImportStore } from '../../../src/renderer/store/import'

type Pieces = Input<'upload.append'>[]

function client(over: { onAppend?: () => void; refuse?: boolean } = {}) {
  const pieces: Pieces = []
  const cancelled: string[] = []
  let count = 0
  return {
    pieces,
    cancelled,
    'upload.start': () => Promise.resolve({ upload: `u${(count += 1)}` }),
    'upload.append': (input: Input<'upload.append'>) => {
      pieces.push(input)
      over.onAppend?.()
      return Promise.resolve({ received: 0 })
    },
    'upload.cancel': ({ upload }: { upload: string }) => {
      cancelled.push(upload)
      return Promise.resolve({})
    },
    'import.start': (): Promise<ImportReport> =>
      over.refuse
        ? Promise.reject(new Refusal(problem('zip-torn', 'a.zip')))
        : Promise.resolve({ file: 'a.zip', what: 'pack', accepted: true, items: [] }),
  }
}
const source = (name: string, size: number) => ({
  name,
  files: [{ path: name, blob: new Blob([new Uint8Array(size).fill(7)]) }],
})

describe('import', () => {
  it('sends a file in pieces that join to the file', async () => {
    const fake = client()
    const store = makeImportStore(fake, () => 0)
    const bytes = Uint8Array.from({ length: 1_200_000 }, (_, n) => n % 251)
    await store.start([{ name: 'a.zip', files: [{ path: 'a.zip', blob: new Blob([bytes]) }] }])
    const parts = fake.pieces.map((piece) => Buffer.from(piece.bytes, 'base64'))
    expect(Buffer.concat(parts).equals(Buffer.from(bytes))).toBe(true)
    expect(fake.pieces.map(({ offset }) => offset)).toEqual([0, 524_288, 1_048_576])
    expect(Math.max(...fake.pieces.map((piece) => piece.bytes.length))).toBeLessThanOrEqual(720_000)
    expect(store.getState().jobs[0]).toMatchObject({ phase: 'reported', report: { accepted: true } })
  })
  it('reports each of several sources, and a refusal of one does not stop the next', async () => {
    const fake = client({ refuse: true })
    const store = makeImportStore(fake, () => 0)
    await store.start([source('a.zip', 5), source('b.zip', 5)])
    expect(store.getState().jobs.map(({ phase, problem: why }) => [phase, why?.code])).toEqual([
      ['refused', 'zip-torn'],
      ['refused', 'zip-torn'],
    ])
  })
  it('stops when cancelled and makes the backend forget the pieces', async () => {
    const stop = { run: (): void => undefined }
    const fake = client({ onAppend: () => stop.run() })
    const store = makeImportStore(fake, () => 0)
    stop.run = () => store.cancel(1)
    await store.start([source('a.zip', 2_000_000)])
    expect(fake.pieces).toHaveLength(1)
    expect(fake.cancelled).toEqual(['u1'])
    expect(store.getState().jobs[0]?.phase).toBe('cancelled')
  })
  it('cancels what still waits without sending any of it', async () => {
    const fake = client()
    const store = makeImportStore(fake, () => 0)
    const done = store.start([source('a.zip', 5), source('b.zip', 5)])
    store.cancel(2)
    await done
    expect(store.getState().jobs.map(({ phase }) => phase)).toEqual(['reported', 'cancelled'])
  })
  it('refuses an empty folder itself', async () => {
    const store = makeImportStore(client(), () => 0)
    await store.start([{ name: 'empty', files: [] }])
    expect(store.getState().jobs[0]?.problem?.code).toBe('nothing-to-import')
  })
  it('keeps running jobs when it is hidden and comes back when one is done', async () => {
    const store = makeImportStore(client(), () => 0)
    const done = store.start([source('a.zip', 5)])
    store.hide()
    expect(store.getState()).toMatchObject({ shown: false, jobs: [{ id: 1 }] })
    await done
    expect(store.getState().shown).toBe(true)
    store.hide()
    expect(store.getState().jobs).toEqual([])
  })
})

import { describe, expect, it } from 'vitest'
import { Refusal } from '../../../src/contract'
import { problem } from '../../../src/core/model'
import { makeLibraryStore } from '../../../src/renderer/store/library'
import { packRow } from '../support/packs'

describe('library', () => {
  it('reads once more, not five times, when it is told of changes while reading', async () => {
    const reads: ((value: { packs: never[] }) => void)[] = []
    const store = makeLibraryStore({
      'library.read': () => new Promise((resolve) => reads.push(resolve)),
      'glossary.read': () => Promise.resolve({ entries: [] }),
    })
    const first = store.load()
    for (let n = 0; n < 5; n += 1) store.hear({ kind: 'library.changed' })
    const second = store.load()
    reads[0]?.({ packs: [] })
    await first
    await new Promise((resolve) => setTimeout(resolve, 0))
    expect(reads).toHaveLength(2)
    reads[1]?.({ packs: [] })
    await second
    expect(store.getState().packs).toEqual([])
  })
  it('keeps what it has when a later reading fails', async () => {
    const answers = [
      Promise.resolve({ packs: [packRow('p')] }),
      Promise.reject(new Refusal(problem('disk-failed', ''))),
    ]
    const store = makeLibraryStore({
      'library.read': () => answers.shift() ?? Promise.reject(new Error('asked too often')),
      'glossary.read': () => Promise.resolve({ entries: [] }),
    })
    await store.load()
    await store.load()
    expect(store.getState().packs).toHaveLength(1)
    expect(store.getState().failure?.code).toBe('disk-failed')
  })
})

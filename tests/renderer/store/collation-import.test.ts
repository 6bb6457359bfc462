import { describe, expect, it } from 'vitest'
import { Refusal } from '../../../src/contract'
import { type ReviewId, problem } from '../../../src/core/model'
import { isBusy, makeCollationImportStore } from '../../../src/renderer/store/collation-import'

const REVIEWS = ['r-1' as ReviewId]

/** A store on a backend whose answer to an import the test gives. */
function begun() {
  const said: unknown[] = []
  let answer: { give: (lines: unknown[]) => void; refuse: (code: 'cancelled' | 'disk-full') => void } | null =
    null
  const client = {
    'collation.gather': () =>
      new Promise((resolve, reject) => {
        answer = {
          give: (lines) => resolve({ lines, state: {} }),
          refuse: (code) => reject(new Refusal(problem(code, ''))),
        }
      }),
    'collation.stop': (asked: unknown) => {
      said.push(asked)
      return Promise.resolve({})
    },
  }
  const collations = {
    getState: () => ({ open: { head: { id: 'c-1' } } }),
    take: () => Promise.resolve(),
  }
  const store = makeCollationImportStore(client as never, collations as never)
  const done = store.bringReviews(REVIEWS)
  return { store, said, done, answer: () => answer! }
}

describe('bringing reviews into a collation', () => {
  it('is stopped while it reads: nothing is reported, and the window says so', async () => {
    const { store, said, done, answer } = begun()
    expect(store.getState().phase).toBe('reading')
    store.cancel()
    store.cancel()
    expect([store.getState().phase, isBusy(store.getState()), said]).toEqual([
      'stopping',
      true,
      [{ collation: 'c-1' }],
    ])
    answer().refuse('cancelled')
    await done
    expect(store.getState()).toMatchObject({ phase: 'stopped', lines: [], problem: null })
  })

  it('reports what was taken in before the stop came', async () => {
    const { store, done, answer } = begun()
    store.cancel()
    answer().give([{ outcome: 'added' }])
    await done
    expect(store.getState()).toMatchObject({ phase: 'reported', lines: [{ outcome: 'added' }] })
  })

  it('says what was refused', async () => {
    const { store, done, answer } = begun()
    answer().refuse('disk-full')
    await done
    expect(store.getState()).toMatchObject({ phase: 'refused', problem: { code: 'disk-full' } })
    store.cancel()
    expect(store.getState().phase).toBe('refused')
  })
})

import { describe, expect, it } from 'vitest'
import { Refusal } from '../../../src/contract'
import { type Receipt, type ReviewId, problem } from '../../../src/core/model'
import { fits } from '../../../src/renderer/pane/receipt/filter'
import { answersIn, makeReceiptsStore } from '../../../src/renderer/store/receipts'

const review = 'r1' as ReviewId

function receipt(issuedAt: string, outcomes: Record<string, string>): Receipt {
  const answers = Object.entries(outcomes).map(([id, outcome]) =>
    id.startsWith('t')
      ? { kind: 'thread', outcome, clause: null, thread: id, comment: 'Why?' }
      : { kind: 'change', outcome, clause: null, ids: [id, `${id}b`], base: '', proposed: '', result: '' },
  )
  return { issuedAt, answers } as unknown as Receipt
}

describe('answers to the open review', () => {
  it('takes the newest answer to each thing, in whatever order receipts come', () => {
    const old = receipt('2026-11-20T08:00:00.000Z', { a: 'open', t1: 'deferred', c: 'taken' })
    const young = receipt('2026-11-21T08:00:00.000Z', { a: 'taken', t1: 'not-taken' })
    for (const list of [
      [old, young],
      [young, old],
    ]) {
      const { byChange, byThread } = answersIn(list)
      expect([...byChange].map(([id, { outcome }]) => `${id} ${outcome}`).sort()).toEqual([
        'a taken',
        'ab taken',
        'c taken',
        'cb taken',
      ])
      expect(byThread.get('t1')?.outcome).toBe('not-taken')
    }
  })

  it('reads them when a review opens and when something came in, and forgets those of another review', async () => {
    let receipts = [receipt('2026-11-20T08:00:00.000Z', { a: 'open' })]
    const asked: string[] = []
    const store = makeReceiptsStore({
      'receipt.list': ({ review: of }) => {
        asked.push(of)
        return Promise.resolve({ receipts })
      },
    })
    store.hear({ kind: 'library.changed' })
    expect(asked).toEqual([])
    await store.look(review)
    expect(store.getState().receipts).toHaveLength(1)
    receipts = [...receipts, receipt('2026-11-21T08:00:00.000Z', { a: 'taken' })]
    store.hear({ kind: 'library.changed' })
    await expect.poll(() => store.getState().receipts).toHaveLength(2)
    const other = store.look('r2' as ReviewId)
    expect(store.getState().receipts).toEqual([])
    await other
    expect(asked).toEqual(['r1', 'r1', 'r2'])
  })

  it('keeps what it had when reading fails, and says why', async () => {
    const store = makeReceiptsStore({
      'receipt.list': () => Promise.reject(new Refusal(problem('unreachable', 'receipt.list'))),
    })
    await store.look(review)
    expect(store.getState()).toMatchObject({ receipts: [], failure: { code: 'unreachable' } })
  })

  it.each([
    ['all', 'open', undefined, true],
    ['taken', 'taken', undefined, true],
    ['taken', 'taken-with-edits', undefined, false],
    ['edited', 'taken-with-edits', undefined, true],
    ['not-taken', 'not-taken', undefined, true],
    ['deferred', 'deferred', undefined, true],
    ['deferred', 'open', 'Which law?', true],
    ['open', 'already-there', undefined, false],
  ] as const)('filter %s on %s with question %s: %s', (filter, outcome, ask, expected) => {
    expect(fits({ outcome, ask }, filter)).toBe(expected)
  })
})

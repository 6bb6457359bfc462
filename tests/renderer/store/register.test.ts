import { describe, expect, it } from 'vitest'
import { type PrecedentRow, Refusal } from '../../../src/contract'
import { type Gap, type GapId, problem } from '../../../src/core/model'
import { NO_REGISTER_FILTER, gapFilterOf, makeRegisterStore } from '../../../src/renderer/store/register'

interface Answer {
  rev: number
  gaps: Gap[]
  precedents: PrecedentRow[]
}

const gap = (id: string, text = ''): Gap => ({ id, text }) as Gap
const answer = (rev: number, ...gaps: Gap[]): Answer => ({ rev, gaps, precedents: [] })

function storeWith(answers: (Answer | Refusal)[]) {
  const asked: number[] = []
  const store = makeRegisterStore({
    'register.read': ({ since }) => {
      asked.push(since)
      const next = answers.shift()
      if (!next) throw new Error('asked too often')
      return next instanceof Refusal ? Promise.reject(next) : Promise.resolve(next)
    },
  })
  return { store, asked }
}

describe('the register in a window', () => {
  it('asks only for what changed, and keeps the rest', async () => {
    const { store, asked } = storeWith([answer(2, gap('a'), gap('b')), answer(3, gap('b', 'new'))])
    await store.load()
    store.hear({ kind: 'register.changed', rev: 3 })
    await new Promise((resolve) => setTimeout(resolve, 0))
    expect(asked).toEqual([0, 2])
    expect([...store.getState().gaps.values()]).toEqual([gap('a'), gap('b', 'new')])
  })

  it('reads everything again where the register is another one', async () => {
    const { store, asked } = storeWith([answer(9, gap('a')), answer(1), answer(1, gap('z'))])
    await store.load()
    await store.load()
    expect(asked).toEqual([0, 9, 0])
    expect([...store.getState().gaps.keys()]).toEqual(['z'])
  })

  it('does not read before anybody looked at it', () => {
    const { store, asked } = storeWith([])
    store.hear({ kind: 'library.changed' })
    expect(asked).toEqual([])
  })

  it('keeps what it has when a reading fails, and reads again', async () => {
    const refused = new Refusal(problem('disk-failed', ''))
    const { store } = storeWith([answer(1, gap('a')), refused, answer(2, gap('b'))])
    await store.load()
    await store.load()
    expect(store.getState().failure?.code).toBe('disk-failed')
    expect(store.getState().gaps.size).toBe(1)
    await store.load()
    expect(store.getState()).toMatchObject({ failure: null, rev: 2 })
  })

  it('keeps drafts apart, by gap', () => {
    const { store } = storeWith([])
    store.setDraft('a' as GapId, { owner: 'Zoe' })
    store.setDraft('b' as GapId, { owner: 'Ben' })
    store.setDraft('a' as GapId, null)
    expect([...store.getState().drafts]).toEqual([['b', { owner: 'Ben' }]])
  })

  it('shows a gap on its list, and a precedent on the other', () => {
    const { store } = storeWith([])
    store.show({ precedent: 'p' as never })
    expect(store.getState()).toMatchObject({ tab: 'precedents', precedent: 'p' })
    store.show({ gap: 'g' as never })
    expect(store.getState()).toMatchObject({ tab: 'gaps', gap: 'g', precedent: 'p' })
  })
})

it.each([
  [{}, { text: '' }],
  [{ status: 'pending' }, { text: '', statuses: ['open', 'answered'] }],
  [
    { status: 'closed', kind: 'tool' },
    { text: '', statuses: ['closed'], kinds: ['tool'] },
  ],
  [
    { severity: 'minor', market: 'DE', owner: 'Ben', due: 'overdue' },
    { text: '', severity: 'minor', market: 'DE', owner: 'Ben', due: 'overdue' },
  ],
] as const)('%j asks for %j', (patch, expected) => {
  expect(gapFilterOf({ ...NO_REGISTER_FILTER, ...patch })).toEqual(expected)
})

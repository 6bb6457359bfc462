import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type PrecedentId, type RegisterEntry, type ThreadId, GapId } from '../../../src/core/model'
import {
  EMPTY_REGISTER,
  type Register,
  checkAct,
  gapOfThread,
  mergeRegisters,
  nextSeq,
  withEntries,
} from '../../../src/core/register'
import { ANA, CLAUSE, FIELDS, GAP, PRECEDENT, entry, opened } from './entries'

const after = (...acts: object[]): Register =>
  withEntries(
    EMPTY_REGISTER,
    acts.map((act, i) => entry(i + 1, act)),
  )
const gapAfter = (...acts: object[]) => after(opened, ...acts).gaps.get(GAP)

describe('a gap', () => {
  it('is opened with what it is about, and nothing else', () => {
    expect(gapAfter()?.state).toMatchObject({
      ...FIELDS,
      id: 'g-1',
      clause: CLAUSE,
      status: 'open',
      answer: null,
      outcome: null,
      source: null,
      openedBy: ANA,
    })
  })

  it('keeps every change of every field in its history', () => {
    const gap = gapAfter(
      { kind: 'edit', gap: GAP, fields: { severity: 'critical', owner: 'Policy team' } },
      { kind: 'edit', gap: GAP, fields: { due: { date: '2026-12-01', zone: 'Asia/Tokyo' } } },
      { kind: 'edit', gap: GAP, fields: { due: null } },
    )
    expect(gap?.state).toMatchObject({ severity: 'critical', due: null })
    expect(gap?.history.map(({ field, old, new: now }) => [field, old, now])).toEqual([
      ['opened', null, FIELDS.text],
      ['severity', 'major', 'critical'],
      ['due', null, { date: '2026-12-01', zone: 'Asia/Tokyo' }],
      ['due', { date: '2026-12-01', zone: 'Asia/Tokyo' }, null],
    ])
  })

  it('is answered, closed with the version that dealt with it, and opened again', () => {
    const version = { packVersion: 'v2', packDigest: 'c'.repeat(64) }
    const acts = [
      { kind: 'answer', gap: GAP, text: 'Yes.' },
      { kind: 'close', gap: GAP, what: 'Said so in 2.1', version },
      { kind: 'reopen', gap: GAP },
    ]
    expect(gapAfter(...acts.slice(0, 1))?.state).toMatchObject({ status: 'answered' })
    expect(gapAfter(...acts.slice(0, 2))?.state).toMatchObject({
      status: 'closed',
      outcome: { what: 'Said so in 2.1', version, by: ANA },
    })
    const again = gapAfter(...acts)
    expect(again?.state).toMatchObject({ status: 'answered', outcome: null, answer: { text: 'Yes.' } })
    expect(again?.history.map(({ field }) => field)).toEqual([
      'opened',
      'answer',
      'status',
      'status',
      'outcome',
      'status',
      'outcome',
    ])
  })

  it('made of one thread is one, whoever makes it', () => {
    const id = gapOfThread('t-1' as ThreadId)
    expect(GapId.safeParse(id).success).toBe(true)
    const again = { ...opened, gap: id, fields: { ...FIELDS, text: 'Another wording' } }
    const { gaps } = after({ ...opened, gap: id }, again)
    expect(gaps.size).toBe(1)
    expect(gaps.get(id)?.state.text).toBe(FIELDS.text)
    expect(gaps.get(id)?.history).toHaveLength(2)
  })
})

describe('an approved answer', () => {
  const answer = { kind: 'answer', gap: GAP, text: 'Yes.' }
  const approve = { kind: 'approve-answer', gap: GAP, text: 'Yes.', rationale: 'As ruled before' }

  it('becomes a precedent by the name of who approved', () => {
    const { gaps, precedents } = after(opened, answer, approve)
    const id = gaps.get(GAP)?.state.answer?.precedent as PrecedentId
    expect(precedents.get(id)?.state).toMatchObject({
      precedent: {
        origin: { kind: 'answer', gap: GAP },
        question: FIELDS.text,
        ruling: 'Yes.',
        rationale: 'As ruled before',
        by: 'Ana Sousa',
      },
      reversal: null,
    })
  })

  it('approves nothing but the answer that was read', () => {
    expect(after(opened, answer, { ...answer, text: 'No.' }, approve).precedents.size).toBe(0)
  })

  it('that replaces another one reverses its precedent and names the successor', () => {
    const other = [
      { ...answer, text: 'No.' },
      { ...approve, text: 'No.' },
    ]
    const { gaps, precedents } = after(opened, answer, approve, ...other)
    const now = gaps.get(GAP)?.state.answer?.precedent
    expect([...precedents.values()].map(({ state }) => state.reversal?.successor ?? null)).toEqual([
      now,
      null,
    ])
  })
})

describe('a precedent', () => {
  const added = { kind: 'precedent', precedent: PRECEDENT }

  it('is never overwritten', () => {
    const { precedents } = after(added, { ...added, precedent: { ...PRECEDENT, ruling: 'Forged' } })
    expect(precedents.get(PRECEDENT.id)?.state.precedent).toEqual(PRECEDENT)
  })

  it('stays when it is reversed, with what took its place', () => {
    const reversal = { by: 'Maya', at: PRECEDENT.at, rationale: 'New law', successor: 'p-2' }
    const { precedents } = after(
      added,
      { kind: 'reverse', precedent: 'p-1', reversal },
      { kind: 'reverse', precedent: 'p-1', reversal: { ...reversal, successor: 'p-3' } },
    )
    expect(precedents.get(PRECEDENT.id)?.state.reversal).toEqual(reversal)
    expect(precedents.get(PRECEDENT.id)?.history.map(({ field }) => field)).toEqual(['opened', 'reversal'])
  })
})

describe('what makes no sense is refused', () => {
  const closed = [opened, { kind: 'close', gap: GAP, what: 'done', version: null }]
  it.each([
    ['an act on nothing', [], { kind: 'answer', gap: GAP, text: 'x' }, 'not-found'],
    ['closing twice', closed, { kind: 'close', gap: GAP, what: 'x', version: null }, 'op-invalid'],
    ['reopening what is open', [opened], { kind: 'reopen', gap: GAP }, 'op-invalid'],
    [
      'another answer',
      [opened],
      { kind: 'approve-answer', gap: GAP, text: 'x', rationale: '' },
      'op-invalid',
    ],
    ['an unknown precedent', [], { kind: 'reconfirm', precedent: 'p-9' }, 'not-found'],
    ['an act of a later version', [], { kind: 'levitate' }, 'op-invalid'],
    ['nothing: an edit', closed, { kind: 'edit', gap: GAP, fields: {} }, undefined],
    ['nothing: reopening', closed, { kind: 'reopen', gap: GAP }, undefined],
  ])('%s', (_name, acts, act, code) => {
    expect(checkAct(after(...acts), act as never)?.code).toBe(code)
  })
})

describe('laws', () => {
  const id = fc.constantFrom('g-1', 'g-2')
  const act = fc.oneof(
    id.map((gap) => ({ ...opened, gap })),
    fc.record({
      kind: fc.constant('edit'),
      gap: id,
      fields: fc.record({ owner: fc.constantFrom('x', 'y') }),
    }),
    fc.record({ kind: fc.constant('answer'), gap: id, text: fc.constantFrom('yes', 'no') }),
    fc.record({
      kind: fc.constant('approve-answer'),
      gap: id,
      text: fc.constantFrom('yes', 'no'),
      rationale: fc.constant(''),
    }),
    fc.record({ kind: fc.constant('close'), gap: id, what: fc.constant('done'), version: fc.constant(null) }),
    fc.record({ kind: fc.constant('reopen'), gap: id }),
    fc.record({ kind: fc.constant('levitate'), gap: id }),
  )
  const entries: fc.Arbitrary<RegisterEntry[]> = fc
    .array(fc.tuple(fc.integer({ min: 1, max: 6 }), act), { maxLength: 20 })
    .map((list) => list.map(([seq, one], i) => entry(seq, one, `e-${i}`)))
  const shape = ({ entries: all, gaps, precedents, last }: Register) => ({
    entries: [...all.keys()].sort(),
    gaps: [...gaps].map(([key, { state, history }]) => ({ key, state, history })).sort(byKey),
    precedents: [...precedents].map(([key, { state }]) => ({ key, state })).sort(byKey),
    last: last?.id,
  })

  it('the order and the portions in which entries come do not count', () => {
    fc.assert(
      fc.property(entries, fc.integer({ min: 0, max: 20 }), (list, cut) => {
        const whole = shape(withEntries(EMPTY_REGISTER, list))
        const oneByOne = [...list].reverse().reduce((r, one) => withEntries(r, [one]), EMPTY_REGISTER)
        expect(shape(oneByOne)).toEqual(whole)
        const [a, b] = [list.slice(0, cut), list.slice(cut)].map((part) => withEntries(EMPTY_REGISTER, part))
        expect(shape(mergeRegisters(a!, b!))).toEqual(whole)
        expect(shape(mergeRegisters(b!, a!))).toEqual(whole)
      }),
    )
  })

  it('what is there already changes nothing', () => {
    fc.assert(
      fc.property(entries, (list) => {
        const register = withEntries(EMPTY_REGISTER, list)
        expect(withEntries(register, list)).toBe(register)
        expect(mergeRegisters(register, register)).toBe(register)
        expect(nextSeq(register)).toBe(1 + Math.max(0, ...list.map(({ seq }) => seq)))
      }),
    )
  })

  it('two contents under one id end up the same on every machine', () => {
    const [a, b] = [opened, { ...opened, fields: { ...FIELDS, text: 'Other' } }].map((one) => entry(1, one))
    const there = withEntries(withEntries(EMPTY_REGISTER, [a!]), [b!])
    const here = withEntries(withEntries(EMPTY_REGISTER, [b!]), [a!])
    expect(shape(there)).toEqual(shape(here))
  })
})

function byKey(a: { key: string }, b: { key: string }): number {
  return a.key < b.key ? -1 : 1
}

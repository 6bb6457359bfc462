import { Fragment, Slice } from 'prosemirror-model'
import { AddMarkStep, AttrStep, ReplaceStep, Transform } from 'prosemirror-transform'
import { describe, expect, it } from 'vitest'
import { schema } from '../../../src/core/doc'
import type { ReviewOp } from '../../../src/core/model'
import { ReviewState } from '../../../src/core/model'
import {
  applyOp,
  applyOps,
  nextClauseNeedingMe,
  openReview,
  progressOf,
  toState,
} from '../../../src/core/review'
import { AT, LATER, begin, comment, para, play, posOf, record, steps, thread } from './sample'

const ins = (id: string) => schema.marks.ins.create({ ids: [id] })
const del = (id: string) => schema.marks.del.create({ ids: [id] })

function typed(id: string, text: string, at: number): ReplaceStep {
  return new ReplaceStep(at, at, new Slice(Fragment.from(schema.text(text, [ins(id)])), 0, 0))
}

describe('a review', () => {
  it('opens from its own state, through JSON, to an equal one', () => {
    const at = posOf(begin().doc, 'Gifts over')
    const review = play(
      begin(),
      { kind: 'thread', thread: thread('t1') },
      steps([typed('r1.1', 'All ', at)], [record('r1.1')]),
      steps([new AddMarkStep(at, at + 9, schema.marks.cmt.create({ id: 't1' }))]),
      {
        kind: 'clause',
        clauses: ['c2' as never],
        state: { value: 'reviewed', author: 'ana' as never, at: AT },
      },
    )
    const state = ReviewState.parse(JSON.parse(JSON.stringify(toState(review))))
    const opened = openReview(state)
    expect(opened.ok && toState(opened.value)).toEqual(state)
    expect(state.rev).toBe(4)
    expect(state.updatedAt).toBe(LATER)
  })

  it('carries fields of a later version', () => {
    const state = { ...toState(begin()), weather: { rain: true } } as ReviewState
    const opened = openReview(state)
    expect(opened.ok && (toState(opened.value) as Record<string, unknown>)['weather']).toEqual({ rain: true })
  })

  it('refuses a document that names what the state does not know', () => {
    const review = play(begin(), steps([typed('r1.1', 'x', 3)], [record('r1.1')]))
    const opened = openReview({ ...toState(review), records: [] })
    expect(opened).toMatchObject({ ok: false, problem: { code: 'document-invalid' } })
  })

  it('refuses an id that occurs twice', () => {
    const review = play(begin(), { kind: 'thread', thread: thread('t1') })
    const state = toState(review)
    const opened = openReview({ ...state, threads: [...state.threads, ...state.threads] })
    expect(opened).toMatchObject({ ok: false, problem: { code: 'json-invalid' } })
  })
})

describe('operations', () => {
  it('apply many as one: the same as one by one, and all or nothing', () => {
    const ops: ReviewOp[] = [
      steps([typed('r1.1', 'a', 3)], [record('r1.1')]),
      steps([typed('r1.1', 'b', 4)], [record('r1.1', { updatedAt: LATER })]),
      { kind: 'remark', changes: ['r1.1' as never], remark: { reason: 'clearer' }, at: LATER },
    ]
    const one = play(begin(), ...ops)
    const all = applyOps(
      begin(),
      ops.map((op) => ({ op, at: LATER })),
    )
    expect(all.ok && toState(all.value)).toEqual(toState(one))
    expect(one.records.get('r1.1')).toMatchObject({ reason: 'clearer', updatedAt: LATER })

    const before = begin()
    const broken = applyOps(before, [
      { op: ops[0]!, at: AT },
      { op: { kind: 'thread-kind', thread: 'none' as never, value: 'typo' }, at: AT },
    ])
    expect(broken.ok).toBe(false)
    expect(toState(before)).toEqual(toState(begin()))
  })

  it('keep a record’s maker and remarks whatever later edits say', () => {
    const review = play(
      begin(),
      steps([typed('r1.1', 'a', 3)], [record('r1.1')]),
      { kind: 'remark', changes: ['r1.1' as never], remark: { necessity: 'necessary' }, at: AT },
      steps([typed('r1.1', 'b', 4)], [record('r1.1', { updatedAt: LATER })]),
    )
    expect(review.records.get('r1.1')).toMatchObject({ necessity: 'necessary', updatedAt: LATER })
    const taken = applyOp(review, steps([], [record('r1.1', { author: 'ben' as never })]), LATER)
    expect(taken).toMatchObject({ ok: false, problem: { code: 'op-invalid' } })
  })

  it('record decisions, threads and comments', () => {
    const decision = { change: 'r1.1', verdict: 'reject', author: 'ana', at: AT } as never
    const review = play(
      begin(),
      steps([typed('r1.1', 'a', 3)], [record('r1.1')]),
      { ...steps([new ReplaceStep(3, 4, Slice.empty)]), decisions: [decision] } as unknown as ReviewOp,
      { kind: 'thread', thread: thread('t1') },
      { kind: 'comment', thread: 't1' as never, comment: comment('m2', 'Because.', { at: LATER }) },
      {
        kind: 'comment-edit',
        thread: 't1' as never,
        comment: 'm2' as never,
        text: 'Because of law.',
        at: LATER,
      },
      { kind: 'comment-delete', thread: 't1' as never, comment: 't1-1' as never, at: LATER },
      { kind: 'comment-applied', thread: 't1' as never, comment: 'm2' as never, changes: ['r1.1' as never] },
      { kind: 'handed-back', at: LATER, digest: 'c'.repeat(64) as never },
    )
    expect(review.decisions).toEqual([decision])
    expect(review.threads.get('t1')!.comments).toMatchObject([
      { id: 't1-1', text: '', deletedAt: LATER },
      { id: 'm2', text: 'Because of law.', editedAt: LATER, appliedAs: ['r1.1'] },
    ])
    expect(review.handedBack).toHaveLength(1)
  })

  const paragraph = new Slice(Fragment.from(para('', 'x')), 0, 0)
  const refused: [string, ReviewOp][] = [
    ['a step of a foreign kind', { kind: 'steps', steps: [{ stepType: 'evil' }], records: [] }],
    ['a step outside the text', steps([typed('r1.1', 'a', 9999)], [record('r1.1')])],
    ['a suggestion without record', steps([typed('r1.1', 'a', 3)])],
    ['a mark of an unknown thread', steps([new AddMarkStep(3, 5, schema.marks.cmt.create({ id: 't9' }))])],
    ['an unknown attribute', steps([new AttrStep(1, 'onclick', 'x')])],
    ['tracking that is not ours', steps([new AttrStep(1, 'pm', { i: 'r1.1' })])],
    [
      'a paragraph inside a paragraph',
      { kind: 'steps', steps: [new ReplaceStep(3, 3, paragraph).toJSON() as never], records: [] },
    ],
    ['a remark on nothing', { kind: 'remark', changes: ['r1.9' as never], remark: {}, at: AT }],
    ['a comment on nothing', { kind: 'comment', thread: 't9' as never, comment: comment('m1') }],
    ['a thread without comments', { kind: 'thread', thread: thread('t1', { comments: [] }) }],
    [
      'a clause that is not there',
      {
        kind: 'clause',
        clauses: ['zz' as never],
        state: { value: 'flagged', author: 'ana' as never, at: AT },
      },
    ],
    [
      'a document attribute of another name',
      { kind: 'steps', steps: [{ stepType: 'docAttr', attr: '__proto__', value: 1 } as never], records: [] },
    ],
    [
      'a layer that is none',
      {
        kind: 'steps',
        steps: [{ stepType: 'docAttr', attr: 'settled', value: [{}] } as never],
        records: [],
      },
    ],
    [
      'an empty list of ids',
      {
        kind: 'steps',
        steps: [new AddMarkStep(3, 5, schema.marks.del.create({ ids: [] })).toJSON() as never],
        records: [],
      },
    ],
  ]
  it.each(refused)('refuse %s', (_name, op) => {
    expect(applyOp(begin(), op, AT)).toMatchObject({ ok: false, problem: { code: 'op-invalid' } })
  })

  it('refuse a thread that is there already', () => {
    const review = play(begin(), { kind: 'thread', thread: thread('t1') })
    expect(applyOp(review, { kind: 'thread', thread: thread('t1') }, AT).ok).toBe(false)
  })
})

describe('progress', () => {
  it('counts clauses with text, pending suggestions, open threads and orphans', () => {
    const at = posOf(begin().doc, 'Cash')
    const lost = thread('t2', { anchor: { ...thread('t2').anchor, range: { from: 0, to: 4 } } })
    const review = play(
      begin(),
      { kind: 'thread', thread: thread('t1') },
      { kind: 'thread', thread: lost },
      steps([new AddMarkStep(at, at + 4, del('r1.2'))], [record('r1.2', { kind: 'deletion' })]),
      {
        kind: 'clause',
        clauses: ['c1' as never],
        state: { value: 'reviewed', author: 'ana' as never, at: AT },
      },
    )
    expect(progressOf(review)).toEqual({
      clauses: 3,
      reviewed: 1,
      flagged: 0,
      inWork: 0,
      changes: 1,
      openThreads: 2,
      orphans: 1,
    })
    const marked = play(review, steps([new AddMarkStep(at, at + 4, schema.marks.cmt.create({ id: 't2' }))]))
    expect(progressOf(marked).orphans).toBe(0)
  })

  it('leads from clause to clause, round the end, then to flagged ones, then nowhere', () => {
    const state = (value: 'reviewed' | 'flagged', ...clauses: string[]): ReviewOp => ({
      kind: 'clause',
      clauses: clauses as never,
      state: { value, author: 'ana' as never, at: AT },
    })
    const review = play(begin(), state('reviewed', 'c2'))
    expect(nextClauseNeedingMe(review, null)).toBe('c1')
    expect(nextClauseNeedingMe(review, 'c1' as never)).toBe('c3')
    expect(nextClauseNeedingMe(review, 'c3' as never)).toBe('c1')
    const flagged = play(review, state('reviewed', 'c1'), state('flagged', 'c3'))
    expect(nextClauseNeedingMe(flagged, null)).toBe('c3')
    expect(nextClauseNeedingMe(play(flagged, state('reviewed', 'c3')), 'c1' as never)).toBeNull()
  })

  it('does not read untouched sections again', () => {
    const blocks = Array.from({ length: 400 }, (_, i) => para(`b${i}`, 'Some words here.'))
    const doc = schema.nodes.doc.create(
      null,
      Array.from({ length: 10 }, (_, i) =>
        schema.nodes.section.create(null, blocks.slice(i * 40, i * 40 + 40)),
      ),
    )
    const before = begin(doc)
    progressOf(before)
    const after = play(before, steps(new Transform(before.doc).insert(2, schema.text('x')).steps))
    expect(progressOf(after).clauses).toBe(400)
    expect(after.doc.child(5)).toBe(before.doc.child(5))
  })
})

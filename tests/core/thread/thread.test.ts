import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Comment, Thread } from '../../../src/core/model'
import {
  deleteComment,
  editComment,
  mergeThreads,
  nextStatus,
  reply,
  setAnchor,
  setKind,
  setStatus,
} from '../../../src/core/thread'
import { AT, LATER, comment, thread } from '../review/sample'

const valueOf = (made: ReturnType<typeof reply>): Thread => {
  if (!made.ok) throw new Error(made.problem.detail)
  return made.value
}

describe('a thread', () => {
  it('keeps comments in order of time, then id, and refuses an id twice', () => {
    const late = valueOf(reply(thread('t1'), comment('m9', 'late', { at: LATER })))
    const both = valueOf(reply(late, comment('m2', 'early')))
    expect(both.comments.map((c) => c.id)).toEqual(['m2', 't1-1', 'm9'])
    expect(reply(both, comment('m2')).ok).toBe(false)
  })

  it('leaves a tombstone that can be neither edited nor deleted again', () => {
    const gone = valueOf(deleteComment(thread('t1'), 't1-1' as never, LATER))
    expect(gone.comments).toEqual([{ ...comment('t1-1', ''), deletedAt: LATER }])
    expect(editComment(gone, 't1-1' as never, { text: 'back', at: LATER }).ok).toBe(false)
    expect(deleteComment(gone, 't1-1' as never, LATER).ok).toBe(false)
  })

  it('resolves and reopens; an older status changes nothing', () => {
    const open = thread('t1')
    const done = setStatus(open, nextStatus(open, 'resolved', { author: 'ben' as never, at: LATER }))
    expect(done.status).toMatchObject({ value: 'resolved', counter: 1, author: 'ben' })
    expect(setStatus(done, open.status)).toEqual(done)
    const again = setStatus(done, nextStatus(done, 'open', { author: 'ana' as never, at: AT }))
    expect(again.status.value).toBe('open')
  })
})

const instant = fc.constantFrom(AT, LATER, '2026-11-22T00:00:00.000Z')
const author = fc.constantFrom('ana', 'ben')
const text = fc.constantFrom('a', 'b', 'c')

const anyComment = fc.record(
  {
    id: fc.constantFrom('m1', 'm2', 'm3'),
    text,
    editedAt: instant,
    deletedAt: instant,
    proposedWording: text,
    appliedAs: fc.uniqueArray(fc.constantFrom('r.1', 'r.2')),
    later: fc.constantFrom(1, 2),
  },
  { requiredKeys: ['id', 'text'] },
)

/** Copies of one thread: what never changes is the same in all, the rest is anything. */
const copy: fc.Arbitrary<Thread> = fc
  .record({
    kind: fc.constantFrom('typo', 'meaning'),
    kindAt: fc.option(instant, { nil: undefined }),
    anchorAt: fc.option(instant, { nil: undefined }),
    clause: fc.constantFrom('c1', 'c2'),
    status: fc.record({
      value: fc.constantFrom('open', 'resolved'),
      counter: fc.nat(2),
      at: instant,
      author,
    }),
    comments: fc.uniqueArray(anyComment, { selector: (c) => c.id }),
    extra: fc.option(fc.constantFrom('x', 'y'), { nil: undefined }),
  })
  .map(({ kind, kindAt, anchorAt, clause, status, comments, extra }) => {
    let made = { ...thread('t1'), status, comments: [] } as unknown as Thread
    const anchor = { ...made.anchor, clause: clause as never }
    made = kindAt ? setKind(made, kind as never, kindAt) : made
    made = anchorAt ? setAnchor(made, anchor, anchorAt) : made
    return {
      ...made,
      ...(extra ? { extra } : {}),
      comments: comments.map((c) => ({ ...comment(c.id), ...c }) as Comment),
    }
  })

describe('merging copies of a thread', () => {
  const norm = (t: Thread): Thread => mergeThreads(t, t)

  it('is commutative, associative and idempotent', () => {
    fc.assert(
      fc.property(copy, copy, copy, (a, b, c) => {
        const ab = mergeThreads(a, b)
        expect(mergeThreads(b, a)).toEqual(ab)
        expect(mergeThreads(ab, c)).toEqual(mergeThreads(a, mergeThreads(b, c)))
        expect(mergeThreads(ab, b)).toEqual(ab)
        expect(norm(norm(a))).toEqual(norm(a))
      }),
      { numRuns: 500 },
    )
  })

  it('loses no comment and brings no deleted one back', () => {
    fc.assert(
      fc.property(copy, copy, (a, b) => {
        const merged = mergeThreads(a, b)
        const ids = new Set([...a.comments, ...b.comments].map((c) => c.id))
        expect(new Set(merged.comments.map((c) => c.id))).toEqual(ids)
        const deleted = [...a.comments, ...b.comments].filter((c) => c.deletedAt).map((c) => c.id)
        const gone = merged.comments.filter((c) => c.deletedAt).map((c) => c.id)
        expect(new Set(gone)).toEqual(new Set(deleted))
      }),
    )
  })
})

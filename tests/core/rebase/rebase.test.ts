import type { Node } from 'prosemirror-model'
import { Transform } from 'prosemirror-transform'
import { describe, expect, test } from 'vitest'
import { docOf } from '../../../src/core/doc'
import { fromRevision, toRevision } from '../../../src/core/handback'
import type { AuthorId, ChangeId, ChangeSet, Revision } from '../../../src/core/model'
import { rebase } from '../../../src/core/rebase'
import { acceptAll, extract, track } from '../../../src/core/suggestion'
import { para } from '../review/sample'
import { reviewOf } from '../handback/random-review'
import { NEXT, doc, edited, revisionOf, words } from './make'

type Swaps = [string, string][]

interface Outcome {
  readonly taken: string
  readonly left: string
  readonly verdicts: Record<string, string>
  readonly contexts: readonly { old: string; new: string; reviewer: string }[]
}

function outcome(base: Node, revision: Revision, update: { set: ChangeSet; clean: Node }): Outcome {
  const result = rebase(base, update.clean, revision, { head: NEXT, update: update.set })
  if (!result.ok) throw new Error(result.problem.detail)
  const review = fromRevision(update.clean, result.value.revision)
  if (!review.ok) throw new Error(review.problem.detail)
  const { lines, contexts } = result.value.report
  return {
    taken: words(acceptAll(review.value.doc)),
    left: words(update.clean),
    verdicts: Object.fromEntries(lines.map((l) => [l.id, l.verdict])),
    contexts: contexts.map((c) => ({ old: c.old, new: c.new, reviewer: c.reviewer })),
  }
}

describe('a suggestion on a newer text', () => {
  const base = doc(
    'Gifts must be small and never cash.',
    'Report each gift at once to the office.',
    'The end.',
  )

  test.each<[string, Swaps, Swaps, [string, ...string[]]]>([
    [
      'elsewhere',
      [['small', 'modest']],
      [['at once', 'the same day']],
      ['Gifts must be modest and never cash./Report each gift the same day to the office./The end.', 'kept'],
    ],
    [
      'in the same sentence',
      [['small', 'modest']],
      [['cash', 'money']],
      ['Gifts must be modest and never money./Report each gift at once to the office./The end.', 'kept'],
    ],
    [
      'made already',
      [['small', 'modest']],
      [['small', 'modest']],
      ['Gifts must be modest and never cash./Report each gift at once to the office./The end.', 'absorbed'],
    ],
    [
      'of a word that reads otherwise now',
      [['small', 'modest']],
      [['small', 'tiny']],
      ['Gifts must be modest and never cash./Report each gift at once to the office./The end.', 'conflict'],
    ],
    [
      'of a word that is gone',
      [['small', 'modest']],
      [['small and ', '']],
      [
        'Gifts must be modest and never cash./Report each gift at once to the office./The end.',
        'absorbed',
        'context-removed',
      ],
    ],
    [
      'that removes more than the update',
      [['small and never', '']],
      [['and never', '']],
      ['Gifts must be cash./Report each gift at once to the office./The end.', 'shrunk'],
    ],
    [
      'that removes less than the update',
      [['never', '']],
      [['and never', '']],
      ['Gifts must be small cash./Report each gift at once to the office./The end.', 'absorbed'],
    ],
    [
      'that removes what was rewritten inside',
      [['must be small and never', 'are no']],
      [['small', 'tiny']],
      ['Gifts are no cash./Report each gift at once to the office./The end.', 'conflict'],
    ],
  ])('%s', (_name, mine, theirs, [taken, ...verdicts]) => {
    const revision = revisionOf(base, ...mine)
    const result = outcome(base, revision, edited(base, 'u', ...theirs))
    expect(result.taken.replaceAll('  ', ' ')).toBe(taken)
    expect([...new Set(Object.values(result.verdicts))]).toEqual(verdicts)
  })

  test('in a paragraph that is gone brings that paragraph back, and no other', () => {
    const update = { set: { changes: [], threads: [] }, clean: doc('Gifts must be small and never cash.') }
    const tr = new Transform(base)
    tr.delete(base.child(0).child(0).nodeSize + 1, base.content.size - 1)
    const tracked = track(base, tr, {
      author: 'u' as AuthorId,
      now: '2026-03-01T00:00:00.000Z',
      mintId: () => 'u.1' as ChangeId,
      isMine: () => false,
      group: 'g',
      origin: 'typing',
      trim: 'none',
    })
    update.set = extract(tracked.doc) as never
    update.clean = acceptAll(tracked.doc)
    const result = outcome(base, revisionOf(base, ['at once', 'now']), update)
    expect(result.left).toBe('Gifts must be small and never cash.')
    expect(result.taken).toBe('Gifts must be small and never cash./Report each gift now to the office.')
    expect(Object.values(result.verdicts)).toContain('context-removed')
    expect(result.contexts).toEqual([
      { old: expect.stringContaining('at once'), new: '\n', reviewer: expect.stringContaining('now') },
    ])
  })

  test('in a paragraph that stands elsewhere now goes with it', () => {
    const from = docOf(
      ['Gifts must be small.', 'Cash is banned for all.', 'Report at once.', 'The end.'].map((t, i) =>
        para(`c${i}`, t),
      ),
    )
    const to = docOf([
      para('c0', 'Gifts must be small.'),
      para('c2', 'Report at once.'),
      para('c3', 'The end.'),
      para('c1', 'Cash is banned for everyone.'),
    ])
    const revision = revisionOf(from, ['banned', 'forbidden'])
    const update = { set: { changes: [], threads: [] }, clean: to }
    const result = outcome(from, revision, update)
    expect(result.taken).toBe('Gifts must be small./Report at once./The end./Cash is forbidden for everyone.')
    expect(new Set(Object.values(result.verdicts))).toEqual(new Set(['kept']))
  })

  test('keeps what it said, what it met and what the new text says', () => {
    const result = outcome(base, revisionOf(base, ['small', 'modest']), edited(base, 'u', ['small', 'tiny']))
    expect(result.contexts).toEqual([{ old: 'small', new: 'tiny', reviewer: 'modest' }])
  })
})

describe('what cannot be rebased', () => {
  const base = doc('one two three')
  const made = revisionOf(base, ['two', '2'])
  const codeOf = (revision: Revision, from = base): unknown => {
    const result = rebase(from, doc('one'), revision, { head: NEXT })
    return result.ok ? 'ok' : result.problem.code
  }

  test('a review of another text, or of a newer schema', () => {
    expect(codeOf(made, doc('something else'))).toBe('base-mismatch')
    expect(codeOf({ ...made, schemaVersion: 99 })).toBe('newer-version')
  })

  test.each<[string, Partial<ChangeSet>]>([
    [
      'far away',
      { changes: [{ kind: 'deletion', ids: ['r.1' as ChangeId], flow: 'b', from: [0, 0], to: [9e9, 0] }] },
    ],
    [
      'in no flow',
      { changes: [{ kind: 'deletion', ids: ['r.1' as ChangeId], flow: 't7.1.1', from: [0, 0], to: [1, 0] }] },
    ],
    [
      'without a record',
      { changes: [{ kind: 'deletion', ids: ['nobody.1' as ChangeId], flow: 'b', from: [0, 0], to: [1, 0] }] },
    ],
    [
      'of no schema',
      {
        changes: [
          {
            kind: 'insertion',
            ids: ['r.1' as ChangeId],
            flow: 'b',
            at: [0, 0],
            content: [{ node: { type: 'script' } }],
          },
        ],
      },
    ],
  ])('a suggestion %s', (_name, pending) => {
    expect(codeOf({ ...made, pending: { ...made.pending, ...pending } })).toBe('document-invalid')
  })

  test('an update that does not lead to the new text is not believed', () => {
    const lie: ChangeSet = {
      changes: [{ kind: 'deletion', ids: ['u.1' as ChangeId], flow: 'b', from: [0, 0], to: [9e9, 0] }],
      threads: [],
    }
    const to = doc('one two 3')
    const result = rebase(base, to, made, { head: NEXT, update: lie })
    expect(result.ok && result.value.report.lines.map((l) => l.verdict)).toEqual(['kept', 'kept'])
  })
})

describe('what was accepted inside a review', () => {
  test('is asked again on the new text, with the decision in the log', () => {
    const review = reviewOf([
      { kind: 'edit', how: 'replace', a: 12, b: 5, who: 0 },
      { kind: 'decide', verdict: 'accept', n: 0 },
      { kind: 'edit', how: 'delete', a: 30, b: 4, who: 1 },
      { kind: 'decide', verdict: 'reject', n: 1 },
    ])
    const revision = toRevision(review)
    const base = reviewOf([]).doc
    const result = rebase(base, base, revision, { head: NEXT })
    if (!result.ok) throw new Error(result.problem.detail)
    expect(result.value.revision.layers).toEqual([])
    expect(result.value.revision.decisions).toEqual(revision.decisions)
    const again = fromRevision(base, result.value.revision)
    expect(again.ok && words(acceptAll(again.value.doc))).toBe(words(acceptAll(review.doc)))
    const decisions = result.value.report.lines.filter((l) => l.kind === 'decision')
    expect(decisions.map((l) => l.id)).toEqual(revision.decisions.map((_, i) => String(i)))
  })
})

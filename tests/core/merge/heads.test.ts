import { describe, expect, test } from 'vitest'
import { canonicalJson } from '../../../src/core/base'
import { fold } from '../../../src/core/collation'
import { revisionDigest } from '../../../src/core/handback'
import { headsOf, voterOf } from '../../../src/core/merge'
import type { ReviewId, Revision } from '../../../src/core/model'
import { rebase } from '../../../src/core/rebase'
import { corpusBase, laterRevision, revisionBy } from '../../support/reviewers'

const base = corpusBase('en')
const first = revisionBy(base, { seed: 1, changes: 4 })
const second = laterRevision(base, first, { seed: 11, changes: 3, own: 1 })
const third = laterRevision(base, second, { seed: 12, changes: 3, own: 1 })
const laptop = laterRevision(base, first, { seed: 13, changes: 3, own: 1, replica: 'laptop' })
const twin = laterRevision(base, first, { seed: 14, changes: 3, own: 1 })
const other = revisionBy(base, { seed: 2, changes: 4 })
const short = (revision: Revision): string => revisionDigest(revision).slice(0, 12)

const TABLE: [string, Revision[], string[]][] = [
  ['none', [], []],
  ['one', [first], ['review-1/desk1']],
  ['the same twice', [first, first], ['review-1/desk1']],
  ['one and what it grew into', [first, second, third], ['review-1/desk1']],
  ['an ancestor that comes late', [third, first], ['review-1/desk1']],
  ['two reviews', [other, first], ['review-1/desk1', 'review-2/desk2']],
  ['a copy on another machine', [second, laptop, first], ['review-1/desk1', 'review-1/laptop']],
  [
    'a folder copied and gone on with twice',
    [second, twin],
    [second, twin].map((one) => `review-1/desk1#${short(one)}`).sort(),
  ],
]

const NEXT = { packVersion: 'v2', packDigest: first.head.packDigest }

/** The review on another version, as somebody else makes it. */
function rebased(revision: Revision): Revision {
  const result = rebase(base, base, revision, { head: NEXT })
  if (!result.ok) throw new Error(result.problem.detail)
  return result.value.revision
}

/** The same as its author makes it: a review of its own. */
function moved(revision: Revision, id = `${revision.head.id}-moved`): Revision {
  const { handedBack: _, ...made } = rebased(revision)
  return { ...made, head: { ...made.head, id: id as ReviewId }, replica: 'new', ancestors: [] }
}

const forged = (revision: Revision): Revision => ({
  ...revision,
  head: { ...revision.head, author: other.head.author },
})

const MOVED: [string, Revision[], string[]][] = [
  ['its original, as it came', [first, moved(first)], ['review-1-moved/new']],
  ['its original, rebased here', [rebased(first), moved(first)], ['review-1-moved/new']],
  ['what its original grew out of', [first, moved(second)], ['review-1-moved/new']],
  ['its original, moved twice', [first, moved(moved(first), 'review-1-again')], ['review-1-again/new']],
  ['and is moved on here', [first, rebased(moved(first))], ['review-1-moved/new']],
  ['not what its original grew into', [second, moved(first)], ['review-1-moved/new', 'review-1/desk1']],
  ['not the copy on another machine', [laptop, moved(second)], ['review-1-moved/new', 'review-1/laptop']],
  ['not what others did', [other, moved(first)], ['review-1-moved/new', 'review-2/desk2']],
  [
    'not what another person says to have moved',
    [first, forged(moved(first))],
    ['review-1-moved/new', 'review-1/desk1'],
  ],
]

describe('a review that its author moved says it all for', () => {
  test.each(MOVED)('%s', (_, revisions, keys) => {
    expect(headsOf(revisions).map(({ key }) => key)).toEqual(keys)
    expect(canonicalJson(headsOf([...revisions].reverse()))).toBe(canonicalJson(headsOf(revisions)))
  })

  test('one place among the supporters', () => {
    const supporters = (revisions: Revision[]): string[] =>
      fold(base, revisions).clusters.flatMap(({ alternatives }) =>
        alternatives.flatMap((one) => one.supporters),
      )
    const now = supporters([first, moved(first)])
    expect(new Set(now)).toEqual(new Set(['review-1-moved/new']))
    expect(now).toHaveLength(supporters([first]).length)
  })

  test('every suggestion of it', () => {
    const [head] = fold(base, [first, moved(first)]).heads
    expect(head?.changes).toEqual(fold(base, [first]).heads[0]?.changes)
    expect(head?.revision).toBe(revisionDigest(moved(first)))
    expect(fold(base, [rebased(first)]).heads[0]?.revision).toBe(revisionDigest(first))
  })
})

describe('heads', () => {
  test.each(TABLE)('of %s', (_, revisions, keys) => {
    expect(headsOf(revisions).map(({ key }) => key)).toEqual(keys)
    expect(canonicalJson(headsOf([...revisions].reverse()))).toBe(canonicalJson(headsOf(revisions)))
  })

  test('are the last states, by their digests', () => {
    expect(headsOf([first, second, third]).map(({ digest }) => digest)).toEqual([revisionDigest(third)])
  })

  test('cannot be ended by another review that claims to have grown out of them', () => {
    const claim: Revision = { ...other, ancestors: [revisionDigest(first)] }
    expect(headsOf([first, claim]).map(({ key }) => key)).toEqual(['review-1/desk1', 'review-2/desk2'])
  })

  test('say which clauses were gone over, flagged ones too', () => {
    const [head] = headsOf([revisionBy(base, { seed: 5, changes: 0, flags: 2, reviewed: 0.5 })])
    const states = Object.values(head!.revision.clauses)
    expect(voterOf(head!).reviewed.size).toBe(states.length)
    expect(states.length).toBeGreaterThan(10)
  })
})

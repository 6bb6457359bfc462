import { describe, expect, test } from 'vitest'
import { canonicalJson } from '../../../src/core/base'
import { revisionDigest } from '../../../src/core/handback'
import { headsOf, voterOf } from '../../../src/core/merge'
import type { Revision } from '../../../src/core/model'
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

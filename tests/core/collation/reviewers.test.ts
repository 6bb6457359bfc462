import { expect, test } from 'vitest'
import { countReviewers, fold, logOf, mattersOf, takeAgreed } from '../../../src/core/collation'
import { corpusBase, laterRevision, revisionBy } from '../../support/reviewers'

const base = corpusBase('en')
const begun = revisionBy(base, { seed: 1, changes: 6, threads: 0 })
const ana = laterRevision(base, begun, { seed: 4, changes: 1, threads: 0 })
const bo = revisionBy(base, { seed: 2, changes: 6, threads: 0 })
const elsewhere = laterRevision(base, begun, { seed: 3, changes: 1, threads: 0, replica: 'laptop' })

test('who reviewed on two machines is one reviewer, and wants a thing once', () => {
  const folded = fold(base, [ana, bo, elsewhere])
  expect(folded.heads).toHaveLength(3)
  expect(countReviewers(folded)).toBe(2)
  const own = folded.heads.filter(({ review }) => review === ana.head.id).map(({ key }) => key)
  expect(countReviewers(folded, own)).toBe(1)
  expect(countReviewers(folded, ['nobody/at-all'])).toBe(0)
  const wishes = mattersOf(folded, logOf([])).flatMap((matter) => matter.wishes)
  const twice = wishes.filter(({ supporters }) => own.every((key) => supporters.includes(key)))
  expect(twice.length).toBeGreaterThan(0)
  expect(Math.max(...wishes.map(({ support }) => support))).toBeLessThanOrEqual(2)
  expect(twice.filter(({ supporters, support }) => support >= supporters.length)).toEqual([])
})

test('what only one reviewer wants is not agreed by two, whatever the number of their machines', () => {
  const matters = mattersOf(fold(base, [ana, elsewhere]), logOf([]))
  expect(takeAgreed(matters, { support: 1, untouched: 'ignored' }).length).toBeGreaterThan(0)
  expect(takeAgreed(matters, { support: 2, untouched: 'ignored' })).toEqual([])
})

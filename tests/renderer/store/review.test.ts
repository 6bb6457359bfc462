import { describe, expect, it } from 'vitest'
import { docOf, schema } from '../../../src/core/doc'
import { ChangeRecord, ReviewHead, type ReviewOp } from '../../../src/core/model'
import { beginReview } from '../../../src/core/review'
import { makeReviewStore } from '../../../src/renderer/store/review'

const AT = '2026-11-20T10:00:00.000Z'
const clause = (bid: string) => schema.nodes.paragraph.create({ bid }, schema.text(`Text of ${bid}.`))
const text = docOf([clause('c1')])
const longer = docOf([clause('c1'), clause('c2')])
const head = ReviewHead.parse({
  id: 'review-1',
  pack: 'gifting',
  packVersion: 'v1',
  packDigest: 'a'.repeat(64),
  document: 'gifting-policy',
  locale: 'de',
  base: 'b'.repeat(64),
  author: { id: 'ana', name: 'Ana' },
  createdAt: AT,
})
const inWork = {
  kind: 'clause',
  clauses: ['c2'],
  state: { value: 'in-work', author: 'ana', at: AT },
} as unknown as ReviewOp

describe('the open review', () => {
  it('takes the state of a clause that only the editor has yet, and lets its own text follow later', () => {
    const store = makeReviewStore(beginReview({ head, base: text, replica: 'r1' }))
    expect(() => store.act(inWork)).toThrow('op-invalid')
    store.act(inWork, longer)
    expect(store.getState().review.clauses.get('c2')?.value).toBe('in-work')
    expect(store.getState().review.doc).toBe(text)
  })

  it('leaves the review that it was opened with as it was', () => {
    const opened = beginReview({ head, base: text, replica: 'r1' })
    const store = makeReviewStore(opened)
    const made = {
      kind: 'insertion',
      author: 'ana',
      createdAt: AT,
      updatedAt: AT,
      group: 'g1',
      origin: 'typing',
    }
    store.enter([ChangeRecord.parse({ id: 's1.1', ...made })], [])
    expect(store.records().size).toBe(1)
    expect(opened.records.size).toBe(0)
  })
})

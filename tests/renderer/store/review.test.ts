import { describe, expect, it } from 'vitest'
import { docOf, schema } from '../../../src/core/doc'
import { ChangeRecord, type ReviewOp } from '../../../src/core/model'
import { beginReview } from '../../../src/core/review'
import { makeReviewStore } from '../../../src/renderer/store/review'
import { AT, head as sampleHead } from '../../core/review/sample'

const clause = (bid: string) => schema.nodes.paragraph.create({ bid }, schema.text(`Text of ${bid}.`))
const text = docOf([clause('c1')])
const longer = docOf([clause('c1'), clause('c2')])
const head = sampleHead()
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

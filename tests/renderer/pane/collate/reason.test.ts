import { describe, expect, it } from 'vitest'
import { REASON_CODES, reasonFor, remembered } from '../../../../src/renderer/pane/collate/reason'

const NONE = { code: null, sentence: '', usual: {}, sentences: [] } as const

describe('the reason of a verdict', () => {
  it.each([
    ['accepted', 'agree', NONE, { code: 'agreed' }],
    ['accepted', 'adjacent', NONE, { code: 'agreed' }],
    ['accepted', 'conflict', NONE, { code: 'corrects-error' }],
    ['accepted', null, NONE, { code: 'corrects-error' }],
    ['accepted-with-edits', 'agree', NONE, { code: 'clearer' }],
    ['rejected', 'conflict', NONE, { code: 'preference' }],
    ['deferred', 'thread', NONE, { code: 'needs-more' }],
    ['rejected', 'conflict', { ...NONE, usual: { rejected: 'local-law' } }, { code: 'local-law' }],
    ['accepted', 'agree', { ...NONE, usual: { accepted: 'local-law' } }, { code: 'agreed' }],
    ['accepted', 'agree', { ...NONE, code: 'other' }, { code: 'other' }],
    ['rejected', 'conflict', { ...NONE, sentence: ' لا ' }, { code: 'preference', text: 'لا' }],
    ['rejected', 'conflict', { ...NONE, sentence: '  ' }, { code: 'preference' }],
  ] as const)('%s, class %s', (outcome, group, view, expected) => {
    expect(reasonFor(view, outcome, group)).toEqual(expected)
  })
})

describe('what is remembered', () => {
  it('is the code for its verdict and the sentence, and nothing is given twice unseen', () => {
    const view = { ...NONE, code: 'local-law', sentence: ' So says the law. ', sentences: ['Old.'] } as const
    expect(remembered(view, 'rejected')).toEqual({
      code: null,
      sentence: '',
      usual: { rejected: 'local-law' },
      sentences: ['So says the law.', 'Old.'],
    })
  })

  it('holds a sentence once, and eight at most', () => {
    const sentences = Array.from({ length: 8 }, (_, i) => `${i}.`)
    expect(remembered({ ...NONE, sentence: '5.', sentences }, 'deferred').sentences).toEqual([
      '5.',
      ...sentences.filter((one) => one !== '5.'),
    ])
    expect(remembered({ ...NONE, sentence: 'new', sentences }, 'deferred').sentences).toHaveLength(8)
  })

  it('stays as it was where nothing was said', () => {
    expect(remembered(NONE, 'accepted')).toEqual(NONE)
  })
})

it('every code can be chosen, once', () => {
  expect(new Set(REASON_CODES).size).toBe(REASON_CODES.length)
})

import { describe, expect, it } from 'vitest'
import { decider } from '../../../support/deciders'
import { corpusBase, revisionsBy } from '../../../support/reviewers'
import { bulkOf } from '../../../../src/renderer/pane/collate/bulk'
import { canReword, isClosed } from '../../../../src/renderer/pane/collate/closed'
import { matter, threadMatter } from './made'

const base = corpusBase('ar')
const { matters } = decider(base, revisionsBy(base, 4, { seed: 3, locale: 'ar', changes: 12, threads: 2 }))
const reason = { code: 'preference' } as const

describe('one verdict for many', () => {
  it.each(['rejected', 'deferred'] as const)('%s: every matter once, and no text changes', (outcome) => {
    const all = bulkOf(matters, outcome, reason)
    expect(all).toHaveLength(matters.length)
    expect(all.every((one) => one.outcome === outcome && one.edits.length === 0)).toBe(true)
  })

  it('accepts only where there is nothing to choose', () => {
    const all = bulkOf(matters, 'accepted', reason)
    const plain = matters.filter(({ class: group }) => ['agree', 'adjacent', 'thread'].includes(group))
    expect(all.map(({ on }) => on)).toEqual(plain.map(({ target }) => target))
    expect(plain.length).toBeGreaterThan(0)
    expect(plain.length).toBeLessThan(matters.length)
  })

  it('leaves out what is closed', () => {
    const closed = matters.map((one, i) => ({ ...one, state: i % 2 ? 'ruled' : 'disputed' }) as const)
    expect(bulkOf(closed, 'rejected', reason)).toEqual([])
    expect(bulkOf([], 'rejected', reason)).toEqual([])
  })
})

it.each([
  ['open', null, false],
  ['late', { dispute: 'd' }, true],
  ['late', { dispute: null }, false],
  ['disputed', null, true],
  ['ruled', { dispute: 'd' }, true],
  ['decided', { dispute: null }, false],
])('%s after %o: closed %s', (state, standing, expected) => {
  expect(isClosed(matter('m', { state, standing }))).toBe(expected)
})

it('a place in the text can be reworded; a property or a thread cannot', () => {
  expect(canReword(matter('m'))).toBe(true)
  expect(canReword(matter('m', { cluster: { property: 'strong' } }))).toBe(false)
  expect(canReword(threadMatter('t', 'c1'))).toBe(false)
})

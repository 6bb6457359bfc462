import { describe, expect, it } from 'vitest'
import type { PackRow, ReviewRow } from '../../../../src/contract'
import type { RebaseReport } from '../../../../src/core/model'
import { filterNeeds, needsOf } from '../../../../src/renderer/pane/rebase/needs'
import { movesOf } from '../../../../src/renderer/pane/rebase/versions'

const context = { verdict: 'conflict', clause: 'c1', was: 'c1', old: '72', new: '48', reviewer: '36' }
const state = { value: 'reviewed', author: 'ana', at: '2026-11-23T08:00:00.000Z' }
const piece = (verdict: string, at?: number): object => ({
  verdict,
  clause: 'c1',
  was: 'c1',
  ...(at === undefined ? {} : { context: at }),
})
const report = {
  lines: [
    { kind: 'change', id: 's.1', verdict: 'kept', pieces: [piece('kept')] },
    { kind: 'change', id: 's.2', verdict: 'conflict', pieces: [piece('conflict', 0)] },
    { kind: 'change', id: 's.3', verdict: 'conflict', pieces: [piece('conflict', 0), piece('absorbed')] },
    { kind: 'change', id: 's.4', verdict: 'context-removed', pieces: [piece('context-removed')] },
    { kind: 'thread', id: 't1', verdict: 'context-removed', anchor: 'orphan', clause: 'c2', quote: 'must' },
    { kind: 'thread', id: 't2', verdict: 'kept', anchor: 'mapping', clause: 'c2', quote: 'may' },
    { kind: 'thread', id: 't3', verdict: 'kept', anchor: 'orphan', clause: null, quote: 'lost before' },
    { kind: 'clause', id: 'c1', verdict: 'conflict', state },
    { kind: 'clause', id: 'c2', verdict: 'kept', state },
    { kind: 'decision', id: '0', verdict: 'conflict', change: 's.2' },
  ],
  contexts: [context],
} as unknown as RebaseReport

describe('what needs the person after a move', () => {
  it('is every conflict, every removed context and every orphan, once a place', () => {
    expect(needsOf(report).map(({ key, verdict, ids }) => [key, verdict, ids.join()])).toEqual([
      ['context 0', 'conflict', 's.2,s.3'],
      ['change s.4', 'context-removed', 's.4'],
      ['thread t1', 'orphan', 't1'],
      ['thread t3', 'orphan', 't3'],
      ['clause c1', 'conflict', 'c1'],
    ])
  })

  it.each([
    [{ kind: 'any', verdict: 'any' }, 5],
    [{ kind: 'thread', verdict: 'any' }, 2],
    [{ kind: 'any', verdict: 'conflict' }, 2],
    [{ kind: 'clause', verdict: 'orphan' }, 0],
  ] as const)('is narrowed by %o', (filter, count) => {
    expect(filterNeeds(needsOf(report), filter)).toHaveLength(count)
  })
})

describe('where a review can be moved', () => {
  const text = { locale: 'de' }
  const documents = [{ document: 'gifts', source: { locale: 'en' }, targets: [text] }]
  const pack = (version: string, over: object = {}): PackRow =>
    ({ pack: 'p', version, digest: version, documents, ...over }) as unknown as PackRow
  const review = { review: 'r', document: 'gifts', locale: 'de' } as ReviewRow

  it('is every later version of the same pack that has the text, latest first', () => {
    const packs = [
      pack('v1'),
      pack('v2'),
      pack('v10'),
      pack('v11', { documents: [] }),
      pack('v12', { pack: 'other' }),
    ]
    expect(movesOf(review, pack('v2'), packs).map((move) => move.to.version)).toEqual(['v10'])
    expect(movesOf(review, pack('v1'), packs).map((move) => move.to.version)).toEqual(['v10', 'v2'])
  })
})

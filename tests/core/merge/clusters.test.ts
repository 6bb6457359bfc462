import { describe, expect, test } from 'vitest'
import { type Cluster, clustersOf, isClear, supportOf } from '../../../src/core/merge'
import type { ClauseId } from '../../../src/core/model'
import { type Wish, readable, textOf, wanting } from './wishes'

const BASE = textOf('one two three', 'four five six', 'seven')
//           0    4    8     13  14   19   24  28

/** `kind from-to "reads": supporters | ...` */
function line(cluster: Cluster): string {
  const wishes = cluster.alternatives.map(
    ({ content, supporters }) => `"${readable(content)}" ${supporters.join('+')}`,
  )
  const marks = `${isClear(cluster) ? ' clear' : ''}${cluster.adjacent.length ? ' touching' : ''}`
  return `${cluster.kind} ${cluster.from}-${cluster.to} ${wishes.join(' | ')}${marks}`
}

const TABLE: [string, Record<string, readonly Wish[]>, string[]][] = [
  ['no heads', {}, []],
  ['one wish', { a: [[0, 3, 'uno']] }, ['agree 0-3 "uno" a clear']],
  ['the same wish', { a: [[0, 3, 'uno']], b: [[0, 3, 'uno']] }, ['agree 0-3 "uno" a+b clear']],
  ['the same wish by other keys', { a: [[0, 3, 'onto']], b: [[2, 3, 'to']] }, ['agree 0-3 "onto" a+b clear']],
  [
    'the same paragraph by another way',
    {
      a: [
        [0, 4, ''],
        [13, 13, ' one'],
      ],
      b: [
        [0, 0, 'two three '],
        [3, 13, ''],
      ],
      c: [[0, 4, '']],
    },
    ['agree 0-4 "" a+b+c clear', 'agree 13-13 " one" a+b clear'],
  ],
  ['two wordings', { a: [[0, 3, 'uno']], b: [[0, 3, 'eins']] }, ['conflict 0-3 "eins" b | "uno" a']],
  [
    'most supported first',
    { a: [[0, 3, 'eins']], b: [[0, 3, 'uno']], c: [[0, 3, 'uno']] },
    ['conflict 0-3 "uno" b+c | "eins" a'],
  ],
  ['one word, two places in it', { a: [[0, 1, 'O']], b: [[2, 3, 'E']] }, ['conflict 0-3 "One" a | "onE" b']],
  ['word and its deletion', { a: [[4, 7, 'zwei']], b: [[4, 7, '']] }, ['conflict 4-7 "" b | "zwei" a']],
  [
    'a deletion within what another wants, who deletes more there',
    {
      a: [
        [0, 0, 'x'],
        [5, 6, ''],
      ],
      b: [[1, 8, '']],
    },
    ['conflict 0-8 "o" b | "xone two " a', 'contested 5-6 "" a'],
  ],
  [
    'deletions of unequal length',
    { a: [[0, 8, '']], b: [[4, 13, '']] },
    ['deletions 0-4 "" a touching', 'deletions 4-8 "" a+b touching', 'deletions 8-13 "" b touching'],
  ],
  [
    'a deletion over wishes of others',
    { a: [[0, 13, '']], b: [[4, 7, 'zwei']], c: [[4, 7, 'zwei']], d: [[9, 9, 'x']] },
    ['contested 0-13 "" a', 'contested 4-7 "zwei" b+c', 'contested 8-13 "txhree" d'],
  ],
  [
    'a deletion over a conflict and over a smaller deletion',
    { a: [[0, 14, '']], b: [[4, 7, 'zwei']], c: [[4, 7, '']], d: [[8, 13, '']] },
    [
      'contested 0-8 "" a touching',
      'conflict 4-7 "" c | "zwei" b',
      'deletions 8-13 "" a+d touching',
      'deletions 13-14 "" a touching',
    ],
  ],
  [
    'an insertion at the edge of a deletion lies beside it',
    { a: [[4, 7, '']], b: [[7, 7, '!']] },
    ['agree 4-7 "" a touching', 'agree 7-7 "!" b touching'],
  ],
  [
    'touching wishes of the same reviewers do not stand in each other’s way',
    {
      a: [
        [3, 3, ','],
        [4, 7, 'zwei'],
      ],
      b: [
        [3, 3, ','],
        [4, 7, 'zwei'],
      ],
    },
    ['agree 3-3 "," a+b clear', 'agree 4-7 "zwei" a+b clear'],
  ],
  ['insertions at one gap', { a: [[3, 3, '!']], b: [[3, 3, '?']] }, ['conflict 3-3 "!" a | "?" b']],
  ['paragraphs joined', { a: [[13, 14, ' ']], b: [[13, 14, ' ']] }, ['agree 13-14 " " a+b clear']],
]

describe('clusters', () => {
  test.each(TABLE)('%s', (_, wishes, expected) => {
    const heads = Object.entries(wishes).map(([key, own]) => wanting(key, ...own))
    expect(clustersOf(BASE, heads).map(line)).toEqual(expected)
  })

  test('lie in the clauses that they touch', () => {
    const of = (...wish: Wish): readonly ClauseId[] => clustersOf(BASE, [wanting('a', wish)])[0]!.clauses
    expect(of(0, 3, 'x')).toEqual(['c1'])
    expect(of(8, 18, 'x')).toEqual(['c1', 'c2'])
    expect(of(14, 14, 'x')).toEqual(['c2'])
    expect(of(13, 13, 'x')).toEqual(['c1'])
    expect(of(13, 14, ' ')).toEqual(['c1'])
    expect(of(0, 28, '')).toEqual(['c1', 'c2'])
    expect(of(33, 33, 'x')).toEqual(['c3'])
  })

  test('keep their names whoever wants them, and whatever is wanted elsewhere', () => {
    const one = clustersOf(BASE, [wanting('a', [0, 3, 'uno'])])
    const two = clustersOf(BASE, [wanting('b', [0, 3, 'eins'], [19, 23, 'x']), wanting('a', [0, 3, 'uno'])])
    expect(two[0]!.id).toBe(one[0]!.id)
  })

  test('are told apart where part of a deletion is just as long as a place inside it', () => {
    const base = textOf('one', 'two')
    const heads = [wanting('a', [0, 4, '']), wanting('b', [0, 0, 'x'], [3, 4, ''])]
    const [place, part] = clustersOf(base, heads)
    expect([place!.kind, part!.kind]).toEqual(['contested', 'contested'])
    expect([place!.coveredBy, part!.covers]).toEqual([[part!.id], [place!.id]])
    expect(place!.id).not.toBe(part!.id)
  })

  test('tell each step, and end when the caller throws', () => {
    const heads = ['a', 'b'].map((key) => wanting(key, [0, 3, 'uno']))
    const steps: number[] = []
    clustersOf(BASE, heads, (done, total) => steps.push(done / total))
    expect(steps).toEqual([...steps].sort((a, b) => a - b))
    expect(steps.at(-1)).toBe(1)
    const stop = (): never => {
      throw new Error('stopped')
    }
    expect(() => clustersOf(BASE, heads, stop)).toThrow('stopped')
  })
})

describe('support', () => {
  const heads = [
    wanting('a', [0, 13, '']),
    wanting('b', [4, 7, 'zwei']),
    wanting('c', [19, 23, 'x']),
    wanting('d'),
  ]
  const clusters = clustersOf(BASE, heads)
  const byId = new Map(clusters.map((cluster) => [cluster.id, cluster]))
  const reviewed = (...ids: string[]): Set<ClauseId> => new Set(ids as ClauseId[])
  const voters = [
    { key: 'a', reviewed: reviewed('c1', 'c2') },
    { key: 'b', reviewed: reviewed('c1') },
    { key: 'c', reviewed: reviewed('c1', 'c2', 'c3') },
    { key: 'd', reviewed: reviewed() },
  ]
  test.each([
    ['two', { of: 4, touched: ['b'], untouched: ['c'], silent: ['a', 'd'] }],
    ['five', { of: 4, touched: ['c'], untouched: ['a'], silent: ['b', 'd'] }],
  ])('of a place at %s: who wishes, who left it as it is, who said nothing', (base, expected) => {
    const cluster = clusters.find((one) => readable(one.base) === base)!
    expect(supportOf(cluster, voters, byId)).toEqual(expected)
  })
})

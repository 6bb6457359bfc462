import { describe, expect, test } from 'vitest'
import { docOf, schema } from '../../../src/core/doc'
import { type Head, choose, clustersOf, editsOf, projectAll, withChosen } from '../../../src/core/merge'
import type { Change, ChangeId } from '../../../src/core/model'
import { rejectAll } from '../../../src/core/suggestion'
import { type Wish, readable, textOf, wanting } from './wishes'

const BASE = textOf('one two three', 'four five six', 'seven')

function head(...changes: unknown[]): Head {
  return { key: 'a', layers: [], pending: { changes: changes as Change[], threads: [] } }
}

const deletion = (from: unknown, to: unknown, more: object = {}): unknown => ({
  kind: 'deletion',
  ids: ['a.1'],
  flow: 'b',
  from,
  to,
  ...more,
})

describe('what does not fit the base is refused with a RangeError', () => {
  test.each<[string, unknown[]]>([
    ['an end behind the text', [deletion([0, 0], [900, 0])]],
    ['a place behind the text', [deletion([900, 0], [901, 0])]],
    [
      'a gap behind the text',
      [{ kind: 'insertion', ids: ['a.1'], flow: 'b', at: [99, 0], content: [{ text: 'x' }] }],
    ],
    ['an end before its beginning', [deletion([8, 0], [2, 0])]],
    ['an end before its beginning, paragraphs apart', [deletion([20, 0], [2, 0])]],
    ['an offset where nothing was inserted', [deletion([2, 9999], [3, 0])]],
    ['a flow that is not there', [deletion([0, 0], [1, 0], { flow: 't7.0.0' })]],
    [
      'inserted pieces that do not join',
      [{ kind: 'insertion', ids: ['a.1'], flow: 'b', at: [3, 5], content: [{ text: 'x' }] }],
    ],
    [
      'a node that the schema does not know',
      [{ kind: 'insertion', ids: ['a.1'], flow: 'b', at: [3, 0], content: [{ node: { type: 'script' } }] }],
    ],
  ])('%s', (_, changes) => {
    expect(() => editsOf(BASE, head(...changes))).toThrow(RangeError)
    expect(() => clustersOf(BASE, [head(...changes)])).toThrow(RangeError)
    expect(() => projectAll(BASE, [head(...changes)])).toThrow(RangeError)
  })
})

describe('what is odd but fits', () => {
  test('deletions that overlap in one review are one deletion', () => {
    const odd = head(
      deletion([0, 0], [5, 0]),
      deletion([2, 0], [8, 0], { ids: ['a.2', 'a.3'] }),
      deletion([3, 0], [3, 0]),
    )
    const [only, ...rest] = clustersOf(BASE, [odd])
    expect([only!.from, only!.to, only!.alternatives[0]!.ids]).toEqual([0, 8, ['a.1', 'a.2', 'a.3']])
    expect(rest).toEqual([])
  })

  test('no heads, empty heads, an empty text', () => {
    expect(clustersOf(BASE, [])).toEqual([])
    expect(clustersOf(BASE, [wanting('a'), wanting('b')])).toEqual([])
    expect(projectAll(BASE, []).doc).toBe(BASE)
    const empty = docOf([])
    expect(clustersOf(empty, [wanting('a', [0, 0, 'x'])])[0]!.clauses).toEqual([])
  })

  test('one head under one key twice is one head', () => {
    const one = wanting('a', [0, 3, 'uno'])
    expect(clustersOf(BASE, [one, one])).toEqual(clustersOf(BASE, [one]))
    expect(projectAll(BASE, [one, one]).doc.eq(projectAll(BASE, [one]).doc)).toBe(true)
  })

  test('one id for different things in two heads is kept apart, and names its parent', () => {
    const [a, b] = ['uno', 'eins'].map((text, i) => ({ ...wanting('x', [0, 3, text]), key: `k${i}` }))
    const { doc, renamed } = projectAll(BASE, [a!, b!])
    expect(renamed).toEqual([{ head: 'k1', parent: 'x.1', id: 'x.1:2' as ChangeId }])
    expect(rejectAll(doc).textContent).toBe(BASE.textContent)
  })
})

describe('a great deal of it', () => {
  const words = Array.from({ length: 4000 }, (_, i) => `w${i}`)
  const long = docOf(
    Array.from({ length: 100 }, (_, i) =>
      schema.nodes.paragraph.create(
        { bid: `c${i}` },
        schema.text(words.slice(i * 40, i * 40 + 40).join(' ')),
      ),
    ),
  )
  const size = 4000 * 5

  test('hundreds of reviewers at one word, each with another wording', () => {
    const heads = Array.from({ length: 300 }, (_, i) => wanting(`r${i}`, [0, 2, `other${i}`]))
    const [only] = clustersOf(long, heads)
    expect(only!.alternatives).toHaveLength(300)
  })

  test('dozens delete everything while others edit everywhere', () => {
    const all = Array.from({ length: 50 }, (_, i) => wanting(`d${i}`, [i, size - i, '']))
    const edits = Array.from({ length: 5 }, (_, k) =>
      wanting(
        `e${k}`,
        ...Array.from({ length: 300 }, (_, i): Wish => [1000 + i * 50, 1000 + i * 50, `${k % 2}`]),
      ),
    )
    const clusters = clustersOf(long, [...all, ...edits])
    const [over, ...more] = clusters.filter(({ covers }) => covers.length > 0)
    expect(more).toEqual([])
    expect([over!.kind, over!.alternatives[0]!.supporters.length]).toEqual(['contested', 50])
    expect(over!.covers.length).toBeGreaterThan(250)
    expect(clusters.reduce((n, one) => n + one.base.length, 0)).toBeLessThan(2000)
  })

  test('a chain of deletions, each over the end of the one before', () => {
    const heads = Array.from({ length: 2 }, (_, k) =>
      wanting(
        `d${k}`,
        ...Array.from({ length: 900 }, (_, i): Wish => [i * 20 + k * 10, i * 20 + k * 10 + 15, '']),
      ),
    )
    const spark = wanting('z', [5, 12, 'x'])
    const clusters = clustersOf(long, [...heads, spark])
    expect(clusters).toHaveLength(1)
  })

  test('an insertion as long as a book, twice', () => {
    const book = 'lorem ipsum '.repeat(10_000)
    const heads = ['a', 'b'].map((key) => wanting(key, [3, 3, book]))
    const [only] = clustersOf(BASE, heads)
    expect(only!.alternatives[0]!.supporters).toEqual(['a', 'b'])
    expect(readable(only!.alternatives[0]!.content)).toHaveLength(book.length + 3)
    expect(withChosen(BASE, [choose(only!, only!.alternatives[0]!)]).textContent).toContain(book)
  })

  test('a text of one letter, where everything slides', () => {
    const same = textOf('a'.repeat(20_000))
    const heads = ['a', 'b', 'c'].map((key, i) =>
      wanting(key, ...Array.from({ length: 200 }, (_, n): Wish => [n * 90 + i, n * 90 + i, 'a'])),
    )
    const clusters = clustersOf(same, heads)
    expect(clusters.every(({ kind }) => kind === 'agree' || kind === 'conflict')).toBe(true)
  })
})

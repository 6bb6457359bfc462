import type { Node } from 'prosemirror-model'
import { describe, expect, test } from 'vitest'
import { canonicalJson } from '../../../src/core/base'
import { Spend, compare } from '../../../src/core/compare'
import { docOf, plainJson } from '../../../src/core/doc'
import type { ChangeId, ChangeSet } from '../../../src/core/model'
import { acceptAll, project } from '../../../src/core/suggestion'
import { paragraph } from './sample'

const MOST = 400_000

/** Letters that look random and are the same in every run. */
function noise(seed: number): (most: number) => number {
  let state = seed
  return (most) => (state = (state * 48_271) % 2_147_483_647) % most
}

function letters(length: number, seed: number, alphabet: string): string {
  const next = noise(seed)
  return Array.from({ length }, () => alphabet[next(alphabet.length)]).join('')
}

const one = (text: string): Node => docOf([paragraph(text, 'c')])
const many = (count: number, text: (i: number) => string): Node =>
  docOf(Array.from({ length: count }, (_, i) => paragraph(text(i))))

function compared(base: Node, next: Node): { set: ChangeSet; spent: number } {
  const spend = new Spend(MOST)
  const set = compare(base, next, { id: (n) => `u.${n}` as ChangeId, spend })
  return { set, spent: spend.spent }
}

describe('what was made to cost much', () => {
  test.each<[string, Node, Node, number]>([
    ['one endless word', one(letters(200_000, 1, 'abcdef')), one(letters(200_000, 2, 'abcdef')), 2],
    ['words at random', one(letters(200_000, 3, 'abcde ')), one(letters(200_000, 4, 'abcde ')), 2],
    ['words all alike', one(letters(200_000, 5, 'a ')), one(letters(200_000, 6, 'a ')), 2],
    [
      'characters at random',
      one(letters(100_000, 7, '贈答品受領禁止')),
      one(letters(100_000, 8, '贈答品受領禁止')),
      2,
    ],
    ['empty paragraphs', many(20_000, () => ''), many(20_001, () => ''), 1],
    ['equal paragraphs', many(20_000, () => 'same'), many(15_000, () => 'same'), 5_000],
    ['paragraphs nearly alike', many(2_000, (i) => `same ${i}`), many(2_000, (i) => `same ${i}x`), 4_000],
  ])('%s', (_, base, next, most) => {
    const { set, spent } = compared(base, next)
    expect(spent).toBeLessThanOrEqual(MOST)
    expect(set.changes.length).toBeLessThanOrEqual(most)
    expect(canonicalJson(plainJson(acceptAll(project(base, set))))).toBe(canonicalJson(plainJson(next)))
  })

  test('what runs out of steps is the same every time', () => {
    const [base, next] = [
      many(300, (i) => letters(300, i + 1, 'ab ')),
      many(300, (i) => letters(300, i + 999, 'ab ')),
    ]
    const first = compared(base, next)
    expect(compared(base, next)).toEqual(first)
    expect(first.spent).toBeLessThanOrEqual(MOST)
  })
})

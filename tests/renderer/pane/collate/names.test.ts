import { describe, expect, it } from 'vitest'
import type { Folded } from '../../../../src/core/collation'
import { hiddenNames, isHidden, letterOf, plainNames } from '../../../../src/renderer/pane/collate/names'
import { disposition, head, matter, standing } from './made'

const ana = { id: 'p-ana', name: 'Ana Torres' }
const heads = [
  head('r1/desk', { reviewer: ana }),
  head('r2/desk', { reviewer: { id: 'p-laila', name: 'ليلى حداد' } }),
  head('r2/laptop', { reviewer: { id: 'p-laila', name: 'ليلى حداد' } }),
  head('r3/desk', { reviewer: ana }),
]
const people = { 'p-ana': 'Ana Torres', 'p-laila': 'ليلى حداد', 'p-zoe': 'Zoe' }
const folded = { heads, people } as unknown as Folded
const masked = hiddenNames(folded, (letter) => `Reviewer ${letter}`)

describe('names as they are', () => {
  const names = plainNames(folded)
  it.each([
    ['r1/desk', 'Ana Torres'],
    ['r2/laptop', 'ليلى حداد (laptop)'],
    ['r3/desk', 'Ana Torres'],
    ['gone/x', 'gone/x'],
  ])('head %s is %s', (key, name) => {
    expect(names.head(key)).toBe(name)
  })
  it('are known by id, and stay where only the name is known', () => {
    expect([names.author('p-zoe'), names.author('p-new'), names.named('Someone')]).toEqual([
      'Zoe',
      'p-new',
      'Someone',
    ])
  })
})

describe('hidden names', () => {
  it('are one letter for one person, in all their copies and reviews', () => {
    expect(heads.map(({ key }) => masked.head(key))).toEqual([
      'Reviewer A',
      'Reviewer B',
      'Reviewer B',
      'Reviewer A',
    ])
    expect(masked.author('p-laila')).toBe('Reviewer B')
    expect(masked.named('Ana Torres')).toBe('Reviewer A')
  })

  it('cover those who only wrote in a thread', () => {
    expect(masked.author('p-zoe')).toBe('Reviewer C')
  })

  it('never let a name or an id through', () => {
    const said = [masked.head('gone/x'), masked.author('p-new'), masked.named('Someone')]
    expect(said).toEqual(['Reviewer ?', 'Reviewer ?', 'Reviewer ?'])
  })
})

describe('whether names are hidden at a matter', () => {
  const decided = matter('m', { standing: standing('e1', disposition('m')) })
  it.each([
    ['hidden', 'nobody decided it', matter('m'), true],
    ['hidden', 'it was decided', decided, false],
    ['hidden', 'it is in dispute', matter('m', { dispute: { id: 'd' } }), false],
    ['shown', 'nobody decided it', matter('m'), false],
  ] as const)('%s, %s', (names, _why, one, expected) => {
    expect(isHidden(names, one)).toBe(expected)
  })
})

it.each([
  [0, 'A'],
  [25, 'Z'],
  [26, 'AA'],
  [51, 'AZ'],
  [52, 'BA'],
  [701, 'ZZ'],
  [702, 'AAA'],
])('letter %i is %s', (n, letter) => {
  expect(letterOf(n)).toBe(letter)
})

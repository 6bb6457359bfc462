import { describe, expect, it } from 'vitest'
import { type Folded, areNamesHidden } from '../../../../src/core/collation'
import { hiddenNames, knownParties, letterOf, plainNames } from '../../../../src/renderer/pane/collate/names'
import { sameName } from '../../../../src/renderer/pane/adjudicate/same-name'
import { referOf } from '../../../../src/renderer/pane/collate/refer'
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
  const by = (outcome: string) => ({ standing: standing('e1', disposition('m', { outcome })) })
  it.each([
    ['hidden', 'nobody decided it', matter('m'), true],
    ['hidden', 'it was decided', matter('m', by('rejected')), false],
    ['hidden', 'it was only put off', matter('m', by('deferred')), true],
    ['hidden', 'it is in dispute', matter('m', { state: 'disputed', dispute: { id: 'd' } }), true],
    [
      'hidden',
      'it was decided, then referred',
      matter('m', { ...by('accepted'), dispute: { id: 'd' } }),
      false,
    ],
    ['hidden', 'it is no matter', null, true],
    ['shown', 'nobody decided it', matter('m'), false],
    ['shown', 'it is no matter', null, false],
  ] as const)('%s, %s', (names, _why, one, expected) => {
    expect(areNamesHidden(names, one)).toBe(expected)
  })
})

describe('the parties of a matter', () => {
  const keys = ['r1/desk', 'r2/desk', 'r2/laptop']
  const form = { question: 'Which?', adjudicator: 'Dana', limit: '600', due: '' }
  it.each([
    ['as they are', plainNames(folded), ['Ana Torres', 'ليلى حداد']],
    ['hidden', masked, ['Reviewer A', 'Reviewer B']],
  ])('are shown %s, and meant by name', (_how, names, shown) => {
    const known = knownParties(keys, folded, names)
    expect(known.shown).toEqual(shown)
    const parties = [...known.shown, ' Zoe ', 'Ana Torres', ''].join('\n')
    const act = referOf(matter('m'), { ...form, parties }, known.meant)
    expect(act?.parties).toEqual(['Ana Torres', 'ليلى حداد', 'Zoe'])
    expect(act?.parties.some((name) => sameName(name, 'ANA TORRES '))).toBe(true)
  })
  it('are meant by a letter also where it is typed without its invisible marks', () => {
    const known = knownParties(
      keys,
      folded,
      hiddenNames(folded, (letter) => `المراجع \u2068${letter}\u2069`),
    )
    expect(known.shown.map(known.meant)).toEqual(['Ana Torres', 'ليلى حداد'])
    expect(known.meant('المراجع B')).toBe('ليلى حداد')
  })
  it('are needed', () => {
    expect(referOf(matter('m'), { ...form, parties: ' \n' }, (line) => line)).toBeNull()
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

import { describe, expect, test } from 'vitest'
import { changeList } from '../../../src/core/compare'
import { docOf, schema } from '../../../src/core/doc'
import { changesBetween, heading, paragraph, table } from './sample'

const base = docOf([
  heading('Gifts', 'h'),
  paragraph('You must ask first.', 'a'),
  paragraph('Say no to cash.', 'b'),
  paragraph('Unchanged.', 'c'),
  table([['Gift', '50 EUR']]),
  paragraph('End.', 'z'),
])
const next = docOf([
  heading('Gifts', 'h'),
  paragraph('You may ask first.', 'a'),
  schema.nodes.paragraph.create({ bid: 'c', list: 'bullet' }, schema.text('Unchanged.')),
  paragraph('Quite new here.', 'n'),
  table([
    ['Gift', '50 EUR'],
    ['Trip', 'none'],
  ]),
  paragraph('End.', 'z'),
])

describe('a redline as a list', () => {
  const list = changeList(base, changesBetween(base, next))

  test('tells each changed clause once, in reading order, under its heading', () => {
    expect(list.clauses.map(({ kind, clause, heading }) => [kind, clause, heading])).toEqual([
      ['changed', 'a', 'Gifts'],
      ['removed', 'b', 'Gifts'],
      ['changed', 'c', 'Gifts'],
      ['added', null, 'Gifts'],
      ['added', null, 'Gifts'],
      ['added', null, 'Gifts'],
    ])
    expect(list.total).toBe(10)
  })

  test('says what went, what came and what looks different', () => {
    expect(list.clauses[0]?.parts).toEqual([
      { kind: 'kept', text: 'You ' },
      { kind: 'removed', text: 'must' },
      { kind: 'added', text: 'may' },
      { kind: 'kept', text: ' ask first.' },
    ])
    expect(list.clauses[1]?.parts).toEqual([{ kind: 'removed', text: 'Say no to cash.' }])
    expect(list.clauses[2]?.parts).toEqual([
      { kind: 'kept', text: 'Unchanged.' },
      { kind: 'property', key: 'list', was: null, value: 'bullet', text: '' },
    ])
  })

  test('counts the words', () => {
    expect(list.words).toEqual({ added: 1 + 3 + 2, removed: 1 + 4 })
  })

  test('is empty where nothing changed', () => {
    expect(changeList(base, changesBetween(base, base))).toMatchObject({ clauses: [], total: 7 })
  })

  test('tells a clause that was cut in two, and two that became one', () => {
    const whole = docOf([paragraph('First stays here. Second stays here.')])
    const cut = docOf([paragraph('First stays here.'), paragraph('Second stays here.')])
    expect(changeList(whole, changesBetween(whole, cut)).clauses[0]?.parts.at(-1)).toEqual({ kind: 'split' })
    expect(changeList(cut, changesBetween(cut, whole)).clauses[0]?.parts.at(-1)).toEqual({ kind: 'joined' })
  })
})

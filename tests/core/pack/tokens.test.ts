import { describe, expect, it } from 'vitest'
import { longestIncreasing } from '../../../src/core/base'
import { similarity } from '../../../src/core/pack/similarity'
import { numbersOf, tokensOf, withoutNumber } from '../../../src/core/pack/tokens'

describe('numbersOf', () => {
  it.each([
    ['10,000 coins, 2.5 hours', ['10000', '25']],
    ['10.000 Coins, 2,5 Stunden', ['10000', '25']],
    ['10\u202F000 pièces', ['10000']],
    ['١٠٬٠٠٠ عملة و ٢٫٥ ساعة', ['10000', '25']],
    ['१०,००० सिक्के', ['10000']],
    ['１０，０００', ['10000']],
    ['24, 48 and 72', ['24', '48', '72']],
    ['none', []],
  ])('%s', (text, numbers) => expect(numbersOf(text)).toEqual(numbers))
})

describe('withoutNumber', () => {
  it.each([
    ['3. Scope', 'Scope'],
    ['3.2 Scope', 'Scope'],
    ['(a) a creator', 'a creator'],
    ['IV. Scope', 'Scope'],
    ['§ 7. Scope', 'Scope'],
    ['Section 12: Scope', 'Scope'],
    ['١٠. الاعتراضات', 'الاعتراضات'],
    ['3. ', '3. '],
    ['18 years old', '18 years old'],
    ['24 hours', '24 hours'],
    ['A creator must', 'A creator must'],
    ['Mild. Then more', 'Mild. Then more'],
  ])('%s', (text, rest) => expect(withoutNumber(text)).toBe(rest))
})

describe('likeness', () => {
  it('knows words, and characters where words have no spaces', () => {
    expect(tokensOf('It’s 1,000 coins!')).toEqual(['it', 's', '1,000', 'coins'])
    expect(tokensOf('規約は2章')).toEqual(['規', '約', 'は', '2', '章'])
  })
  it.each([
    ['a b c d', 'a b c d', 1],
    ['a b c d', 'a b c e', 0.75],
    ['a b c d', 'd c b a', 0.625],
    ['a b', 'c d', 0],
    ['', '', 1],
    ['', 'a', 0],
  ])('%s / %s', (a, b, expected) => expect(similarity(tokensOf(a), tokensOf(b))).toBe(expected))
  it('takes a longest rising run', () => {
    expect(longestIncreasing([4, 0, 1, -1, 5, 2]).length).toBe(3)
    expect(longestIncreasing([])).toEqual([])
  })
})

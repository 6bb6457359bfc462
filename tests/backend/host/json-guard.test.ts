import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isGuarded, parseGuarded } from '../../../src/backend/host'

const nested = (open: string, close: string, depth: number): string =>
  open.repeat(depth) + close.repeat(depth)

describe('parseGuarded', () => {
  test.each([
    ['64 levels', nested('[', ']', 64)],
    ['brackets in texts', JSON.stringify({ a: '['.repeat(1000), '{{{{': '}' })],
    ['quotes and backslashes before brackets', String.raw`{"a\\":"\"[[","b":"\\"}`],
  ])('takes %s', (_name, text) => {
    expect(parseGuarded(text)).toEqual(JSON.parse(text))
  })

  test.each([
    ['65 levels', nested('[', ']', 65)],
    ['65 levels of both kinds', `${'{"a":['.repeat(33)}${']}'.repeat(33)}`],
    ['levels without an end', '['.repeat(1_000_000)],
    ['__proto__', '{"__proto__":1}'],
    ['__proto__ inside', '{"a":[{"b":{"__proto__":{}}}]}'],
    ['__proto__ in escapes', String.raw`{"\u005f_proto__":1}`],
    ['no JSON', "{'a':1}"],
    ['nothing', ''],
    ['two texts', '{}{}'],
  ])('refuses %s', (_name, text) => {
    expect(() => parseGuarded(text)).toThrow(SyntaxError)
  })

  test('agrees with JSON.parse on all that is not deep', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 20 }), (text) => {
        fc.pre(!text.includes('__proto__'))
        expect(parseGuarded(text)).toEqual(JSON.parse(text))
      }),
    )
  })
})

describe('isGuarded', () => {
  test('takes every JSON value', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 20 }), (value) => {
        fc.pre(!JSON.stringify(value).includes('__proto__'))
        expect(isGuarded(value)).toBe(true)
      }),
    )
  })

  test.each([
    ['a map', new Map()],
    ['a date', new Date(0)],
    ['bytes', new Uint8Array(1)],
    ['a function', () => 1],
    ['a big integer', 1n],
    ['a symbol', Symbol('a')],
    ['one of them inside', { a: [new Set()] }],
    ['__proto__', JSON.parse('{"a":{"__proto__":1}}')],
    ['65 levels', JSON.parse(nested('[', ']', 65))],
  ])('refuses %s', (_name, value) => {
    expect(isGuarded(value)).toBe(false)
  })
})

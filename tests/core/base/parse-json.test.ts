import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseJson } from '../../../src/core/base'

const bytes = (text: string) => new TextEncoder().encode(text)

describe('parseJson', () => {
  it('reads what JSON.stringify writes', () => {
    fc.assert(
      fc.property(fc.jsonValue({ depthSize: 'small' }), (value) => {
        const text = JSON.stringify(value)
        fc.pre(!text.includes('"__proto__"'))
        expect(parseJson(bytes(text))).toEqual({ ok: true, value: JSON.parse(text) })
      }),
    )
  })

  it.each([
    ['torn', bytes('{"a": [1, 2')],
    ['not UTF-8', Uint8Array.of(0x22, 0xff, 0xfe, 0x22)],
    ['empty', bytes('')],
    ['too deep', bytes('['.repeat(100_000) + ']'.repeat(100_000))],
    ['a hostile key', bytes('{"a": {"__proto__": {"admin": true}}}')],
    ['a hostile key in escapes', bytes('{"\\u005f_proto__": 1}')],
  ])('refuses a text that is %s', (_name, input) => {
    expect(parseJson(input).ok).toBe(false)
    expect(({} as Record<string, unknown>)['admin']).toBeUndefined()
  })

  it('counts brackets outside strings only', () => {
    expect(parseJson(bytes(JSON.stringify('["\\{'.repeat(1000)))).ok).toBe(true)
  })
})

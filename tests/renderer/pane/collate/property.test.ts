import { describe, expect, it } from 'vitest'
import { baseValue } from '../../../../src/renderer/pane/collate/property'

const at = (base: object[], property: string | null) => baseValue({ base, property } as never)

describe('the value that a place has in the base', () => {
  it.each([
    ['of a paragraph', [{ end: { list: 'bullet' } }], 'list', 'bullet'],
    ['of a paragraph that lacks it', [{ end: {} }], 'list', null],
    ['of formatted text', [{ text: 'a', marks: [{ type: 'strong' }] }], 'strong', true],
    ['of a link', [{ text: 'a', marks: [{ type: 'link', attrs: { href: 'x' } }] }], 'link', { href: 'x' }],
    ['of other formatting', [{ text: 'a', marks: [{ type: 'em' }] }], 'strong', null],
    ['of plain text', [{ text: 'a' }], 'strong', null],
    ['of nothing', [], 'strong', null],
    ['of the text itself', [{ text: 'a' }], null, null],
  ])('%s', (_name, base, property, value) => {
    expect(at(base, property)).toEqual(value)
  })
})

import { describe, expect, it } from 'vitest'
import type { PackRow } from '../../../../src/contract'
import { textsOf } from '../../../../src/renderer/pane/collate/texts'

const text = (locale: string) => ({ locale })
const pack = {
  pack: 'gifts',
  digest: 'd1',
  title: 'Gifting',
  version: 'v2',
  documents: [
    { document: 'policy', title: 'ギフト規約', source: text('en'), targets: [text('de'), text('ar')] },
    { document: 'faq', title: 'FAQ', source: text('en'), targets: [] },
  ],
  reviews: [
    { document: 'policy', locale: 'ar' },
    { document: 'policy', locale: 'en' },
    { document: 'policy', locale: 'en' },
    { document: 'faq', locale: 'de' },
  ],
} as unknown as PackRow

describe('the texts that can be collated', () => {
  const texts = textsOf([pack], 'en')
  it('are all renderings, the source too, those with reviews first', () => {
    expect(texts.map(({ target, side, reviews }) => [target, side, reviews])).toEqual([
      [{ pack: 'gifts', digest: 'd1', document: 'policy', locale: 'en' }, 'source', 2],
      [{ pack: 'gifts', digest: 'd1', document: 'policy', locale: 'ar' }, 'target', 1],
      [{ pack: 'gifts', digest: 'd1', document: 'policy', locale: 'de' }, 'target', 0],
      [{ pack: 'gifts', digest: 'd1', document: 'faq', locale: 'en' }, 'source', 0],
    ])
    expect(new Set(texts.map(({ key }) => key)).size).toBe(4)
  })

  it.each(['german', 'ギフト', 'gifting', 'v2', 'de'])('are found by %s', (word) => {
    expect(
      texts.some(
        ({ search, target }) => search.includes(word) && 'locale' in target && target.locale === 'de',
      ),
    ).toBe(true)
  })

  it('are named in the language of the interface, and none are none', () => {
    expect(textsOf([pack], 'de').map(({ language }) => language)).toContain('Arabisch')
    expect(textsOf([], 'en')).toEqual([])
  })
})

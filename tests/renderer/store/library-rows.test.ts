import { describe, expect, it } from 'vitest'
import { libraryRows, type LibraryView, noFilter, summaryOf } from '../../../src/renderer/store/library-rows'
import { packRow, reviewRow } from '../support/packs'

const names: Record<string, string> = {
  de: 'German Deutsch',
  es: 'Spanish Español',
  ar: 'Arabic العربية',
  ja: 'Japanese 日本語',
}

function view(over: Partial<LibraryView> & { filter?: LibraryView['filter'] } = {}): LibraryView {
  return {
    filter: noFilter,
    toggled: new Set(),
    today: '2026-11-23',
    localeWords: (locale) => names[locale] ?? locale,
    compare: (a, b) => a.localeCompare(b, 'en', { numeric: true }),
    ...over,
  }
}
const shape = (rows: ReturnType<typeof libraryRows>): string[] =>
  rows.map((row) =>
    row.kind === 'group' ? `# ${row.group} ${row.packs}` : row.key.replaceAll(/@[0-9a-f]+/g, ''),
  )

describe('groups', () => {
  const packs = [
    packRow('late', { dueDate: '2026-11-20' }),
    packRow('soon', { dueDate: '2026-11-29', market: 'Brazil' }),
    packRow('far', { dueDate: '2026-12-30', market: 'Austria' }),
    packRow('open', {}),
  ]
  it('sorts by due date, overdue first, none last', () => {
    expect(shape(libraryRows(packs, view()))).toEqual([
      '# overdue 1',
      'pack:late',
      '# week 1',
      'pack:soon',
      '# later 1',
      'pack:far',
      '# none 1',
      'pack:open',
    ])
  })
  it('sorts by market, those that do not say last', () => {
    const rows = libraryRows(packs, view({ filter: { ...noFilter, sort: 'market' } }))
    expect(shape(rows)).toEqual([
      '# Austria 1',
      'pack:far',
      '# Brazil 1',
      'pack:soon',
      '#  2',
      'pack:late',
      'pack:open',
    ])
  })
  it('keeps two versions of one pack as two rows', () => {
    const two = [packRow('p', { digest: 'a' }), packRow('p', { digest: 'b', version: 'v2' })]
    expect(libraryRows(two, view()).filter((row) => row.kind === 'pack')).toHaveLength(2)
  })
  it('takes a due date that is none as no due date', () => {
    expect(shape(libraryRows([packRow('p', { dueDate: 'soon' }), packRow('q')], view()))[0]).toBe('# none 2')
  })
})

describe('search', () => {
  const packs = [
    packRow('gifts', { title: 'Gifting policy', market: 'Brazil', locales: ['de', 'es', 'ar', 'ja'] }),
    packRow('ads', { title: 'Ads policy', owner: 'Zoë', productLine: 'LIVE', locales: ['de'] }),
  ]
  const found = (query: string): string[] =>
    shape(libraryRows(packs, view({ filter: { ...noFilter, query } }))).filter((key) => !key.startsWith('#'))
  it.each([
    [
      'title, all its documents',
      'gifting',
      [
        'pack:gifts',
        'pack:gifts/d1',
        'pack:gifts/d1/de',
        'pack:gifts/d1/es',
        'pack:gifts/d1/ar',
        'pack:gifts/d1/ja',
      ],
    ],
    ['owner without accent', 'zoe', ['pack:ads', 'pack:ads/d1', 'pack:ads/d1/de']],
    ['product line', 'live', ['pack:ads', 'pack:ads/d1', 'pack:ads/d1/de']],
    ['locale in its own language, no accent', 'espanol', ['pack:gifts', 'pack:gifts/d1', 'pack:gifts/d1/es']],
    ['locale in the interface language', 'japanese', ['pack:gifts', 'pack:gifts/d1', 'pack:gifts/d1/ja']],
    ['locale in its own script', 'العربية', ['pack:gifts', 'pack:gifts/d1', 'pack:gifts/d1/ar']],
    [
      'words from pack and locale together',
      'german brazil',
      ['pack:gifts', 'pack:gifts/d1', 'pack:gifts/d1/de'],
    ],
    ['nothing', 'zzz', []],
    ['only blanks', '   ', ['pack:ads', 'pack:gifts']],
  ])('by %s', (_, query, expected) => {
    expect(found(query)).toEqual(expected)
  })
  it('finds a reviewer by name', () => {
    const rows = libraryRows(
      [
        packRow('p', {
          reviews: [reviewRow({ author: { id: 'x', name: 'Bühler' }, mine: false, locale: 'es' })],
        }),
        packRow('q'),
      ],
      view({ filter: { ...noFilter, query: 'buhler' } }),
    )
    expect(shape(rows).slice(1)).toEqual(['pack:p', 'pack:p/d1', 'pack:p/d1/es', 'pack:p/d1/es/r1'])
  })
})

describe('filters', () => {
  const pack = packRow('p', { reviews: [reviewRow({ locale: 'de', state: 'handed-back' })] })
  it('keeps renderings in a state', () => {
    const rows = libraryRows([pack], view({ filter: { ...noFilter, state: 'handed-back' } }))
    expect(shape(rows).at(-1)).toBe('pack:p/d1/de')
    expect(rows.filter((row) => row.kind === 'rendering')).toHaveLength(1)
  })
  it('leaves out packs in which nothing is left', () => {
    expect(libraryRows([pack], view({ filter: { ...noFilter, state: 'changed-since' } }))).toEqual([])
    expect(libraryRows([pack], view({ filter: { ...noFilter, locale: 'ja' as never } }))).toEqual([])
  })
  it('opens a lone pack by itself, and closes it when toggled', () => {
    expect(libraryRows([pack], view())).toHaveLength(5)
    expect(libraryRows([pack], view({ toggled: new Set([`pack:p@${'a'.repeat(64)}`]) }))).toHaveLength(2)
  })
})

describe('reviews', () => {
  it('lists the reviews of others under their rendering, by name', () => {
    const reviews = [
      reviewRow({ review: 'mine' }),
      reviewRow({ review: 'z', mine: false, author: { id: 'z', name: 'Zoe' } }),
      reviewRow({ review: 'b', mine: false, author: { id: 'b', name: 'Bo' } }),
    ]
    const rows = libraryRows([packRow('p', { reviews })], view())
    expect(shape(rows).slice(3, 6)).toEqual(['pack:p/d1/de', 'pack:p/d1/de/b', 'pack:p/d1/de/z'])
  })
  it('sums only what is mine, and the state that asks most of me wins', () => {
    const reviews = [
      reviewRow({ state: 'handed-back', reviewed: 10, openThreads: 1 }),
      reviewRow({ state: 'changed-since', reviewed: 3, openThreads: 2 }),
      reviewRow({ mine: false, reviewed: 9, openThreads: 9 }),
    ]
    expect(summaryOf(reviews)).toEqual({ state: 'changed-since', reviewed: 13, total: 20, openThreads: 3 })
    expect(summaryOf([])).toEqual({ state: 'received', reviewed: 0, total: 0, openThreads: 0 })
  })
  it('holds 60 documents in 40 locales', () => {
    const many = packRow('p', {
      documents: Array.from({ length: 60 }, (_, n) => `d${n}`),
      locales: Array.from({ length: 40 }, (_, n) => `x${n}`),
    })
    const open = new Set(many.documents.map(({ document }) => `pack:p@${many.digest}/${document}`))
    expect(libraryRows([many], view({ toggled: open }))).toHaveLength(1 + 1 + 60 + 60 * 40)
  })
})

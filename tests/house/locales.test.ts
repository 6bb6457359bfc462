import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { flatten, localeFaults, type Texts } from './locale-rules'

const folder = join(import.meta.dirname, '../../resources/locales')

function readLocale(tag: string): Texts {
  const files = readdirSync(join(folder, tag)).filter((name) => name.endsWith('.json'))
  return new Map(
    files.map((name) => [
      name.replace('.json', ''),
      new Map(flatten(JSON.parse(readFileSync(join(folder, tag, name), 'utf8')))),
    ]),
  )
}

const tags = readdirSync(folder)

test('every locale folder is named by a canonical language tag, and English is there', () => {
  expect(tags).toContain('en')
  expect(tags.map((tag) => Intl.getCanonicalLocales(tag)[0])).toEqual(tags)
})

test.each(tags)('%s has the texts that English has, with its own plural forms', (tag) => {
  expect(localeFaults(tag, readLocale(tag), readLocale('en'))).toEqual([])
})

describe('the rule sees a planted fault', () => {
  const en = {
    title: 'Title',
    change_one: '{{count}} change',
    change_other: '{{count}} changes',
    by: 'by {{name}}',
  }
  const plurals = { change_one: '{{count}}', change_other: '{{count}}' }
  const table: [string, string, Record<string, string>, string[]][] = [
    ['none', 'de', { title: 'Titel', ...plurals, by: 'von {{name}}' }, []],
    [
      'one form is enough in Japanese',
      'ja',
      { title: '題', change_other: '{{count}}件', by: '{{name}}' },
      [],
    ],
    [
      'one form too many in Japanese',
      'ja',
      { title: '題', ...plurals, by: '{{name}}' },
      ['change_one is not in en'],
    ],
    [
      'a form may leave the number out',
      'de',
      { title: 'T', ...plurals, change_one: 'eine', by: '{{name}}' },
      [],
    ],
    ['a word for none', 'de', { title: 'T', ...plurals, change_zero: 'keine', by: '{{name}}' }, []],
    [
      'a word for none of nothing',
      'de',
      { title: 'T', ...plurals, by: '{{name}}', x_zero: 'x' },
      ['x_zero is not in en'],
    ],
    [
      'forms too few in Polish',
      'pl',
      { title: 'T', ...plurals, by: '{{name}}' },
      ['change_few is missing', 'change_many is missing'],
    ],
    ['a key missing', 'de', { ...plurals, by: '{{name}}' }, ['title is missing']],
    ['a key too many', 'de', { title: 'T', ...plurals, by: '{{name}}', x: 'x' }, ['x is not in en']],
    ['an empty text', 'de', { title: ' ', ...plurals, by: '{{name}}' }, ['title is empty']],
    ['a placeholder lost', 'de', { title: 'T', ...plurals, by: 'von' }, ['by lacks {{name}}']],
    [
      'a placeholder misspelt',
      'de',
      { title: 'T', ...plurals, by: '{{nam}}' },
      ['by has {{nam}}, which en has not', 'by lacks {{name}}'],
    ],
  ]
  test.each(table)('%s (%s)', (_name, tag, texts, faults) => {
    const of = (record: Record<string, string>): Texts => new Map([['desk', new Map(Object.entries(record))]])
    expect(localeFaults(tag, of(texts), of(en))).toEqual(faults.map((fault) => `${tag}/desk: ${fault}`))
  })

  test('a namespace missing or too many', () => {
    const one: Texts = new Map([['desk', new Map()]])
    expect(localeFaults('de', new Map(), one)).toEqual(['de: desk.json is missing'])
    expect(localeFaults('de', one, new Map())).toEqual(['de: desk.json is not in en'])
  })
})

import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { build, clauses, pairs } from './make'

const fixture = (name: string): string =>
  readFileSync(new URL(`../../fixtures/corpus/contributor-covenant-2.1/${name}`, import.meta.url), 'utf8')

describe('alignment', () => {
  it.each<[string, string, string, string[]]>([
    ['same shape', '# A\n\nb\n\n* c', '# X\n\ny\n\n* z', ['A = X', 'b = y', 'c = z']],
    [
      'a missing section',
      '# Top\n\n## One\n\nfirst text here\n\n## Two\n\n* a\n* b\n\n## Three\n\nlast text here',
      '# Oben\n\n## Eins\n\nerster Text hier\n\n## Drei\n\nletzter Text hier',
      [
        'Top = Oben',
        'One = Eins',
        'first text here = erster Text hier',
        'Two = -',
        'a = -',
        'b = -',
        'Three = Drei',
        'last text here = letzter Text hier',
      ],
    ],
    [
      'numbers anchor entries of a list',
      '* pay 500 coins\n* wait 24 hours\n* be 18 years old',
      '* 500 Coins zahlen\n* 18 Jahre alt sein',
      ['pay 500 coins = 500 Coins zahlen', 'wait 24 hours = -', 'be 18 years old = 18 Jahre alt sein'],
    ],
    [
      'numbers of other scripts and separators',
      '* a 10,000 b\n* a 20,000 b',
      '* x ٢٠٬٠٠٠ y',
      ['a 10,000 b = -', 'a 20,000 b = x ٢٠٬٠٠٠ y'],
    ],
    [
      'nothing tells which one is missing: nothing is guessed',
      '* gift\n* coin\n* host',
      '* foo\n* bar',
      ['gift = -', 'coin = -', 'host = -', '- = foo', '- = bar'],
    ],
    [
      'rows of a table stand together',
      '| A | B |\n|-|-|\n| one | 100 |\n| two | 200 |\n| three | 300 |',
      '| X | Y |\n|-|-|\n| eins | 100 |\n| drei | 300 |',
      ['A = X', 'B = Y', 'one = eins', '100 = 100', 'two = -', '200 = -', 'three = drei', '300 = 300'],
    ],
    [
      'tables of other widths do not pair',
      'text\n\n| A | B |\n|-|-|\n| one | 1 |',
      'Text\n\n| A |\n|-|\n| eins |',
      ['text = Text', 'A = -', 'B = -', 'one = -', '1 = -', '- = A', '- = eins'],
    ],
    ['a heading is no paragraph', '# A heading', 'Absatz hier', ['A heading = -', '- = Absatz hier']],
    [
      'links and code anchor',
      'See [this](https://a.b/en/x).\n\nMore.\n\nUse `stet`.',
      '[Hier](https://a.b/de/x).\n\n`stet` benutzen.',
      ['See this. = Hier.', 'More. = -', 'Use stet. = stet benutzen.'],
    ],
    ['comments and rules are no clauses', 'a\n\n---\n\n<!-- x -->\n\nb', 'x\n\ny', ['a = x', 'b = y']],
    ['an empty target', 'a\n\nb', '', ['a = -', 'b = -']],
  ])('%s', (_, source, target, expected) => expect(pairs(source, target)).toEqual(expected))

  it('is one-to-one and keeps the order, whatever the two texts', () => {
    const block = fc.constantFrom(
      '# h',
      '## h 2',
      'p',
      'p 5',
      '* l',
      '* l 7',
      '1. o',
      '| a | b |\n|-|-|\n| 1 | c |',
      '```\nx\n```',
      '> q',
    )
    const text = fc.array(block, { maxLength: 14 }).map((blocks) => blocks.join('\n\ntext\n\n'))
    fc.assert(
      fc.property(text, text, (source, target) => {
        const { pack } = build({ 'x.md': source, 'x.de.md': target })
        const en = clauses(pack, 'en').map((c) => c.id)
        const de = clauses(pack, 'de').map((c) => c.id)
        const places = de.flatMap((id) => (en.includes(id) ? [en.indexOf(id)] : []))
        expect(new Set(de).size).toBe(de.length)
        expect(places).toEqual([...places].sort((a, b) => a - b))
      }),
      { numRuns: 100 },
    )
  }, 180_000)

  it('pairs a text with itself completely', () => {
    const text = fixture('code_of_conduct.md')
    expect(build({ 'x.md': text, 'x.de.md': text }).built.report.documents[0]!.targets[0]).toMatchObject({
      aligned: 43,
      unaligned: [],
      missing: [],
    })
  })

  it.each([
    ['de', 43, 0],
    ['ar', 43, 1],
    ['ja', 43, 0],
  ])('Contributor Covenant in %s', (locale, aligned, alone) => {
    const texts = {
      'c.md': fixture('code_of_conduct.md'),
      [`c.${locale}.md`]: fixture(`code_of_conduct.${locale}.md`),
    }
    const target = build(texts).built.report.documents[0]!.targets[0]!
    expect([target.aligned, target.unaligned.length, target.missing.length]).toEqual([aligned, alone, 0])
  })

  it('aligns long documents within bounds', () => {
    const long = (word: string): string =>
      Array.from(
        { length: 400 },
        (_, k) =>
          `## ${word} ${k}\n\n${`${word} text ${k}. `.repeat(1 + (k % 5))}\n\n* ${word}\n* ${word} ${k * 7}`,
      ).join('\n\n')
    const target = build({ 'x.md': long('source'), 'x.de.md': long('target') }).built.report.documents[0]!
      .targets[0]!
    expect(target.aligned).toBe(1600)
  })
})

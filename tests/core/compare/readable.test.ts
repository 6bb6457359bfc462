import { describe, expect, test } from 'vitest'
import { docOf, schema } from '../../../src/core/doc'
import { acceptAll, project } from '../../../src/core/suggestion'
import { changesBetween, heading, paragraph, paragraphs, redline, table } from './sample'

// Without clause ids nothing but the words says which paragraph is which.
const line = (base: string, next: string): string => redline(paragraphs(base), paragraphs(next)).slice(0, -1)

describe('words within a clause', () => {
  test.each([
    // Latin
    ['You must not accept gifts.', 'You may not accept gifts.', 'You [-must-]{+may+} not accept gifts.'],
    ['I recieve the gift.', 'I receive the gift.', 'I [-recieve-]{+receive+} the gift.'],
    ['gift, meal and trip', 'gifts, meals, and trips', 'gift{+s+}, meal{+s,+} and trip{+s+}'],
    ['data base of gifts', 'database of gifts', 'data[- -]base of gifts'],
    ['yes, no, maybe.', 'yes; no; perhaps.', 'yes[-,-]{+;+} no[-,-]{+;+} [-maybe-]{+perhaps+}.'],
    ['A sum of 1,000.50 EUR', 'A sum of 1,200.50 EUR', 'A sum of [-1,000.50-]{+1,200.50+} EUR'],
    ['15 days', '150 days', '[-15-]{+150+} days'],
    // where a change begins
    ['the cat sat', 'the big cat sat', 'the {+big +}cat sat'],
    ['Do it. Stop here. Go on.', 'Do it. Go on.', 'Do it. [-Stop here. -]Go on.'],
    ['Do it. Go on.', 'Do it. Go on. And stop.', 'Do it. Go on.{+ And stop.+}'],
    // no confetti
    ['one two three', 'four five', '[-one two three-]{+four five+}'],
    [
      'The employee must report every gift to the compliance office within five working days.',
      'Each gift has to be notified in writing by the person who took it.',
      '[-The employee must report every gift to the compliance office within five working days.-]' +
        '{+Each gift has to be notified in writing by the person who took it.+}',
    ],
    // German compounds
    [
      'Die Geschenkrichtlinie gilt.',
      'Die Geschenkannahmerichtlinie gilt.',
      'Die Geschenk{+annahme+}richtlinie gilt.',
    ],
    [
      'Die Geschenkregel gilt.',
      'Die Geschenkpflicht gilt.',
      'Die [-Geschenkregel-]{+Geschenkpflicht+} gilt.',
    ],
    // Arabic: the article joins its word, digits of its own
    ['هدية', 'الهدية', '{+ال+}هدية'],
    ['قيمتها على ٥٠ يورو.', 'قيمتها على ١٠٠ يورو.', 'قيمتها على [-٥٠-]{+١٠٠+} يورو.'],
    // Japanese and Thai, by character
    [
      '50ユーロを超える贈り物を受け取る',
      '100ユーロを超える贈答品を受け取る',
      '[-50-]{+100+}ユーロを超える贈[-り物-]{+答品+}を受け取る',
    ],
    ['ห้ามรับของขวัญที่มีมูลค่า', 'ห้ามรับของขวัญหรืออาหารที่มีมูลค่า', 'ห้ามรับของขวัญ{+หรืออาหาร+}ที่มีมูลค่า'],
    // Hindi: a vowel sign never stands alone
    ['उपहार स्वीकार न करें', 'उपहारों को स्वीकार न करें', '[-उपहार-]{+उपहारों को+} स्वीकार न करें'],
    // pictures and marks made of several code points
    ['ok 👩‍👩‍👧 fine 👍🏽', 'ok 👩‍👩‍👦 fine 👍🏿', 'ok [-👩‍👩‍👧-]{+👩‍👩‍👦+} fine [-👍🏽-]{+👍🏿+}'],
    ['🇩🇪🇫🇷', '🇩🇪🇪🇸', '🇩🇪[-🇫🇷-]{+🇪🇸+}'],
    ['cafe\u0301 is', 'cafe is', '[-cafe\u0301-]{+cafe+} is'],
  ])('%s -> %s', (base, next, expected) => {
    expect(line(base, next)).toBe(expected)
  })
})

describe('clauses', () => {
  const split = ['First sentence stays. Second sentence stays too.', 'tail']
  const whole = ['First sentence stays.', 'Second sentence stays too.', 'tail']
  const loose = (texts: readonly string[]) => docOf(texts.map((text) => paragraph(text)))

  test('one that was split or joined keeps its words', () => {
    expect(redline(loose(split), loose(whole))).toBe(
      'First sentence stays.[- -]{+¶+}Second sentence stays too.¶tail¶',
    )
    expect(redline(loose(whole), loose(split))).toBe(
      'First sentence stays.[-¶-]{+ +}Second sentence stays too.¶tail¶',
    )
  })

  test('one that moved is taken out and put in whole', () => {
    const [a, b, c] = [
      paragraph('Alpha is first.', 'a'),
      paragraph('Beta is next.', 'b'),
      paragraph('Last.', 'c'),
    ]
    expect(redline(docOf([a, b, c]), docOf([b, a, c]))).toBe(
      '[-Alpha is first.-][-¶-]Beta is next.¶{+Alpha is first.+}{+¶+}Last.¶',
    )
  })

  test('the clause id decides, then equal words, then likeness', () => {
    const base = docOf([paragraph('Gifts are banned.', 'a'), paragraph('Meals are fine.', 'b')])
    const next = docOf([paragraph('Meals are fine.', 'a'), paragraph('Trips are fine.', 'b')])
    expect(redline(base, next)).toBe(
      '[-Gifts-]{+Meals+} are [-banned-]{+fine+}.¶[-Meals-]{+Trips+} are fine.¶',
    )
    expect(redline(loose(['one two', 'three four five']), loose(['three four six', 'one two']))).toBe(
      '{+three four six+}{+¶+}one two¶[-three four five-][-¶-]',
    )
  })

  test('partners keep their ids, new clauses have none', () => {
    const base = docOf([heading('Gifts', 'h'), paragraph('One two three.', 'a')])
    const next = docOf([heading('Gifts', 'h'), paragraph('New here.', 'x'), paragraph('One two four.', 'a')])
    const ids: unknown[] = []
    acceptAll(project(base, changesBetween(base, next))).descendants((node) => {
      if (node.isTextblock) ids.push(node.attrs['bid'])
    })
    expect(ids).toEqual(['h', null, 'a'])
  })

  test('what a paragraph is and how words look are proposals', () => {
    const bold = schema.nodes.paragraph.create({ bid: 'b' }, [
      schema.text('Never '),
      schema.text('ever', [schema.marks.strong.create()]),
    ])
    const base = docOf([heading('Gifts', 'a'), paragraph('Never ever', 'b')])
    const { changes } = changesBetween(base, docOf([paragraph('Gifts', 'a'), bold]))
    expect(changes).toMatchObject([
      { kind: 'property', key: 'type', value: { name: 'paragraph' }, from: [5, 0], to: [6, 0] },
      { kind: 'property', key: 'strong', value: true, from: [12, 0], to: [16, 0] },
    ])
  })
})

describe('tables', () => {
  const rows = [
    ['Gift', '50 EUR'],
    ['Meal', '30 EUR'],
  ]
  const around = (node: ReturnType<typeof table>) => docOf([paragraph('before'), node, paragraph('after')])

  test.each([
    ['a cell', [rows[0]!, ['Meal', '40 EUR']], 'before¶|Gift¶||50 EUR¶||Meal¶||[-30-]{+40+} EUR¶|after¶'],
    [
      'a row',
      [rows[0]!, ['Trip', 'never'], rows[1]!],
      'before¶|Gift¶||50 EUR¶|{+|Trip¶||never¶|+}|Meal¶||30 EUR¶|after¶',
    ],
    [
      'a column, so the whole',
      [['Gift'], ['Meal']],
      'before¶[-|Gift¶||50 EUR¶||Meal¶||30 EUR¶|-]{+|Gift¶||Meal¶|+}after¶',
    ],
  ])('%s', (_, next, expected) => {
    expect(redline(around(table(rows)), around(table(next)))).toBe(expected)
  })
})

import fc from 'fast-check'
import { Transform } from 'prosemirror-transform'
import { describe, expect, it } from 'vitest'
import { docOf, schema } from '../../../src/core/doc'
import type { Anchor, Thread } from '../../../src/core/model'
import {
  anchorAt,
  anchorOn,
  filterThreads,
  findQuote,
  placeOf,
  placeThreads,
  quoteOf,
} from '../../../src/core/thread'
import { baseDoc, comment, para, posOf, thread } from '../review/sample'

function onSource(anchor: Anchor): Thread {
  return { ...thread('t1'), anchor: { ...anchor, side: 'source' } }
}

function textAt(doc: ReturnType<typeof baseDoc>, t: Thread): string {
  const place = placeOf(t, doc)
  if (place.kind === 'orphan') return 'ORPHAN'
  return `${place.foundBy}:${place.clause}:${place.ranges.map((r) => doc.textBetween(r.from, r.to)).join('|')}`
}

describe('a quote', () => {
  it('holds the words and up to 32 units of context, never half a grapheme', () => {
    const family = '👨‍👩‍👧‍👦'
    const text = family.repeat(6) + 'words' + 'e\u0301'.repeat(40)
    const from = family.length * 6
    const quote = quoteOf(text, from, from + 5)
    expect(quote.exact).toBe('words')
    expect(quote.prefix).toBe(family.repeat(2))
    expect(quote.suffix).toBe('e\u0301'.repeat(16))
  })

  it('is made of any text and any range', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.nat(), fc.nat(), (text, a, b) => {
        const from = a % (text.length + 1)
        const to = from + (b % (text.length - from + 1))
        const quote = quoteOf(text, from, to)
        expect(text.slice(0, from).endsWith(quote.prefix)).toBe(true)
        expect(text.slice(to).startsWith(quote.suffix)).toBe(true)
        expect(Math.max(quote.prefix.length, quote.suffix.length)).toBeLessThanOrEqual(32)
      }),
    )
  })
})

describe('a source range', () => {
  const doc = baseDoc()
  const at = posOf(doc, 'USD 50')
  const t = onSource(anchorAt(doc, 'source', { from: at, to: at + 6 }))

  it.each([
    ['is where it was', doc, 'author:c2:USD 50'],
    [
      'moves within its clause',
      docOf([para('c2', 'Any gifts over USD 50 must be reviewed.')]),
      'quote:c2:USD 50',
    ],
    [
      'moves to a clause nearby',
      docOf([para('c2', 'x'), para('c9', 'Gifts over USD 50 are rare.')]),
      'quote:c9:USD 50',
    ],
    ['is an orphan when its words are gone', docOf([para('c2', 'Gifts must be reviewed.')]), 'ORPHAN'],
    [
      'is an orphan when two places are equally good',
      docOf([para('c2', 'Pay USD 50, then USD 50.')]),
      'ORPHAN',
    ],
    [
      'goes by the words around it',
      docOf([para('c2', 'Pay USD 50. Gifts over USD 50 must be reviewed.')]),
      'quote:c2:USD 50',
    ],
  ])('%s', (_name, other, expected) => {
    expect(textAt(other, t)).toBe(expected)
  })

  it('is found by likeness if that is clear, and says so', () => {
    const sentence = 'Gifts over USD 50 must be reviewed within 24 hours.'
    const from = posOf(doc, sentence)
    const whole = onSource(anchorAt(doc, 'source', { from, to: from + sentence.length }))
    const near = docOf([
      para('c7', 'Intro.'),
      para('c2', 'Gifts above USD 50 must be reviewed within 48 hours.'),
    ])
    expect(textAt(near, whole)).toBe('fuzzy:c2:Gifts above USD 50 must be reviewed within 48 hours.')
    const twice = docOf([
      para(
        'c2',
        'Gifts above USD 50 must be reviewed within 48 hours. Gifts under USD 50 must be reviewed within 72 hours.',
      ),
    ])
    expect(textAt(twice, whole)).toBe('ORPHAN')
  })

  it('is found far away only if it is unique there', () => {
    const far = (n: number) =>
      docOf([
        ...Array.from({ length: 10 }, (_, i) => para(`x${i}`, 'Other words.')),
        ...Array.from({ length: n }, (_, i) => para(`y${i}`, 'Gifts over USD 50 must be reviewed.')),
      ])
    expect(textAt(far(1), t)).toBe('quote:y0:USD 50')
    expect(textAt(far(2), t)).toBe('ORPHAN')
  })

  it('survives leaves in the clause', () => {
    const block = schema.nodes.paragraph.create({ bid: 'c2' }, [
      schema.text('One'),
      schema.nodes.hard_break.create(),
      schema.nodes.image.create({ src: 'x' }),
      schema.text('two three'),
    ])
    const with_ = docOf([block])
    const from = posOf(with_, 'two')
    expect(textAt(with_, onSource(anchorAt(with_, 'source', { from, to: from + 3 })))).toBe('author:c2:two')
  })

  it('does not stand still over hostile lengths', () => {
    const long = 'ab'.repeat(200_000)
    const anchor: Anchor = {
      side: 'source',
      clause: 'c1' as never,
      range: { from: 0, to: 1 },
      quote: { exact: 'x'.repeat(2000), prefix: '', suffix: '' },
      foundBy: 'author',
    }
    expect(findQuote(docOf([para('c1', long)]), anchor)).toBeNull()
  })
})

describe('a target thread', () => {
  const doc = baseDoc()
  const at = posOf(doc, 'reviewed')
  const anchor = anchorAt(doc, 'target', { from: at, to: at + 8 })
  const t: Thread = { ...thread('t1'), anchor }
  const marked = new Transform(doc).addMark(at, at + 8, schema.marks.cmt.create({ id: 't1' }))

  it('is where its mark is, after edits before, inside and around it', () => {
    expect(textAt(marked.doc, t)).toBe('author:c2:reviewed')
    const moved = new Transform(marked.doc).insert(at - 5, schema.text('soon ')).doc
    expect(textAt(moved, t)).toBe('author:c2:reviewed')
    const split = new Transform(marked.doc).insert(at + 4, schema.text('X')).doc
    expect(textAt(split, t)).toBe('author:c2:revi|ewed')
  })

  it('is an orphan without mark, and comes back with it', () => {
    const edit = new Transform(marked.doc).delete(at - 1, at + 9)
    expect(placeOf(t, edit.doc)).toEqual({ kind: 'orphan', clause: 'c2', quote: anchor.quote })
    expect(textAt(edit.step(edit.steps[0]!.invert(marked.doc)).doc, t)).toBe('author:c2:reviewed')
  })

  it('on a clause goes by the clause’s id', () => {
    const whole: Thread = { ...thread('t2'), anchor: anchorOn(doc, 'target', 'c3' as never) }
    expect(textAt(doc, whole)).toBe('author:c3:Cash is never a gift.')
    expect(placeOf(whole, docOf([para('c1', 'x')])).kind).toBe('orphan')
  })

  it('counts struck words as nothing', () => {
    const struck = new Transform(doc).addMark(at - 8, at, schema.marks.del.create({ ids: ['r.1'] })).doc
    const now = anchorAt(struck, 'target', { from: at, to: at + 8 })
    expect(now.range).toEqual({ from: anchor.range!.from - 8, to: anchor.range!.to - 8 })
    expect(anchorAt(struck, 'target', { from: at - 4, to: at }).quote.exact).toBe(' be ')
  })
})

describe('a list of threads', () => {
  const doc = baseDoc()
  const list = placeThreads(
    [
      { ...thread('t3'), anchor: anchorOn(doc, 'target', 'gone' as never) },
      { ...thread('t2', { kind: 'typo' }), anchor: anchorOn(doc, 'target', 'c3' as never) },
      {
        ...thread('t1', { comments: [comment('m1', 'About Cash', { author: 'ben' as never })] }),
        anchor: anchorOn(doc, 'source', 'c2' as never),
      },
    ],
    { source: doc, target: doc },
  )
  const ids = (filter: Parameters<typeof filterThreads>[1]) =>
    filterThreads(list, filter).map(({ thread: t }) => t.id)

  it('stands in reading order, orphans last', () => {
    expect(ids({})).toEqual(['t1', 't2', 't3'])
  })

  it.each([
    [{ kinds: ['typo'] }, ['t2']],
    [{ status: 'resolved' }, []],
    [{ side: 'source' }, ['t1']],
    [{ authors: ['ben'] }, ['t1']],
    [{ clause: 'c3' }, ['t2']],
    [{ orphan: 'only' }, ['t3']],
    [{ orphan: 'without' }, ['t1', 't2']],
    [{ text: 'CASH' }, ['t1', 't2']],
  ] as [Parameters<typeof filterThreads>[1], string[]][])('shows %j', (filter, expected) => {
    expect(ids(filter)).toEqual(expected)
  })
})

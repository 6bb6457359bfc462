import type { Node } from 'prosemirror-model'
import { Transform } from 'prosemirror-transform'
import { describe, expect, test } from 'vitest'
import { docOf, schema } from '../../../src/core/doc'
import type { AuthorId, ChangeId, ChangeRecord, Origin } from '../../../src/core/model'
import { acceptAll, cardsOf, changesOf, rejectAll, resolve, tidy, track } from '../../../src/core/suggestion'

const n = schema.nodes
const p = (text: string, attrs: object = {}): Node =>
  n.paragraph.create({ bid: 'c', ...attrs }, text ? schema.text(text) : undefined)
const h = (text: string, level = 2): Node =>
  n.heading.create({ bid: 'h', level }, text ? schema.text(text) : undefined)

/** A document under several hands; `show` writes insertions as [+..], deletions as [-..], ends as ¶. */
class Review {
  readonly records = new Map<string, ChangeRecord>()
  private n = 0

  constructor(public doc: Node) {}

  edit(
    author: string,
    change: (tr: Transform) => unknown,
    how: { trim?: 'none' | 'word'; origin?: Origin } = {},
  ): this {
    const tr = new Transform(this.doc)
    change(tr)
    const tracked = track(this.doc, tr, {
      author: author as AuthorId,
      now: '2026-01-02T03:04:05.000Z',
      mintId: () => `${author}.${++this.n}` as ChangeId,
      isMine: (id) => this.records.get(id)?.author === author,
      group: `g${this.n}`,
      origin: how.origin ?? 'typing',
      trim: how.trim ?? 'none',
    })
    for (const record of tracked.minted) this.records.set(record.id, record)
    this.doc = tracked.doc
    return this
  }

  /** Position of the first place where this text begins. */
  at(text: string): number {
    let found = -1
    this.doc.descendants((node, pos) => {
      const i = node.isText ? node.text!.indexOf(text) : -1
      if (i >= 0 && found < 0) found = pos + i
      return found < 0
    })
    return found
  }

  cards(): string[] {
    return cardsOf(this.doc, this.records).map((c) => `${c.author} ${c.kind} -${c.deleted}+${c.inserted}`)
  }
}

function show(doc: Node): string {
  let out = ''
  doc.descendants((node) => {
    if (node.isText || (node.isInline && node.isLeaf)) {
      const ids = (name: string): string[] | undefined =>
        node.marks.find((m) => m.type.name === name)?.attrs['ids'] as string[]
      const sign = `${ids('ins') ? '+' : ''}${ids('del') ? '-' : ''}`
      const text = node.text ?? '*'
      out += sign ? `[${sign}${text}]` : text
    }
    return true
  })
  let end = ''
  const ends: string[] = []
  doc.descendants((node) => {
    if (!node.isTextblock) return true
    const pm = node.attrs['pm'] as { i?: string[]; d?: string[] } | null
    end = `${pm?.i ? '+' : ''}${pm?.d ? '-' : ''}`
    ends.push(end)
    return false
  })
  return `${out} ${ends.map((e) => (e ? `[${e}¶]` : '¶')).join('')}`
}

const plain = (doc: Node): string => {
  const out: string[] = []
  doc.descendants((node) => {
    if (node.isTextblock) out.push(`${node.type.name[0]}:${node.textContent}`)
    return true
  })
  return out.join('|')
}

describe('one gesture, one suggestion', () => {
  const cases: [string, (r: Review) => unknown, string, string[]][] = [
    [
      'typing at a run of one’s own joins it',
      (r) =>
        r.edit('ana', (t) => t.insert(4, schema.text('X'))).edit('ana', (t) => t.insert(5, schema.text('Y'))),
      'on[+XY]e two ¶',
      ['ana insertion -+XY'],
    ],
    [
      'another author beside it stays apart',
      (r) =>
        r.edit('ana', (t) => t.insert(4, schema.text('X'))).edit('ben', (t) => t.insert(5, schema.text('Y'))),
      'on[+X][+Y]e two ¶',
      ['ana insertion -+X', 'ben insertion -+Y'],
    ],
    [
      'Backspace held down is one deletion',
      (r) => r.edit('ana', (t) => t.delete(4, 5)).edit('ana', (t) => t.delete(3, 4)),
      'o[-ne] two ¶',
      ['ana deletion -ne+'],
    ],
    [
      'typing over a selection is one replacement',
      (r) => r.edit('ana', (t) => t.replaceWith(2, 5, schema.text('ten'))),
      '[-one][+ten] two ¶',
      ['ana replacement -one+ten'],
    ],
    [
      'taking back one’s own text leaves no trace',
      (r) => r.edit('ana', (t) => t.insert(4, schema.text('XY'))).edit('ana', (t) => t.delete(4, 6)),
      'one two ¶',
      [],
    ],
    [
      'deleting another’s insertion keeps both facts',
      (r) => r.edit('ana', (t) => t.insert(4, schema.text('XY'))).edit('ben', (t) => t.delete(4, 6)),
      'on[+-XY]e two ¶',
      ['ana insertion -+XY', 'ben deletion -XY+'],
    ],
    [
      'a pasted word strikes only what differs',
      (r) =>
        r.edit('ana', (t) => t.replaceWith(2, 9, schema.text('one too')), { trim: 'word', origin: 'paste' }),
      'one [-two][+too] ¶',
      ['ana replacement -two+too'],
    ],
    [
      'typing inside another’s deletion splits it',
      (r) => r.edit('ben', (t) => t.delete(2, 9)).edit('ana', (t) => t.insert(5, schema.text('X'))),
      '[-one][+X][- two] ¶',
      ['ben deletion -one two+', 'ana insertion -+X'],
    ],
  ]
  test.each(cases)('%s', (_, edit, shown, cards) => {
    const review = new Review(docOf([p('one two')]))
    edit(review)
    expect(show(review.doc)).toBe(shown)
    expect(review.cards()).toEqual(cards)
    expect(plain(rejectAll(review.doc))).toBe('p:one two')
  })
})

describe('paragraphs', () => {
  const base = (): Review => new Review(docOf([h('Title'), p('one'), p('two')]))
  const cases: [string, (r: Review) => unknown, string, string][] = [
    [
      'Enter in the middle inserts a paragraph end',
      (r) => r.edit('ana', (t) => t.split(r.at('ne'))),
      'Titleonetwo ¶[+¶]¶¶',
      'h:Title|p:o|p:ne|p:two',
    ],
    [
      'Enter after a heading does not turn the heading',
      (r) => r.edit('ana', (t) => t.split(7, 1, [{ type: n.paragraph }])),
      'Titleonetwo ¶[+¶]¶¶',
      'h:Title|p:|p:one|p:two',
    ],
    [
      'Backspace at a block start deletes the end before',
      (r) => r.edit('ana', (t) => t.join(r.at('two') - 1)),
      'Titleonetwo ¶[-¶]¶',
      'h:Title|p:onetwo',
    ],
    [
      'joining a paragraph to a heading keeps the heading',
      (r) => r.edit('ana', (t) => t.join(r.at('one') - 1)),
      'Titleonetwo [-¶]¶¶',
      'h:Titleone|p:two',
    ],
    [
      'deleting the last paragraph moves to the end before it',
      (r) => r.edit('ana', (t) => t.delete(r.at('two') - 1, r.at('two') + 4)),
      'Titleone[-two] ¶[-¶]¶',
      'h:Title|p:one',
    ],
    [
      'a list is a proposal on the paragraph',
      (r) => r.edit('ana', (t) => t.setNodeAttribute(r.at('one') - 1, 'list', 'bullet')),
      'Titleonetwo ¶¶¶',
      'h:Title|p:one|p:two',
    ],
  ]
  test.each(cases)('%s', (_, edit, shown, accepted) => {
    const review = base()
    edit(review)
    expect(show(review.doc)).toBe(shown)
    expect(plain(acceptAll(review.doc))).toBe(accepted)
    expect(plain(rejectAll(review.doc))).toBe('h:Title|p:one|p:two')
  })
})

describe('properties', () => {
  test('two people propose different things; each is decided alone', () => {
    const review = new Review(docOf([p('one')]))
    review.edit('ana', (t) => t.setNodeAttribute(1, 'list', 'bullet'))
    review.edit('ben', (t) => t.setNodeAttribute(1, 'list', 'ordered'))
    const listOf = (doc: Node): unknown => doc.firstChild!.firstChild!.attrs['list']
    expect(listOf(review.doc)).toBe('ordered')
    expect(listOf(resolve(review.doc, (id) => (id.startsWith('ben') ? 'reject' : undefined)).doc)).toBe(
      'bullet',
    )
    expect(listOf(resolve(review.doc, (id) => (id.startsWith('ana') ? 'accept' : 'reject')).doc)).toBe(
      'bullet',
    )
    expect(listOf(rejectAll(review.doc))).toBe(null)
  })

  test('bold is a proposal, not the text struck and typed again', () => {
    const review = new Review(docOf([p('one two')]))
    review.edit('ana', (t) => t.addMark(2, 5, schema.marks.strong.create()))
    expect(show(review.doc)).toBe('one two ¶')
    expect(changesOf(review.doc).map((s) => [s.kind, s.key, s.text])).toEqual([['property', 'strong', 'one']])
    review.edit('ana', (t) => t.removeMark(2, 5, schema.marks.strong))
    expect(changesOf(review.doc)).toEqual([])
  })
})

test('what is struck and typed again cancels when the paragraph is left', () => {
  const review = new Review(docOf([p('one two')]))
  review.edit('ana', (t) => t.delete(2, 5)).edit('ana', (t) => t.insert(5, schema.text('one')))
  expect(show(review.doc)).toBe('[-one][+one] two ¶')
  let doc = review.doc
  for (const step of tidy(doc, () => true)) doc = step.apply(doc).doc!
  expect(show(doc)).toBe('one two ¶')
})

test('a selection from one cell into another, deleted, empties the cells and keeps them', () => {
  const cell = (text: string): Node => n.table_cell.create(null, p(text))
  const table = n.table.create(null, [n.table_row.create(null, [cell('ab'), cell('cd')])])
  const review = new Review(docOf([table]))
  review.edit('ana', (t) => t.delete(review.at('b'), review.at('d')))
  expect(show(review.doc)).toBe('a[-b][-c]d ¶¶¶')
})

test('a step that sets a table’s edge anew as it was does not count as crossing it', () => {
  const cell = (text: string): Node => n.table_cell.create(null, [p(''), p(text)])
  const table = n.table.create(null, [n.table_row.create(null, [cell('ab'), cell('cd')])])
  const review = new Review(docOf([table]))
  review.edit('ana', (t) => t.deleteRange(5, 7))
  expect(show(review.doc)).toBe('abcd [-¶]¶¶¶¶')
})

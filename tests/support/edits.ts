import { type Mark, type Node, Slice, Fragment } from 'prosemirror-model'
import { type Step, Transform } from 'prosemirror-transform'
import fc from 'fast-check'
import { docOf, schema } from '../../src/core/doc'
import { type AuthorId, type ChangeId, type ChangeRecord } from '../../src/core/model'
import { type TrackContext, idsIn, resolve, track } from '../../src/core/suggestion'

/** One random edit: numbers in [0, 1) are scaled to whatever the document offers when it is applied. */
export interface Edit {
  readonly op: number
  readonly author: number
  readonly a: number
  readonly b: number
  readonly text: string
  readonly trim: 'none' | 'word'
}

const unit = fc.double({ min: 0, max: 0.999999, noNaN: true })
const word = fc.oneof(
  { weight: 4, arbitrary: fc.string({ unit: fc.constantFrom('a', 'b', ' '), minLength: 1, maxLength: 4 }) },
  {
    weight: 2,
    arbitrary: fc.constantFrom('one', 'two ', ' three', 'must not', 'الهدايا', '贈り物', '👩‍👩‍👧', 'é'),
  },
)

export const OPS = 22

export function edits(max: number): fc.Arbitrary<Edit[]> {
  const edit = fc.record({
    op: fc.nat(OPS - 1),
    author: fc.nat(2),
    a: unit,
    b: unit,
    text: word,
    trim: fc.constantFrom<'none' | 'word'>('none', 'word'),
  })
  return fc.array(edit, { minLength: 1, maxLength: max })
}

interface BlockSpec {
  readonly kind: number
  readonly text: string
  readonly bold: boolean
  readonly level: number
}

const blockSpec: fc.Arbitrary<BlockSpec> = fc.record({
  kind: fc.nat(9),
  text: fc.string({ unit: fc.constantFrom('a', 'b', ' ', 'ab ', 'one ', 'ل', '字'), maxLength: 8 }),
  bold: fc.boolean(),
  level: fc.integer({ min: 1, max: 3 }),
})

/** One to five blocks over a small alphabet, so that ambiguity is frequent; some empty, some tables; random sections. */
export function baseDocs(tables = true, most = 5): fc.Arbitrary<Node> {
  return fc
    .tuple(
      fc.array(blockSpec, { minLength: 1, maxLength: most }),
      fc.array(fc.boolean(), { minLength: 8, maxLength: 8 }),
    )
    .map(([specs, cuts]) => {
      const blocks = specs.map((spec, i) => block(spec, i, tables))
      return recut(docOf(blocks), cuts)
    })
}

/** The same document with its sections cut elsewhere. */
export function recut(doc: Node, cuts: readonly boolean[]): Node {
  const blocks: Node[] = []
  doc.forEach((s) => s.forEach((b) => blocks.push(b)))
  const sections: Node[][] = [[]]
  blocks.forEach((b, i) => {
    if (i > 0 && cuts[i % cuts.length]) sections.push([])
    sections[sections.length - 1]!.push(b)
  })
  return schema.nodes.doc.create(
    doc.attrs,
    sections.map((s) => schema.nodes.section.create(null, s)),
  )
}

function inline(spec: BlockSpec): Node[] {
  if (!spec.text) return []
  const half = Math.floor(spec.text.length / 2)
  const strong = [schema.marks.strong.create()]
  const parts = spec.bold ? [spec.text.slice(0, half), spec.text.slice(half)] : [spec.text]
  return parts.flatMap((t, i) => (t ? [schema.text(t, spec.bold && i ? strong : [])] : []))
}

function block(spec: BlockSpec, i: number, tables: boolean): Node {
  const bid = `c${i}`
  const content = inline(spec)
  switch (spec.kind) {
    case 0:
      return schema.nodes.heading.create({ bid, level: spec.level }, content)
    case 1:
      return schema.nodes.paragraph.create({ bid, list: 'bullet', depth: spec.level - 1 }, content)
    case 2:
      return schema.nodes.paragraph.create({ bid, list: 'ordered' }, content)
    case 3:
      return tables ? table(i, content) : schema.nodes.paragraph.create({ bid, quote: 1 }, content)
    case 4:
      return schema.nodes.paragraph.create({ bid }, [...content, schema.nodes.hard_break.create()])
    default:
      return schema.nodes.paragraph.create({ bid }, content)
  }
}

function table(i: number, content: Node[]): Node {
  const cell = (id: string): Node =>
    schema.nodes.table_cell.create(null, schema.nodes.paragraph.create({ bid: id }, content))
  const row = (r: number): Node =>
    schema.nodes.table_row.create(null, [cell(`c${i}r${r}a`), cell(`c${i}r${r}b`)])
  return schema.nodes.table.create(null, [row(0), row(1)])
}

/** All positions at which text can stand. */
function caretPlaces(doc: Node): number[] {
  const out: number[] = []
  doc.descendants((node, pos) => {
    if (!node.isTextblock) return true
    for (let i = 0; i <= node.content.size; i++) out.push(pos + 1 + i)
    return false
  })
  return out
}

function pick<T>(list: readonly T[], at: number): T {
  return list[Math.floor(at * list.length)]!
}

/** What a person's hands would do to the tracked document, untracked; null when it cannot be done there. */
export function rawEdit(doc: Node, edit: Edit): Transform | null {
  const tr = new Transform(doc)
  const places = caretPlaces(doc)
  const [x, y] = [pick(places, edit.a), pick(places, edit.b)]
  const [from, to] = x < y ? [x, y] : [y, x]
  const near = Math.min(to, from + 3)
  try {
    applyOp(tr, edit, { x, from, to, near })
    tr.doc.check()
  } catch (e) {
    if (e instanceof RangeError || (e instanceof Error && /^(Replace|Transform)Error$/.test(e.name)))
      return null
    throw e
  }
  return tr.docChanged ? tr : null
}

/** Whether a selection lies in one flow: the body, or one cell. */
function inOneFlow(doc: Node, edit: Edit): boolean {
  if (![5, 6, 7, 8, 18, 21].includes(edit.op)) return true
  const places = caretPlaces(doc)
  const [x, y] = [pick(places, edit.a), pick(places, edit.b)]
  const [from, to] = x < y ? [x, y] : [y, x]
  const end = edit.op === 6 || edit.op === 8 ? to : Math.min(to, from + 3)
  const flow = (pos: number): number => {
    const $pos = doc.resolve(pos)
    if (!$pos.parent.isTextblock) return Number.NaN
    for (let d = $pos.depth; d > 0; d--)
      if ($pos.node(d).type === schema.nodes.table_cell) return $pos.before(d)
    return -1
  }
  return flow(from) === flow(end)
}

/** How the body's text and tables lie: an edit that changes it crosses a table's edge. */
export function tableShape(doc: Node): string {
  let shape = ''
  doc.forEach((s) => s.forEach((b) => (shape += b.isTextblock ? 'p' : `[${cellShape(b)}]`)))
  return shape.replace(/p+/g, 'p')
}

function cellShape(table: Node): string {
  const rows: string[] = []
  table.forEach((row) => rows.push(String(row.childCount)))
  return rows.join()
}

/** Text as an editor types it: with the marks of its place, tracking marks included. */
function typed(tr: Transform, pos: number, text: string): Node {
  return schema.text(text, tr.doc.resolve(pos).marks() as Mark[])
}

function applyOp(tr: Transform, edit: Edit, at: { x: number; from: number; to: number; near: number }): void {
  const { x, from, to, near } = at
  const { text } = edit
  const $x = tr.doc.resolve(x)
  const before = $x.before()
  const parent = $x.parent
  switch (edit.op) {
    case 0:
    case 1:
    case 2:
      tr.insert(x, typed(tr, x, text))
      return
    case 3:
      if (x > $x.start()) tr.delete(x - 1, x)
      return
    case 4:
      if (x < $x.end()) tr.delete(x, x + 1)
      return
    case 5:
      tr.delete(from, near)
      return
    case 6:
      tr.delete(from, to)
      return
    case 7:
      tr.replaceWith(from, near, schema.text(text))
      return
    case 8:
      tr.deleteRange(from, to)
      return
    case 9:
    case 10:
      tr.split(x)
      return
    case 11:
      if ($x.index($x.depth - 1) > 0) tr.join(before)
      return
    case 12:
      if ($x.indexAfter($x.depth - 1) < $x.node($x.depth - 1).childCount) tr.join($x.after())
      return
    case 13:
      tr.setNodeMarkup(before, schema.nodes.heading, { ...parent.attrs, level: 1 + Math.floor(edit.b * 3) })
      return
    case 14:
      tr.setNodeMarkup(before, schema.nodes.paragraph, {
        ...parent.attrs,
        list: edit.b < 0.5 ? 'bullet' : null,
      })
      return
    case 15:
      tr.setNodeAttribute(before, 'depth', Math.floor(edit.b * 3))
      return
    case 16:
      tr.addMark(from, near, edit.b < 0.5 ? schema.marks.strong.create() : schema.marks.em.create())
      return
    case 17:
      tr.removeMark(from, near, schema.marks.strong)
      return
    case 18:
      tr.replace(from, near, new Slice(Fragment.from([paragraph(text), paragraph('b')]), 1, 1))
      return
    case 19:
      if (parent.type === schema.nodes.paragraph) tr.insert(before, [paragraph(text)])
      return
    case 20:
      if ($x.node($x.depth - 1).childCount > 1) tr.delete(before, $x.after())
      return
    default: {
      // Several steps in one go: a move.
      const cut = tr.doc.slice(from, near)
      tr.delete(from, near)
      const place = pick(caretPlaces(tr.doc), edit.b)
      tr.replace(place, place, cut)
    }
  }
}

function paragraph(text: string): Node {
  return schema.nodes.paragraph.create(null, text ? schema.text(text) : undefined)
}

/** Several people at one document, with the registry that their ids need. */
export class Desk {
  readonly records = new Map<string, ChangeRecord>()
  private n = 0
  private gesture = 0

  /** 'flow': edits that would cross a table's edge are left out; 'rough': they happen too. */
  constructor(
    public doc: Node,
    private readonly reach: 'flow' | 'rough' = 'flow',
  ) {}

  context(author: number, trim: 'none' | 'word'): TrackContext {
    const name = `author${author}` as AuthorId
    return {
      author: name,
      now: `2026-01-01T00:00:${String(this.gesture % 60).padStart(2, '0')}.000Z`,
      mintId: () => `s${author}.${++this.n}` as ChangeId,
      isMine: (id) => this.records.get(id)?.author === name,
      group: `g${++this.gesture}`,
      origin: 'typing',
      trim,
    }
  }

  /** Accepts suggestions inside the review: the first one, or all; they become a layer under what comes after. */
  accept(which: 'one' | 'all'): void {
    const ids = [...idsIn(this.doc)]
    const taken = new Set(which === 'all' ? ids : ids.slice(0, 1))
    const by = { author: 'author0' as AuthorId, at: '2026-01-01T00:00:00.000Z' }
    this.doc = resolve(this.doc, (id) => (taken.has(id) ? 'accept' : undefined), by).doc
  }

  /** Applies an edit tracked; the raw edit and the documents around it come back, or null when it did nothing. */
  edit(edit: Edit): { before: Node; raw: Transform; after: Node; steps: readonly Step[] } | null {
    const raw = rawEdit(this.doc, edit)
    if (!raw) return null
    if (this.reach === 'flow' && !(inOneFlow(this.doc, edit) && tableShape(raw.doc) === tableShape(this.doc)))
      return null
    const before = this.doc
    const tracked = track(before, { doc: raw.doc, steps: raw.steps }, this.context(edit.author, edit.trim))
    for (const record of tracked.minted) this.records.set(record.id, record)
    this.doc = tracked.doc
    const replay = new Transform(before)
    for (const step of tracked.steps) replay.step(step)
    return { before, raw, after: replay.doc, steps: tracked.steps }
  }
}

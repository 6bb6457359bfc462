import fc from 'fast-check'
import type { Node } from 'prosemirror-model'
import { Transform } from 'prosemirror-transform'
import { baseDigest, clausesOf, docOf, schema } from '../../../src/core/doc'
import type { AuthorId, ChangeId, ReviewOp } from '../../../src/core/model'
import { type Review, applyOp, beginReview, stepsJson } from '../../../src/core/review'
import { changesOf, resolve, track } from '../../../src/core/suggestion'
import { anchorAt } from '../../../src/core/thread'
import { AT, LATER, comment, head, para, thread } from '../review/sample'

/** One thing that a reviewer does; numbers are taken modulo what there is. */
export type Act =
  | {
      readonly kind: 'edit'
      readonly how: Edit
      readonly a: number
      readonly b: number
      readonly who: number
    }
  | { readonly kind: 'decide'; readonly verdict: 'accept' | 'reject'; readonly n: number }
  | { readonly kind: 'thread'; readonly a: number; readonly b: number }
  | { readonly kind: 'comment' | 'delete-comment'; readonly n: number }
  | { readonly kind: 'clause'; readonly n: number; readonly value: 'reviewed' | 'flagged' }

type Edit = 'insert' | 'delete' | 'replace' | 'split' | 'join' | 'strong' | 'list' | 'heading'

const EDITS: readonly Edit[] = ['insert', 'delete', 'replace', 'split', 'join', 'strong', 'list', 'heading']

const AUTHORS = ['ana', 'ben'] as unknown as readonly AuthorId[]

export const anyAct: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('edit' as const),
      how: fc.constantFrom(...EDITS),
      a: fc.nat(400),
      b: fc.nat(400),
      who: fc.nat(1),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('decide' as const),
      verdict: fc.constantFrom('accept' as const, 'reject' as const),
      n: fc.nat(20),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('thread' as const), a: fc.nat(400), b: fc.nat(400) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constantFrom('comment' as const, 'delete-comment' as const),
      n: fc.nat(5),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('clause' as const),
      n: fc.nat(20),
      value: fc.constantFrom('reviewed' as const, 'flagged' as const),
    }),
  },
)

export const anyActs: fc.Arbitrary<readonly Act[]> = fc.array(anyAct, { maxLength: 10 })

export function policy(): Node {
  const cell = (id: string, text: string): Node => schema.nodes.table_cell.create(null, para(id, text))
  return docOf([
    schema.nodes.heading.create({ bid: 'h1', level: 1 }, schema.text('Gifts')),
    para('p1', 'Gifts over USD 50 must be reviewed.'),
    schema.nodes.paragraph.create({ bid: 'l1', list: 'bullet' }, schema.text('Cash is never a gift.')),
    schema.nodes.paragraph.create({ bid: 'l2', list: 'bullet' }, schema.text('Nor are coins.')),
    schema.nodes.table.create(null, [
      schema.nodes.table_row.create(null, [cell('t1', 'Limit'), cell('t2', 'USD 50')]),
      schema.nodes.table_row.create(null, [cell('t3', 'Deadline'), cell('t4', '24 hours')]),
    ]),
    para('p2', 'مراجعة الهدايا'),
    para('p3', ''),
  ])
}

/** A review in which all this was done, through the same door as everything: tracked edits as operations. */
export function reviewOf(acts: readonly Act[], base: Node = policy()): Review {
  const about = head({ base: baseDigest(base) })
  return playActs(beginReview({ head: about, base, replica: 'r1' }), acts, 'r1')
}

/** Goes on with a review; `replica` is where the ids of new suggestions come from. */
export function playActs(review: Review, acts: readonly Act[], replica: string): Review {
  let now = review
  let count = now.records.size
  const mint = (): string => `${replica}.${++count}`
  for (const act of acts)
    for (const op of opsOf(now, act, mint)) {
      const next = applyOp(now, op, LATER)
      if (!next.ok) throw new Error(`${act.kind}: ${next.problem.detail}`)
      now = next.value
    }
  return now
}

function opsOf(review: Review, act: Act, mint: () => string): ReviewOp[] {
  switch (act.kind) {
    case 'edit':
      return editOps(review, act, mint)
    case 'decide':
      return decideOps(review, act)
    case 'thread':
      return threadOps(review, act, mint)
    case 'clause': {
      const clauses = clausesOf(review.doc)
      const clause = clauses[act.n % clauses.length]
      const state = { value: act.value, author: AUTHORS[0]!, at: AT }
      return clause ? [{ kind: 'clause', clauses: [clause.id], state }] : []
    }
    case 'comment':
    case 'delete-comment':
      return commentOps(review, act, mint)
  }
}

function editOps(review: Review, act: Extract<Act, { kind: 'edit' }>, mint: () => string): ReviewOp[] {
  const raw = new Transform(review.doc)
  const [from, to] = stretch(review.doc, act.a, act.b)
  try {
    edit(raw, act.how, from, to)
  } catch {
    return [] // This edit is not possible here.
  }
  if (!raw.docChanged) return []
  const author = AUTHORS[act.who]!
  const tracked = track(review.doc, raw, {
    author,
    now: LATER,
    mintId: () => mint() as ChangeId,
    isMine: (id) => review.records.get(id)?.author === author,
    group: mint(),
    origin: 'typing',
    trim: 'word',
  })
  return [{ kind: 'steps', steps: stepsJson(tracked.steps), records: [...tracked.minted] }]
}

function edit(tr: Transform, how: Edit, from: number, to: number): void {
  const $from = tr.doc.resolve(from)
  const block = $from.parent
  if (how === 'insert') tr.insert(from, schema.text('neu '))
  else if (how === 'delete') tr.delete(from, to)
  else if (how === 'replace') tr.replaceWith(from, to, schema.text('muss'))
  else if (how === 'split') tr.split(from, 1)
  else if (how === 'join') tr.join($from.before())
  else if (how === 'strong') tr.addMark(from, to, schema.marks.strong.create())
  else if (how === 'list') tr.setNodeAttribute($from.before(), 'list', block.attrs['list'] ? null : 'ordered')
  else tr.setBlockType(from, to, schema.nodes.heading, { ...block.attrs, level: 2 })
}

function decideOps(review: Review, act: Extract<Act, { kind: 'decide' }>): ReviewOp[] {
  const ids = [...new Set(changesOf(review.doc).flatMap((span) => span.ids))]
  const id = ids[act.n % ids.length]
  if (!id) return []
  const author = AUTHORS[0]!
  const done = resolve(review.doc, (i) => (i === id ? act.verdict : undefined), { author, at: LATER })
  const decisions = done.decided.map((change) => ({ change, verdict: act.verdict, author, at: LATER }))
  return [{ kind: 'steps', steps: stepsJson(done.steps), records: [], decisions }]
}

function threadOps(review: Review, act: { a: number; b: number }, mint: () => string): ReviewOp[] {
  const [from, to] = stretch(review.doc, act.a, act.b)
  if (from === to) return []
  const made = { ...thread(`t${mint()}`), anchor: anchorAt(review.doc, 'target', { from, to }) }
  const tr = new Transform(review.doc).addMark(from, to, schema.marks.cmt.create({ id: made.id }))
  return [
    { kind: 'thread', thread: made },
    { kind: 'steps', steps: stepsJson(tr.steps), records: [] },
  ]
}

function commentOps(review: Review, act: { kind: string; n: number }, mint: () => string): ReviewOp[] {
  const threads = [...review.threads.values()]
  const t = threads[act.n % threads.length]
  if (!t) return []
  if (act.kind === 'comment') return [{ kind: 'comment', thread: t.id, comment: comment(`m${mint()}`) }]
  const c = t.comments.find((one) => !one.deletedAt)
  return c ? [{ kind: 'comment-delete', thread: t.id, comment: c.id, at: LATER }] : []
}

/** Two positions inside text, the first not after the second; both in the body or both in one table cell. */
function stretch(doc: Node, a: number, b: number): [number, number] {
  const places: { pos: number; cell: Node | null }[] = []
  doc.descendants((node, pos, parent) => {
    const cell = parent?.type.name === 'table_cell' ? parent : null
    if (node.isTextblock) for (let i = 0; i <= node.content.size; i++) places.push({ pos: pos + 1 + i, cell })
    return !node.isTextblock
  })
  const at = a % places.length
  const from = places[at]!
  const to = places.slice(at, at + (b % 30) + 1).filter((place) => place.cell === from.cell)
  return [from.pos, to[to.length - 1]!.pos]
}

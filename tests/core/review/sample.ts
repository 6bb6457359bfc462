import type { Node } from 'prosemirror-model'
import type { Step } from 'prosemirror-transform'
import { docOf, schema } from '../../../src/core/doc'
import {
  type ChangeRecord,
  type Comment,
  ReviewHead,
  type ReviewOp,
  type Thread,
  ThreadKind,
} from '../../../src/core/model'
import { type Review, applyOp, beginReview, stepsJson } from '../../../src/core/review'
import { newThread } from '../../../src/core/thread'

export const AT = '2026-11-20T10:00:00.000Z'
export const LATER = '2026-11-21T11:30:00.000Z'

/** A paragraph with a clause id, or a paragraph without one for an empty id. */
export function para(bid: string, text: string): Node {
  return schema.nodes.paragraph.create({ bid: bid || null }, text ? schema.text(text) : null)
}

export function baseDoc(): Node {
  return docOf([
    schema.nodes.heading.create({ bid: 'c1', level: 1 }, schema.text('Gifts')),
    para('c2', 'Gifts over USD 50 must be reviewed within 24 hours.'),
    para('c3', 'Cash is never a gift.'),
    para('c4', ''),
  ])
}

export function head(over: Record<string, unknown> = {}): ReviewHead {
  return ReviewHead.parse({
    id: 'review-1',
    pack: 'gifting',
    packVersion: 'v1',
    packDigest: 'a'.repeat(64),
    document: 'gifting-policy',
    locale: 'de',
    base: 'b'.repeat(64),
    author: { id: 'ana', name: 'Ana' },
    createdAt: AT,
    ...over,
  })
}

export function begin(base: Node = baseDoc()): Review {
  return beginReview({ head: head(), base, replica: 'r1' })
}

export function record(id: string, over: Partial<ChangeRecord> = {}): ChangeRecord {
  return {
    id,
    kind: 'insertion',
    author: 'ana',
    createdAt: AT,
    updatedAt: AT,
    group: 'g1',
    origin: 'typing',
    ...over,
  } as ChangeRecord
}

export function comment(id: string, text = 'Why?', over: Partial<Comment> = {}): Comment {
  return { id, author: 'ana', at: AT, text, ...over } as Comment
}

export function thread(id: string, over: Partial<Thread> = {}): Thread {
  const seed = newThread({
    id: id as Thread['id'],
    kind: ThreadKind.enum.question,
    anchor: {
      side: 'target',
      clause: 'c2' as never,
      quote: { exact: '', prefix: '', suffix: '' },
      foundBy: 'author',
    },
    first: comment(`${id}-1`),
  })
  return { ...seed, ...over }
}

export function steps(made: readonly Step[], records: ChangeRecord[] = []): ReviewOp {
  return { kind: 'steps', steps: stepsJson(made), records }
}

/** Applies operations that must all succeed. */
export function play(review: Review, ...ops: ReviewOp[]): Review {
  return ops.reduce((now, op) => {
    const next = applyOp(now, op, LATER)
    if (!next.ok) throw new Error(`${next.problem.code}: ${next.problem.detail}`)
    return next.value
  }, review)
}

/** The position where a text begins. */
export function posOf(doc: Node, text: string): number {
  let found = -1
  doc.descendants((node, pos) => {
    const at = node.isText ? node.text!.indexOf(text) : -1
    if (found < 0 && at >= 0) found = pos + at
  })
  if (found < 0) throw new Error(`no text ${text}`)
  return found
}

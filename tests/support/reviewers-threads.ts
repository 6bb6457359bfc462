import type { Node } from 'prosemirror-model'
import { Transform } from 'prosemirror-transform'
import { type Clause, clausesOf, schema } from '../../src/core/doc'
import { type CommentId, type Thread, type ThreadId, ThreadKind } from '../../src/core/model'
import { type TimedOp, stepsJson } from '../../src/core/review'
import { anchorAt, anchorOn, newThread } from '../../src/core/thread'
import { wordsOf } from './reviewers-base'
import type { Hand } from './reviewers-hand'
import { pickFrom, vocabularyOf } from './reviewers-words'

/**
 * Threads on words and on whole clauses, some with wording to take over; a policy gap or a question flags its
 * clause. They are hung before any edit, so that edits may run into them.
 */
export function threadOps(hand: Hand, of: { base: Node; locale: string; count: number }): TimedOp[] {
  const clauses = clausesOf(hand.doc).filter((clause) => clause.node.content.size > 0)
  const marks = new Transform(hand.doc)
  const ops: TimedOp[] = []
  for (let n = 0; n < of.count && clauses.length; n++) {
    const clause = pickFrom(clauses, hand.random)
    const thread = threadIn(hand, clause, of.locale)
    ops.push(hand.at({ kind: 'thread', thread: thread.made }))
    if (thread.range)
      marks.addMark(thread.range.from, thread.range.to, schema.marks.cmt.create({ id: thread.made.id }))
  }
  if (marks.docChanged) ops.push(hand.at({ kind: 'steps', steps: stepsJson(marks.steps), records: [] }))
  hand.doc = marks.doc
  return ops
}

function threadIn(
  hand: Hand,
  { id, node, pos }: Clause,
  locale: string,
): { made: Thread; range: { from: number; to: number } | null } {
  const { random } = hand
  const { questions, words, phrases } = vocabularyOf(locale)
  const kind = pickFrom([...ThreadKind.options, 'policy-gap', 'question'] as ThreadKind[], random)
  if (kind === 'policy-gap' || kind === 'question') hand.flag(id)
  const inside = wordsOf(node.textBetween(0, node.content.size, undefined, '\ufffc'), locale)
  const word = inside.length && random() < 0.8 ? pickFrom(inside, random) : null
  const range = word && { from: pos + 1 + word.at, to: pos + 1 + word.at + word.text.length }
  const name = hand.mint()
  const wording = random() < 0.3 ? pickFrom([...words, ...phrases], random) : null
  const made = newThread({
    id: `${name}-t` as ThreadId,
    kind,
    anchor: range ? anchorAt(hand.review.doc, 'target', range) : anchorOn(hand.review.doc, 'target', id),
    first: {
      id: `${name}-m` as CommentId,
      author: hand.author,
      at: hand.now(),
      text: pickFrom(questions, random),
      ...(wording === null ? {} : { proposedWording: wording }),
    },
  })
  return { made, range }
}

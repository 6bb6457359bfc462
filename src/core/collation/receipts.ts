import { canonicalJson } from '../base'
import {
  type Answer,
  type AnswerOutcome,
  type AnswerPiece,
  type ChangeId,
  type CollationHead,
  type Comment,
  type Digest,
  type Instant,
  type Person,
  RECEIPT_FORMAT,
  RECEIPT_FORMAT_VERSION,
  type Receipt,
  type ThreadId,
} from '../model'
import type { Folded, FoldedHead } from './folded'
import type { Matter } from './matter'
import { type Decided, decidedOf, pieceOf, saidOf, threadOutcome } from './receipts-piece'
import type { CollationLog } from './types'

/** What receipts are made from. `matters` are those of this fold and this log. */
export interface ReceiptsInput {
  readonly head: CollationHead
  readonly folded: Folded
  readonly log: CollationLog
  readonly matters: readonly Matter[]
  readonly issuedBy: Person
  readonly issuedAt: Instant
  /** The version in which the decisions came out; the last one that was published, if not given. */
  readonly published?: { readonly version: string; readonly digest: Digest }
}

/**
 * One receipt for each head, in the order of the fold. In it every change and every thread of that head has exactly
 * one answer, see `pieceOf` for the rule of each place; answers stand in reading order, those without a place last.
 * Of other reviewers only their number is told. The same input gives the same bytes.
 *
 * A change at several places has one answer with all of them as pieces, and as its outcome: `deferred` if this
 * reviewer is asked about one of them, else `open` or `deferred` if one of them is, else what all of them are, else
 * `taken-with-edits`, which is a part.
 */
export function receiptsOf(input: ReceiptsInput): Receipt[] {
  return [...receiptsInSteps(input)]
}

/** The same one after the other, so that the caller can do other things in between or leave it. */
export function* receiptsInSteps(input: ReceiptsInput): Generator<Receipt, void> {
  const { head, folded, log, issuedBy, issuedAt } = input
  const decided = decidedOf(log)
  const context: Context = { ...input, decided, places: placesOf(input), count: countOf(input) }
  const last = log.published.at(-1)?.act
  const published = input.published ?? (last && { version: last.version, digest: last.packDigest })
  for (const one of folded.heads)
    yield {
      format: RECEIPT_FORMAT,
      formatVersion: RECEIPT_FORMAT_VERSION,
      collation: head.id,
      title: head.title,
      pack: { id: head.pack, version: head.packVersion, digest: head.packDigest },
      document: head.document,
      locale: head.locale,
      review: one.review,
      replica: one.replica,
      revision: one.revision,
      reviewer: one.reviewer,
      issuedBy,
      issuedAt,
      ...(published ? { published } : {}),
      answers: answersOf(one, context),
    }
}

interface Context extends ReceiptsInput {
  readonly decided: Decided
  /** For each head and change: its places, by their index among the matters. */
  readonly places: ReadonlyMap<string, ReadonlyMap<ChangeId, readonly number[]>>
  readonly count: Count
}

function answersOf(head: FoldedHead, context: Context): Answer[] {
  const placed = changeAnswers(head, context)
  const found = new Map(
    context.matters.flatMap((matter, i) => (matter.thread ? [[matter.thread.thread.id, i]] : [])),
  )
  const threads = [...new Set(head.threads)].map((id) => {
    const at = found.get(id as ThreadId) ?? Infinity
    return { at, answer: threadAnswer(id as ThreadId, { head, matter: context.matters[at] }, context) }
  })
  return [...placed, ...threads]
    .sort((a, b) => (a.at === b.at ? order(nameOf(a.answer), nameOf(b.answer)) : a.at - b.at))
    .map(({ answer }) => answer)
}

interface Placed {
  readonly at: number
  readonly answer: Answer
}

/** Changes that fare alike at the same places are one answer: what was replaced, and by what. */
function changeAnswers(head: FoldedHead, context: Context): Placed[] {
  const places = context.places.get(head.key)
  const groups = new Map<string, { ids: ChangeId[]; pieces: AnswerPiece[]; at: readonly number[] }>()
  for (const id of [...new Set(head.changes)].sort(order)) {
    const at = places?.get(id) ?? []
    const pieces = at.map((index) => pieceAt(context.matters[index]!, { head, id }, context))
    const gesture = context.folded.records[id]?.group ?? id
    const key = at.length
      ? canonicalJson([at, pieces.map(({ outcome }) => outcome)])
      : canonicalJson([outcomeWithoutPlace(id, head), gesture])
    const group = groups.get(key)
    if (group) group.ids.push(id)
    else groups.set(key, { ids: [id], pieces, at })
  }
  return [...groups.values()].map(({ ids, pieces, at }) => ({
    at: at[0] ?? Infinity,
    answer: pieces.length
      ? placedAnswer(ids, pieces, context.count(context.matters[at[leadOf(pieces).at]!]!, head))
      : { ...NOWHERE, outcome: outcomeWithoutPlace(ids[0]!, head), ids },
  }))
}

const NOWHERE = {
  kind: 'change',
  clause: null,
  base: '',
  proposed: '',
  result: '',
  supporters: 1,
  reviewers: 1,
} as const

function pieceAt(
  matter: Matter,
  { head, id }: { head: FoldedHead; id: ChangeId },
  { decided }: Context,
): AnswerPiece {
  const wish = matter.wishes.find((one) => one.supporters.includes(head.key) && one.ids.includes(id))!
  const { standing: _standing, ...piece } = pieceOf(matter, { wish, change: id, head: head.key }, decided)
  return piece
}

function outcomeWithoutPlace(id: ChangeId, { absorbed }: FoldedHead): AnswerOutcome {
  return absorbed.includes(id) ? 'already-there' : 'no-effect'
}

function placedAnswer(
  ids: ChangeId[],
  pieces: readonly AnswerPiece[],
  counts: { supporters: number; reviewers: number },
): Answer {
  const { outcome, at } = leadOf(pieces)
  return {
    kind: 'change',
    ...pieces[at]!,
    outcome,
    ids,
    ...counts,
    ...(pieces.length > 1 ? { pieces: [...pieces] } : {}),
  }
}

/** The outcome of several places, and the place whose reason is told first. */
export function leadOf(pieces: readonly Pick<AnswerPiece, 'outcome' | 'ask'>[]): {
  outcome: AnswerOutcome
  at: number
} {
  const first = (is: (piece: Pick<AnswerPiece, 'outcome' | 'ask'>) => boolean): number => pieces.findIndex(is)
  const asked = first(({ ask }) => ask !== undefined)
  if (asked >= 0) return { outcome: 'deferred', at: asked }
  for (const outcome of ['open', 'deferred'] as const) {
    const at = first((piece) => piece.outcome === outcome)
    if (at >= 0) return { outcome, at }
  }
  const { outcome } = pieces[0]!
  if (pieces.every((piece) => piece.outcome === outcome)) return { outcome, at: 0 }
  const missing = first((piece) => piece.outcome === 'not-taken')
  return { outcome: 'taken-with-edits', at: Math.max(0, missing) }
}

function threadAnswer(
  thread: ThreadId,
  { head, matter }: { head: FoldedHead; matter: Matter | undefined },
  { decided }: Context,
): Answer {
  if (!matter?.thread) return { kind: 'thread', thread, outcome: 'open', clause: null, comment: '' }
  const { standing } = matter
  const said = saidOf({ matter, standing, outcome: threadOutcome(matter), head: head.key }, decided)
  return { kind: 'thread', ...said, thread, comment: commentOf(matter.thread.thread.comments, head) }
}

/** The reviewer's own words, or the words that the thread began with, which they have had before them. */
function commentOf(comments: readonly Comment[], { reviewer }: FoldedHead): string {
  const there = comments.filter(({ deletedAt }) => !deletedAt)
  return (there.find(({ author }) => author === reviewer.id) ?? there[0])?.text ?? ''
}

function placesOf({ folded, matters }: ReceiptsInput): Context['places'] {
  const own = new Map(folded.heads.map(({ key, changes }) => [key, new Set(changes)]))
  const places = new Map<string, Map<ChangeId, number[]>>(folded.heads.map(({ key }) => [key, new Map()]))
  matters.forEach(({ wishes }, index) => {
    for (const { supporters, ids } of wishes)
      for (const key of supporters)
        for (const id of ids) {
          if (!own.get(key)?.has(id)) continue
          const at = places.get(key)?.get(id)
          if (at) at.push(index)
          else places.get(key)?.set(id, [index])
        }
  })
  return places
}

type Count = (matter: Matter, head: FoldedHead) => { supporters: number; reviewers: number }

/** Counts people, not copies of their reviews. */
function countOf({ folded, matters }: ReceiptsInput): Count {
  const person = new Map(folded.heads.map(({ key, reviewer }) => [key, reviewer.id]))
  const people = (keys: readonly string[]): Set<unknown> => new Set(keys.map((key) => person.get(key)))
  const said = new Map<string, Set<unknown>>()
  for (const { clause, heads } of matters)
    if (clause !== null) said.set(clause, new Set([...(said.get(clause) ?? []), ...people(heads)]))
  return ({ wishes, clause, heads }, { key }) => ({
    supporters: people(wishes.find((wish) => wish.supporters.includes(key))?.supporters ?? [key]).size,
    reviewers: (clause === null ? people(heads) : (said.get(clause) ?? people(heads))).size,
  })
}

function nameOf(answer: Answer): string {
  return answer.kind === 'thread' ? answer.thread : answer.ids[0]!
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

import { type Result, exhausted, fail, ok } from '../base'
import type {
  ChangeRecord,
  Comment,
  Decision,
  Instant,
  Person,
  Problem,
  ReviewOp,
  Thread,
  ThreadId,
} from '../model'
import { problem } from '../model'
import { deleteComment, editComment, markApplied, reply, setAnchor, setKind, setStatus } from '../thread'
import { censusOf } from './census'
import type { Review } from './review'
import { applySteps } from './steps'

/** An operation as the journal holds it: what was done, and when the backend took it. */
export interface TimedOp {
  readonly op: ReviewOp
  readonly at: Instant
}

/**
 * The review after one operation. Fails with `op-invalid`, and then nothing has happened: a step that does not
 * apply or leaves a broken block, an id that is not known or is known already, a record that changes its author.
 * Costs what the operation touches, not the document.
 */
export function applyOp(review: Review, op: ReviewOp, at: Instant): Result<Review, Problem> {
  return applyOps(review, [{ op, at }])
}

/** All operations or none. One call for many is much cheaper than many calls: the registries are copied once. */
export function applyOps(review: Review, ops: readonly TimedOp[]): Result<Review, Problem> {
  const draft: Draft = { now: { ...review }, own: new Set() }
  for (const { op, at } of ops) {
    const wrong = play(draft, op, at)
    if (wrong) return fail(wrong)
    draft.now.rev += 1
    // Handing back says nothing new, so it makes a review no younger.
    if (op.kind !== 'handed-back' && at > draft.now.updatedAt) draft.now.updatedAt = at
  }
  return ok(draft.now)
}

/** A review being changed. `own` names the collections that are copies already and may be written to. */
interface Draft {
  readonly now: { -readonly [K in keyof Review]: Review[K] }
  readonly own: Set<string>
}

type Maps = 'records' | 'threads' | 'clauses' | 'people'

function play(draft: Draft, op: ReviewOp, at: Instant): Problem | null {
  switch (op.kind) {
    case 'steps':
      return playSteps(draft, op)
    case 'remark':
      return playRemark(draft, op)
    case 'thread':
      return playThread(draft, op.thread)
    case 'clause':
      return playClauses(draft, op)
    case 'person':
      return playPerson(draft, op.person)
    case 'handed-back':
      draft.now.handedBack = [...draft.now.handedBack, { at: op.at, digest: op.digest }]
      return null
    case 'thread-kind':
      return onThread(draft, op.thread, (t) => ok(setKind(t, op.value, at)))
    case 'thread-status':
      return onThread(draft, op.thread, (t) => ok(setStatus(t, op.status)))
    case 'thread-anchor':
      return onThread(draft, op.thread, (t) => ok(setAnchor(t, op.anchor, at)))
    case 'comment':
      return onThread(draft, op.thread, (t) => reply(t, op.comment))
    case 'comment-edit':
      return onThread(draft, op.thread, (t) => editComment(t, op.comment, op))
    case 'comment-delete':
      return onThread(draft, op.thread, (t) => deleteComment(t, op.comment, op.at))
    case 'comment-applied': {
      const stranger = op.changes.find((id) => !draft.now.records.has(id))
      if (stranger) return unknown('suggestion', stranger)
      return onThread(draft, op.thread, (t) => markApplied(t, op.comment, op.changes))
    }
    default:
      return exhausted(op)
  }
}

function playSteps(draft: Draft, op: Extract<ReviewOp, { kind: 'steps' }>): Problem | null {
  const stepped = applySteps(draft.now.doc, op.steps)
  if (!stepped.ok) return stepped.problem
  for (const record of op.records) {
    const wrong = putRecord(draft, record)
    if (wrong) return wrong
  }
  for (const id of stepped.value.named.changes)
    if (!draft.now.records.has(id)) return unknown('suggestion', id)
  for (const id of stepped.value.named.threads)
    if (!draft.now.threads.has(id)) return unknown('thread', `${id}; a thread comes before its mark`)
  for (const decision of op.decisions ?? [])
    if (!draft.now.records.has(decision.change)) return unknown('suggestion', decision.change)
  if (op.decisions?.length) decisionsOf(draft).push(...op.decisions)
  draft.now.doc = stepped.value.doc
  return null
}

/** A known record only ever moves its time: who made what, and the remarks on it, no edit of text can alter. */
function putRecord(draft: Draft, record: ChangeRecord): Problem | null {
  const known = draft.now.records.get(record.id)
  if (!known) {
    mapOf(draft, 'records').set(record.id, record)
    return null
  }
  if (known.author !== record.author || known.kind !== record.kind || known.createdAt !== record.createdAt)
    return problem('op-invalid', `suggestion ${record.id} was made otherwise`)
  if (record.updatedAt > known.updatedAt)
    mapOf(draft, 'records').set(record.id, { ...known, updatedAt: record.updatedAt })
  return null
}

function playRemark(draft: Draft, op: Extract<ReviewOp, { kind: 'remark' }>): Problem | null {
  const records = mapOf(draft, 'records')
  for (const id of op.changes) {
    const record = records.get(id)
    if (!record) return unknown('suggestion', id)
    const { reason: _reason, errorType: _type, necessity: _necessity, ...rest } = record
    const updatedAt = op.at > record.updatedAt ? op.at : record.updatedAt
    records.set(id, { ...rest, ...op.remark, updatedAt } as ChangeRecord)
  }
  return null
}

function playThread(draft: Draft, thread: Thread): Problem | null {
  if (draft.now.threads.has(thread.id)) return problem('op-invalid', `thread ${thread.id} is there already`)
  const ids = new Set(thread.comments.map((c: Comment) => c.id))
  if (!ids.size || ids.size !== thread.comments.length)
    return problem('op-invalid', `thread ${thread.id} needs comments with ids of their own`)
  mapOf(draft, 'threads').set(thread.id, thread)
  return null
}

function onThread(
  draft: Draft,
  id: ThreadId,
  make: (thread: Thread) => Result<Thread, Problem>,
): Problem | null {
  const thread = draft.now.threads.get(id)
  if (!thread) return unknown('thread', id)
  const made = make(thread)
  if (!made.ok) return made.problem
  mapOf(draft, 'threads').set(id, made.value)
  return null
}

function playClauses(draft: Draft, op: Extract<ReviewOp, { kind: 'clause' }>): Problem | null {
  const known = censusOf(draft.now.doc).clauseIds
  for (const id of op.clauses) {
    if (!known.has(id) && !draft.now.clauses.has(id)) return unknown('clause', id)
    mapOf(draft, 'clauses').set(id, op.state)
  }
  return null
}

function playPerson(draft: Draft, person: Person): Problem | null {
  mapOf(draft, 'people').set(person.id, person)
  if (person.id === draft.now.head.author.id) draft.now.head = { ...draft.now.head, author: person }
  return null
}

function mapOf<K extends Maps>(draft: Draft, key: K): Map<string, MapValue<K>> {
  if (!draft.own.has(key)) {
    draft.own.add(key)
    draft.now[key] = new Map(draft.now[key] as ReadonlyMap<string, never>) as Review[K]
  }
  // It is our own copy: `own` says so.
  return draft.now[key] as unknown as Map<string, MapValue<K>>
}

type MapValue<K extends Maps> = Review[K] extends ReadonlyMap<string, infer V> ? V : never

function decisionsOf(draft: Draft): Decision[] {
  if (!draft.own.has('decisions')) {
    draft.own.add('decisions')
    draft.now.decisions = [...draft.now.decisions]
  }
  return draft.now.decisions as Decision[]
}

function unknown(kind: string, id: string): Problem {
  return problem('op-invalid', `no ${kind} ${id}`)
}

import { type Result, fail, ok } from '../base'
import {
  type Anchor,
  type ChangeId,
  type Comment,
  type CommentId,
  type Instant,
  type Problem,
  type Thread,
  type ThreadKind,
  type ThreadStatus,
  problem,
} from '../model'
import { laterStatus } from './status'

/** What a new thread is made of; ids and the time come from the caller. */
export interface ThreadSeed {
  readonly id: Thread['id']
  readonly kind: ThreadKind
  readonly anchor: Anchor
  readonly first: Comment
}

/** A thread is never empty: it begins with its first comment, whose author and time are the thread's. */
export function newThread(seed: ThreadSeed): Thread {
  const { author, at } = seed.first
  return {
    id: seed.id,
    kind: seed.kind,
    anchor: seed.anchor,
    createdAt: at,
    author,
    status: { value: 'open', counter: 0, at, author },
    comments: [seed.first],
  }
}

/** Adds a comment. Comments stand in order of time, then id. Fails with `op-invalid` if the id is taken. */
export function reply(thread: Thread, comment: Comment): Result<Thread, Problem> {
  if (thread.comments.some((c) => c.id === comment.id))
    return fail(problem('op-invalid', `comment ${comment.id} is there already`))
  return ok({ ...thread, comments: inOrder([...thread.comments, comment]) })
}

/** Changes the words of a comment that has not been deleted. */
export function editComment(
  thread: Thread,
  id: CommentId,
  edit: { readonly text: string; readonly at: Instant },
): Result<Thread, Problem> {
  return change(thread, id, (c) => ({ ...c, text: edit.text, editedAt: edit.at }))
}

/** Takes a comment's words away and leaves its tombstone, so that a merge cannot bring it back. */
export function deleteComment(thread: Thread, id: CommentId, at: Instant): Result<Thread, Problem> {
  return change(thread, id, (c) => tombstone(c, at))
}

/** Notes which suggestions came of a comment's proposed wording. Applying it again adds to the list. */
export function markApplied(
  thread: Thread,
  id: CommentId,
  changes: readonly ChangeId[],
): Result<Thread, Problem> {
  return change(thread, id, (c) => ({
    ...c,
    appliedAs: [...new Set([...(c.appliedAs ?? []), ...changes])].sort(),
  }))
}

/** The next value of the thread's status register; give it to `setStatus`. */
export function nextStatus(
  thread: Thread,
  value: ThreadStatus['value'],
  by: { readonly author: ThreadStatus['author']; readonly at: Instant },
): ThreadStatus {
  return { value, counter: thread.status.counter + 1, at: by.at, author: by.author }
}

/** Resolves or reopens. A status that is older than the thread's own changes nothing. */
export function setStatus(thread: Thread, status: ThreadStatus): Thread {
  return { ...thread, status: laterStatus(thread.status, status) }
}

export function setKind(thread: Thread, kind: ThreadKind, at: Instant): Thread {
  return { ...thread, kind, kindAt: at }
}

/** Hangs the thread elsewhere; its id, comments and history stay. */
export function setAnchor(thread: Thread, anchor: Anchor, at: Instant): Thread {
  return { ...thread, anchor, anchorAt: at }
}

export function tombstone(comment: Comment, at: Instant): Comment {
  const { proposedWording: _wording, ...rest } = comment
  return { ...rest, text: '', deletedAt: at }
}

export function inOrder(comments: readonly Comment[]): Comment[] {
  return [...comments].sort((a, b) => compare(a.at, b.at) || compare(a.id, b.id))
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

function change(thread: Thread, id: CommentId, make: (comment: Comment) => Comment): Result<Thread, Problem> {
  const found = thread.comments.find((c) => c.id === id)
  if (!found) return fail(problem('op-invalid', `no comment ${id} in thread ${thread.id}`))
  if (found.deletedAt) return fail(problem('op-invalid', `comment ${id} was deleted`))
  return ok({ ...thread, comments: thread.comments.map((c) => (c === found ? make(c) : c)) })
}

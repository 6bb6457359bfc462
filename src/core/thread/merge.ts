import { canonicalJson, invariant } from '../base'
import type { Comment, Thread } from '../model'
import { inOrder, tombstone } from './comments'
import { laterStatus } from './status'

/**
 * Two copies of one thread as one. Commutative, associative and idempotent, so copies may meet in any order:
 * comments are united by id, deletion wins over any edit, and of registers the later value stays.
 */
export function mergeThreads(a: Thread, b: Thread): Thread {
  invariant(a.id === b.id, 'only copies of one thread merge')
  const kind = later([a.kindAt, a.kind], [b.kindAt, b.kind])
  const anchor = later([a.anchorAt, a.anchor], [b.anchorAt, b.anchor])
  return {
    ...greaterFields(a, b),
    id: a.id,
    kind: kind[1],
    ...(kind[0] === undefined ? {} : { kindAt: kind[0] }),
    anchor: anchor[1],
    ...(anchor[0] === undefined ? {} : { anchorAt: anchor[0] }),
    status: laterStatus(a.status, b.status),
    comments: mergeComments(a.comments, b.comments),
  }
}

function mergeComments(a: readonly Comment[], b: readonly Comment[]): Comment[] {
  const byId = new Map<string, Comment>()
  // A comment without a counterpart merges with itself: so its lists take the one order that all copies have.
  for (const comment of [...a, ...b])
    byId.set(comment.id, mergeComment(byId.get(comment.id) ?? comment, comment))
  return inOrder([...byId.values()])
}

function mergeComment(a: Comment, b: Comment): Comment {
  const text = later([a.editedAt, a.text], [b.editedAt, b.text])
  const applied = [...new Set([...(a.appliedAs ?? []), ...(b.appliedAs ?? [])])].sort()
  const merged: Comment = {
    ...greaterFields(a, b),
    text: text[1],
    ...(text[0] === undefined ? {} : { editedAt: text[0] }),
    ...(applied.length ? { appliedAs: applied } : {}),
  }
  const deleted = [a.deletedAt, b.deletedAt].filter((t) => t !== undefined).sort()[0]
  return deleted === undefined ? merged : tombstone(merged, deleted)
}

type Register<T> = readonly [at: string | undefined, value: T]

/** The later value; of two at one time, or both untimed, the one with the greater canonical JSON. */
function later<T>(a: Register<T>, b: Register<T>): Register<T> {
  const atA = a[0] ?? ''
  const atB = b[0] ?? ''
  if (atA !== atB) return atA > atB ? a : b
  return canonicalJson(a[1]) >= canonicalJson(b[1]) ? a : b
}

/** All fields of both, unknown ones too; where they differ, the one with the greater canonical JSON. */
function greaterFields<T extends object>(a: T, b: T): T {
  const out = { ...b, ...a } as Record<string, unknown>
  for (const key of Object.keys(out)) {
    const mine = (a as Record<string, unknown>)[key]
    const theirs = (b as Record<string, unknown>)[key]
    if (mine === undefined) out[key] = theirs
    else if (theirs !== undefined && canonicalJson(theirs) > canonicalJson(mine)) out[key] = theirs
  }
  return out as T
}

import type { Node } from 'prosemirror-model'
import { type Result, fail, ok } from '../base'
import { readDoc } from '../doc'
import {
  type ChangeRecord,
  type ClauseState,
  type Decision,
  type Person,
  type Problem,
  type ReviewHead,
  type ReviewState,
  type Thread,
  problem,
} from '../model'
import { annotationOf } from './annotation'

/** A review in memory: an immutable value. `applyOp` makes the next one. */
export interface Review {
  readonly head: ReviewHead
  /** How many operations have been applied. */
  readonly rev: number
  /** The tracked document, clause ids and all. */
  readonly doc: Node
  readonly records: ReadonlyMap<string, ChangeRecord>
  readonly decisions: readonly Decision[]
  readonly threads: ReadonlyMap<string, Thread>
  readonly clauses: ReadonlyMap<string, ClauseState>
  readonly people: ReadonlyMap<string, Person>
  readonly handedBack: ReviewState['handedBack']
  readonly replica: string
  readonly updatedAt: string
  /** Fields that a later version put into the state; carried. */
  readonly extra: Readonly<Record<string, unknown>>
}

/** Starts a review of a base document; nothing is suggested, everything is unread. */
export function beginReview(start: {
  readonly head: ReviewHead
  readonly base: Node
  readonly replica: string
}): Review {
  const { head, base, replica } = start
  return {
    head,
    rev: 0,
    doc: base,
    records: new Map(),
    decisions: [],
    threads: new Map(),
    clauses: new Map(),
    people: new Map([[head.author.id, head.author]]),
    handedBack: [],
    replica,
    updatedAt: head.createdAt,
    extra: {},
  }
}

/**
 * Starts a review on top of another one: its suggestions, decisions and threads stay their authors', how far the
 * clauses are is the new reviewer's own business. Undecided text is the same document, id for id.
 */
export function continueReview(
  from: Review,
  start: { readonly head: ReviewHead; readonly replica: string },
): Review {
  const { head, replica } = start
  return {
    ...from,
    head,
    replica,
    rev: 0,
    clauses: new Map(),
    handedBack: [],
    people: new Map([...from.people, [head.author.id, head.author]]),
    updatedAt: head.createdAt,
  }
}

/**
 * Reads a state that has passed the `ReviewState` schema. Fails with `document-invalid` if the document breaks its
 * schema or names a suggestion or thread that the state does not know, `json-invalid` if an id occurs twice.
 */
export function openReview(state: ReviewState): Result<Review, Problem> {
  const doc = readDoc(state.doc)
  if (!doc.ok) return doc
  const { head, rev, doc: _doc, decisions, clauses, handedBack, replica, updatedAt, ...rest } = state
  const { records, threads, people, ...extra } = rest
  const review: Review = {
    head,
    rev,
    doc: doc.value,
    records: byId(records),
    decisions,
    threads: byId(threads),
    clauses: new Map(Object.entries(clauses)),
    people: byId(people),
    handedBack,
    replica,
    updatedAt,
    extra,
  }
  for (const [list, map] of [
    [records, review.records],
    [threads, review.threads],
    [people, review.people],
  ] as const)
    if (list.length !== map.size) return fail(problem('json-invalid', 'an id occurs twice'))
  const stranger = strangerIn(review)
  return stranger ? fail(problem('document-invalid', stranger)) : ok(review)
}

/** The state as it is stored: lists sorted by id, clause states by clause, so equal reviews are equal texts. */
export function toState(review: Review): ReviewState {
  const { extra, doc, records, threads, clauses, people, decisions, handedBack, ...plain } = review
  return {
    ...extra,
    ...plain,
    doc: doc.toJSON() as ReviewState['doc'],
    records: sorted(records),
    decisions: [...decisions],
    threads: sorted(threads),
    clauses: Object.fromEntries([...clauses].sort(([a], [b]) => compare(a, b))) as ReviewState['clauses'],
    people: sorted(people),
    handedBack: [...handedBack],
  }
}

/** What the document names although the review does not know it, in words; null if there is no such thing. */
function strangerIn(review: Review): string | null {
  try {
    const { changes, threads } = annotationOf(review.doc)
    for (const id of changes) if (!review.records.has(id)) return `suggestion ${id} has no record`
    for (const id of threads) if (!review.threads.has(id)) return `thread ${id} is marked but not there`
    return null
  } catch (e) {
    return e instanceof Error ? e.message.slice(0, 200) : 'unreadable tracking'
  }
}

function byId<T extends { readonly id: string }>(list: readonly T[]): Map<string, T> {
  return new Map(list.map((one) => [one.id, one]))
}

function sorted<T>(map: ReadonlyMap<string, T>): T[] {
  return [...map].sort(([a], [b]) => compare(a, b)).map(([, value]) => value)
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

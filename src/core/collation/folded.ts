import type { Node } from 'prosemirror-model'
import { clausesOf } from '../doc'
import {
  type AuthorId,
  type ChangeId,
  type ChangeRecord,
  type ClauseId,
  type Digest,
  type Person,
  type ReviewId,
  type Revision,
  type Thread,
} from '../model'
import {
  type Cluster,
  type DigestOf,
  type Edits,
  type RevisionHead,
  cameAs,
  clustersOfEdits,
  editsOf,
  headsOf,
} from '../merge'
import { mergeThreads } from '../thread'
import { clauseFinder } from './decided'
import { rebasedOf } from './rebased'

/** A review in a collation. */
export interface FoldedHead {
  /** `<review>/<replica>`. */
  readonly key: string
  readonly revision: Digest
  readonly review: ReviewId
  readonly replica: string
  readonly reviewer: Person
  /** Changes and threads that it brought: what goes out again as answers. */
  readonly changes: readonly ChangeId[]
  readonly threads: readonly string[]
  /** Changes that have no effect on the base any more. */
  readonly moot: readonly ChangeId[]
  /** Clauses that it says are reviewed, flagged ones too: there a missing wish is a vote for the base. */
  readonly reviewed: readonly ClauseId[]
  readonly flagged: readonly ClauseId[]
  /** Version on which the reviewer worked, where it was not this one. */
  readonly rebasedFrom: string | null
  readonly absorbed: readonly ChangeId[]
  readonly verdicts: Readonly<Record<string, number>>
}

/** A thread with all replies of all copies. */
export interface FoldedThread {
  readonly thread: Thread
  readonly heads: readonly string[]
  /** Null where its clause is not in this text: an orphan keeps its words. */
  readonly clause: ClauseId | null
}

/** What the reviewers want of one base, without any decision: plain JSON, made in a worker. */
export interface Folded {
  readonly heads: readonly FoldedHead[]
  readonly clauses: readonly { readonly id: ClauseId; readonly text: string; readonly heading: boolean }[]
  readonly clusters: readonly Cluster[]
  /** Clause in which each cluster begins, by the cluster's id. */
  readonly clauseOf: Readonly<Record<string, ClauseId | null>>
  readonly threads: readonly FoldedThread[]
  readonly records: Readonly<Record<string, ChangeRecord>>
  readonly people: Readonly<Record<string, string>>
}

export interface FoldOptions {
  /** Told after each of the `total` steps; what it throws stops the fold. */
  readonly onProgress?: (done: number, total: number) => void
  /** For revisions whose digests are known, as they are of what is kept under them. */
  readonly digestOf?: DigestOf
}

/** Folds revisions of one base. A pure function of the set of revisions. */
export function fold(base: Node, revisions: readonly Revision[], options: FoldOptions = {}): Folded {
  const steps = foldInSteps(base, revisions, options)
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
  }
}

/** The same in steps, one for each reviewer, so that the caller can do other things in between or leave it. */
export function* foldInSteps(
  base: Node,
  revisions: readonly Revision[],
  { onProgress, digestOf }: FoldOptions = {},
): Generator<undefined, Folded> {
  const heads = headsOf(revisions, digestOf)
  const total = heads.length + 1
  const edits: Edits[] = []
  for (const head of heads) {
    edits.push(editsOf(base, head))
    onProgress?.(edits.length, total)
    yield
  }
  const clusters = clustersOfEdits(base, edits)
  onProgress?.(total, total)
  const clauses = clausesOf(base).map(({ id, node }) => ({
    id,
    text: node.textContent,
    heading: node.type.name === 'heading',
  }))
  const clauseOf = clauseFinder(base)
  return {
    heads: heads.map((head, i) => headOf(head, edits[i]!.moot as ChangeId[])),
    clauses,
    clusters,
    clauseOf: Object.fromEntries(clusters.map((cluster) => [cluster.id, clauseOf(cluster)])),
    threads: threadsOf(heads, new Set(clauses.map(({ id }) => id))),
    records: recordsOf(heads.map(({ revision }) => revision)),
    people: peopleOf(heads.map(({ revision }) => revision)),
  }
}

function headOf({ key, digest, revision }: RevisionHead, moot: readonly ChangeId[]): FoldedHead {
  const { head, replica, threads, clauses } = revision
  const rebased = rebasedOf(revision)
  const states = Object.entries(clauses) as [ClauseId, Revision['clauses'][ClauseId]][]
  const inState = (...values: string[]): ClauseId[] =>
    states.flatMap(([id, state]) => (state && values.includes(state.value) ? [id] : []))
  const verdicts: Record<string, number> = {}
  for (const { verdict } of rebased?.report.lines ?? []) verdicts[verdict] = (verdicts[verdict] ?? 0) + 1
  const absorbed = (rebased?.report.lines ?? []).flatMap((line) =>
    line.kind === 'change' && line.verdict === 'absorbed' ? [line.id as ChangeId] : [],
  )
  return {
    key,
    revision: cameAs(revision, digest),
    review: head.id,
    replica,
    reviewer: head.author,
    changes: [...new Set([...changesOf(revision), ...absorbed])],
    threads: threads.map(({ id }) => id),
    moot,
    reviewed: inState('reviewed', 'flagged'),
    flagged: inState('flagged'),
    rebasedFrom: rebased?.from.packVersion ?? null,
    absorbed,
    verdicts,
  }
}

/** Every suggestion that a revision carries, accepted on the way or not. */
export function changesOf(revision: Revision): ChangeId[] {
  const stages = [...revision.layers.map(({ changes }) => changes), revision.pending.changes]
  return [...new Set(stages.flat().flatMap(({ ids }) => ids))]
}

function threadsOf(heads: readonly RevisionHead[], known: ReadonlySet<ClauseId>): FoldedThread[] {
  const found = new Map<string, { thread: Thread; heads: string[] }>()
  for (const { key, revision } of heads)
    for (const thread of revision.threads) {
      const before = found.get(thread.id)
      found.set(thread.id, {
        thread: before ? mergeThreads(before.thread, thread) : thread,
        heads: [...(before?.heads ?? []), key],
      })
    }
  return [...found.values()]
    .map((one) => {
      const { clause } = one.thread.anchor
      return { ...one, clause: clause !== null && known.has(clause) ? clause : null }
    })
    .sort((a, b) => (a.thread.id < b.thread.id ? -1 : 1))
}

/** Of a suggestion that came in several copies the one that was touched last. */
function recordsOf(revisions: readonly Revision[]): Record<string, ChangeRecord> {
  const out: Record<string, ChangeRecord> = {}
  for (const record of revisions.flatMap(({ records }) => records)) {
    const before = out[record.id]
    if (!before || before.updatedAt < record.updatedAt) out[record.id] = record
  }
  return out
}

function peopleOf(revisions: readonly Revision[]): Record<AuthorId, string> {
  const all = revisions.flatMap(({ people, head }) => [...people, head.author])
  return Object.fromEntries(all.map(({ id, name }) => [id, name]))
}

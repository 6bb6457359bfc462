import { canonicalJson, digestJson } from '../base'
import type { Alternative, Cluster } from '../merge'
import type { ChangeId, ClauseId, Digest, ErrorType, Necessity, Target } from '../model'
import { meets, meetsAtGap } from './extent'
import type { Folded, FoldedThread } from './folded'
import { readable } from './readable'
import { takes, targetKey } from './standing'
import type { CollationLog, Dispute, Standing } from './types'

export type MatterClass = 'agree' | 'deletions' | 'adjacent' | 'conflict' | 'contested' | 'thread'

/** One alternative of a matter, with what its supporters said about it. */
export interface MatterWish {
  readonly digest: Digest
  readonly alternative: Alternative
  readonly supporters: readonly string[]
  readonly ids: readonly ChangeId[]
  /** The place as it would read; for a property its value as JSON. */
  readonly text: string
  readonly reasons: readonly { readonly reviewer: string; readonly text: string }[]
  readonly errorTypes: readonly ErrorType[]
  readonly necessities: readonly Necessity[]
}

/**
 * - `late`: decided, but a wish has come that was not there then; the decision stands until it is changed.
 * - `disputed`: with an adjudicator. - `ruled`: closed.
 */
export type MatterState = 'open' | 'late' | 'decided' | 'deferred' | 'disputed' | 'ruled'

/** One thing to decide: a place where reviewers want something, or a thread. */
export interface Matter {
  /** The cluster's id, or `thread:<id>`. */
  readonly id: string
  readonly target: Target
  readonly class: MatterClass
  readonly clause: ClauseId | null
  readonly cluster: Cluster | null
  readonly thread: FoldedThread | null
  /** The place as the base has it. */
  readonly base: string
  readonly wishes: readonly MatterWish[]
  readonly heads: readonly string[]
  /** Reviewers who went over the clause and left the place as it is. */
  readonly untouched: readonly string[]
  readonly state: MatterState
  readonly standing: Standing | null
  /** Wishes that came after the decision. */
  readonly late: readonly Digest[]
  readonly dispute: Dispute | null
}

/** Everything to decide, in reading order; threads after the changes of their clause, orphans last. */
export function mattersOf(folded: Folded, log: CollationLog): Matter[] {
  const all = plainOf(folded)
  const context = contextOf(log, all)
  return all.map((plain) => ({ ...plain, ...stateOf(plain.target, plain.wishes, context) }))
}

/** Names a wish: what the place reads, or the value. Equal wishes have one name, on every machine. */
export function wishDigest({ content, value }: Alternative): Digest {
  return digestJson({ content: content.map((run) => canonicalJson(run)), value: value ?? null }) as Digest
}

type Stood = Pick<Matter, 'state' | 'standing' | 'late' | 'dispute'>
type Plain = Omit<Matter, keyof Stood>

/** What does not depend on decisions, so that deciding one of thousands costs little. */
const plain = new WeakMap<Folded, readonly Plain[]>()

function plainOf(folded: Folded): readonly Plain[] {
  const kept = plain.get(folded)
  if (kept) return kept
  const rank = new Map(folded.clauses.map(({ id }, i) => [id, i]))
  const readBy = readersOf(folded)
  const place = ({ clause }: Plain): number => (clause === null ? Infinity : (rank.get(clause) ?? Infinity))
  const made = [
    ...folded.clusters.map((cluster) => clusterMatter(cluster, folded, readBy)),
    ...folded.threads.map(threadMatter),
  ]
    .map((matter, i) => ({ matter, i, place: place(matter) }))
    .sort((a, b) => (a.place === b.place ? a.i - b.i : a.place - b.place))
    .map(({ matter }) => matter)
  plain.set(folded, made)
  return made
}

function readersOf({ heads }: Folded): Map<ClauseId, string[]> {
  const readBy = new Map<ClauseId, string[]>()
  for (const { key, reviewed } of heads)
    for (const clause of reviewed) {
      const keys = readBy.get(clause) ?? []
      keys.push(key)
      readBy.set(clause, keys)
    }
  return readBy
}

function clusterMatter(
  cluster: Cluster,
  folded: Folded,
  readBy: ReadonlyMap<ClauseId, readonly string[]>,
): Plain {
  const wishes = cluster.alternatives.map((alternative) => wishOf(alternative, folded))
  const { id, flow, from, to, property, kind } = cluster
  const group = kind === 'agree' && cluster.adjacent.length ? 'adjacent' : kind
  const target: Target = {
    kind: 'cluster',
    cluster: id,
    class: group,
    extent: { flow, from, to, property },
  }
  const heads = [...new Set(wishes.flatMap(({ supporters }) => supporters))].sort()
  const clause = folded.clauseOf[id] ?? null
  const read = clause === null ? [] : (readBy.get(clause) ?? [])
  return {
    id,
    target,
    class: group,
    clause,
    cluster,
    thread: null,
    wishes,
    heads,
    base: readable(cluster.base),
    untouched: read.filter((key) => !heads.includes(key)),
  }
}

function wishOf(alternative: Alternative, { records, people }: Folded): MatterWish {
  const own = alternative.ids.flatMap((id) => records[id] ?? [])
  const reasons = own.flatMap(({ author, reason }) =>
    reason ? [{ reviewer: people[author] ?? '', text: reason }] : [],
  )
  return {
    digest: wishDigest(alternative),
    alternative,
    supporters: alternative.supporters,
    ids: alternative.ids as ChangeId[],
    text: alternative.value === undefined ? readable(alternative.content) : canonicalJson(alternative.value),
    reasons: [...new Map(reasons.map((one) => [canonicalJson(one), one])).values()],
    errorTypes: [...new Set(own.flatMap(({ errorType }) => errorType ?? []))],
    necessities: [...new Set(own.flatMap(({ necessity }) => necessity ?? []))],
  }
}

function threadMatter(thread: FoldedThread): Plain {
  const { id, anchor } = thread.thread
  return {
    id: `thread:${id}`,
    target: { kind: 'thread', thread: id },
    class: 'thread',
    clause: thread.clause,
    cluster: null,
    thread,
    base: anchor.quote.exact,
    wishes: [],
    heads: thread.heads,
    untouched: [],
  }
}

interface Context {
  readonly standing: ReadonlyMap<string, Standing>
  /** Standing dispositions by the changes that they weighed. */
  readonly weighed: ReadonlyMap<string, readonly Standing[]>
  readonly disputes: ReadonlyMap<string, Dispute>
  /** Disputes whose place is none of today's. */
  readonly moved: readonly Dispute[]
}

function contextOf(log: CollationLog, all: readonly Plain[]): Context {
  const weighed = new Map<string, Standing[]>()
  for (const standing of log.standing)
    for (const id of standing.disposition.known.flatMap(({ ids }) => ids)) {
      const before = weighed.get(id)
      if (before) before.push(standing)
      else weighed.set(id, [standing])
    }
  return {
    standing: new Map(log.standing.map((one) => [targetKey(one.disposition.on), one])),
    weighed,
    disputes: new Map(log.disputes.map((one) => [targetKey(one.on), one])),
    moved: movedOf(log.disputes, all),
  }
}

function movedOf(disputes: readonly Dispute[], all: readonly Plain[]): Dispute[] {
  if (!disputes.length) return []
  const places = new Set(all.map(({ target }) => targetKey(target)))
  return disputes.filter(({ on }) => !places.has(targetKey(on)))
}

function stateOf(target: Target, wishes: readonly MatterWish[], context: Context): Stood {
  const dispute = context.disputes.get(targetKey(target)) ?? overlapping(target, context.moved)
  const exact = context.standing.get(targetKey(target)) ?? null
  const found = [...(exact ? [exact] : []), ...outgrown(target, wishes, context)]
  const standing =
    exact ??
    found.find((one) => one.dispute) ??
    found.find((one) => takes(one.disposition)) ??
    found[0] ??
    null
  if (dispute && !dispute.ruling) return { state: 'disputed', standing, late: [], dispute }
  if (!standing) return { state: 'open', standing, late: [], dispute }
  const late = lateOf(wishes, exact, found)
  if (late.length) return { state: 'late', standing, late, dispute }
  if (standing.dispute !== null) return { state: 'ruled', standing, late, dispute }
  const { outcome } = standing.disposition
  return { state: outcome === 'deferred' ? 'deferred' : 'decided', standing, late, dispute }
}

/** Extents change with the wishes: decisions of smaller or larger places are still those that hold here. */
function outgrown(target: Target, wishes: readonly MatterWish[], { weighed }: Context): Standing[] {
  if (target.kind === 'thread') return []
  const all = new Set(wishes.flatMap((wish) => wish.ids).flatMap((id) => weighed.get(id) ?? []))
  return [...all].filter(({ disposition: { on } }) => {
    if (on.kind !== 'cluster' || targetKey(on) === targetKey(target)) return false
    return meets(on.extent, target.extent) || meetsAtGap(on.extent, target.extent)
  })
}

/** The last dispute on a place that this one has grown out of. */
function overlapping(target: Target, moved: readonly Dispute[]): Dispute | null {
  if (target.kind === 'thread') return null
  const near = moved.filter(({ on }) => on.kind === 'cluster' && meets(on.extent, target.extent))
  return near.at(-1) ?? null
}

/** Wishes that no decision of this place knew: by what they ask for, where it is the same place, or by their changes. */
function lateOf(wishes: readonly MatterWish[], exact: Standing | null, found: readonly Standing[]): Digest[] {
  const digests = new Set(exact?.disposition.known.map(({ digest }) => digest))
  const ids = new Set<string>(
    found.flatMap(({ disposition }) => disposition.known.flatMap((wish) => wish.ids)),
  )
  return wishes
    .filter((wish) => !digests.has(wish.digest) && wish.ids.some((id) => !ids.has(id)))
    .map(({ digest }) => digest)
}

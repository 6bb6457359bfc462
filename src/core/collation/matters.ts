import { canonicalJson, digestJson } from '../base'
import type { Alternative, Cluster } from '../merge'
import type { ChangeId, ClauseId, Digest, Target } from '../model'
import type { Folded, FoldedThread } from './folded'
import type { Matter, MatterWish } from './matter'
import { type Place, type Said, type Stood, contextOf, saidOf, sameSaid, stateOf } from './matter-state'
import { readable } from './readable'
import { countReviewers, headsOfOthers } from './reviewers'
import { targetKey } from './standing'
import type { CollationLog } from './types'

/**
 * Everything to decide, in reading order; threads after the changes of their clause, orphans last. A matter of which
 * the log says nothing new is the same object as the time before.
 */
export function mattersOf(folded: Folded, log: CollationLog): Matter[] {
  const all = seatsOf(folded)
  const context = contextOf(log, all)
  return all.map((seat) => {
    const said = saidOf(seat, context)
    if (seat.given && sameSaid(seat.given.said, said)) return seat.given.matter
    const matter: Matter = { ...seat.plain, ...stateOf(seat.wishes, said) }
    seat.given = { said, matter }
    return matter
  })
}

/** Names a wish: what the place reads, or the value. Equal wishes have one name, on every machine. */
export function wishDigest({ content, value }: Alternative): Digest {
  return digestJson({ content: content.map((run) => canonicalJson(run)), value: value ?? null }) as Digest
}

/** A matter without what was decided about it. */
export type PlainMatter = Omit<Matter, keyof Stood>

/** A matter's place in the list, with what was last given out for it. */
interface Seat extends Place {
  readonly plain: PlainMatter
  given: { readonly said: Said; readonly matter: Matter } | null
}

/** What does not depend on decisions, so that deciding one of thousands costs little. */
const seats = new WeakMap<Folded, readonly Seat[]>()

function seatsOf(folded: Folded): readonly Seat[] {
  const known = seats.get(folded)
  if (known) return known
  seatMatters(folded, plainMatters(folded))
  return seatsOf(folded)
}

/** Takes over what `plainMatters` gave for a fold elsewhere, as in a worker, instead of working it out again. */
export function seatMatters(folded: Folded, matters: readonly PlainMatter[]): void {
  const made = matters.map((plain): Seat => {
    const { target, wishes } = plain
    return { plain, target, wishes, key: targetKey(target), given: null }
  })
  seats.set(folded, made)
}

/** What there is to decide before anything is decided, in reading order. */
export function plainMatters(folded: Folded): PlainMatter[] {
  const rank = new Map(folded.clauses.map(({ id }, i) => [id, i]))
  const readBy = readersOf(folded)
  const place = ({ clause }: PlainMatter): number =>
    clause === null ? Infinity : (rank.get(clause) ?? Infinity)
  return [
    ...folded.clusters.map((cluster) => clusterMatter(cluster, folded, readBy)),
    ...folded.threads.map(threadMatter),
  ]
    .map((matter, i) => ({ matter, i, place: place(matter) }))
    .sort((a, b) => (a.place === b.place ? a.i - b.i : a.place - b.place))
    .map(({ matter }) => matter)
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
): PlainMatter {
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
    untouched: headsOfOthers(folded, read, heads),
  }
}

function wishOf(alternative: Alternative, folded: Folded): MatterWish {
  const { records, people } = folded
  const own = alternative.ids.flatMap((id) => records[id] ?? [])
  const reasons = own.flatMap(({ author, reason }) =>
    reason ? [{ reviewer: people[author] ?? '', text: reason }] : [],
  )
  return {
    digest: wishDigest(alternative),
    alternative,
    supporters: alternative.supporters,
    support: countReviewers(folded, alternative.supporters),
    ids: alternative.ids as ChangeId[],
    text: alternative.value === undefined ? readable(alternative.content) : canonicalJson(alternative.value),
    reasons: [...new Map(reasons.map((one) => [canonicalJson(one), one])).values()],
    errorTypes: [...new Set(own.flatMap(({ errorType }) => errorType ?? []))],
    necessities: [...new Set(own.flatMap(({ necessity }) => necessity ?? []))],
  }
}

function threadMatter(thread: FoldedThread): PlainMatter {
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

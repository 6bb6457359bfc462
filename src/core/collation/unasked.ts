import type { Node } from 'prosemirror-model'
import type { Cluster } from '../merge'
import type { Extent, Target } from '../model'
import { flowsOf, runOf } from '../suggestion'
import { clauseFinder } from './decided'
import { decisionsAt } from './dispose'
import { byExtent } from './extent'
import type { Folded } from './folded'
import type { Matter } from './matter'
import { mattersOf } from './matters'
import { readable } from './readable'
import { takes } from './standing'
import type { CollationLog, Dispute, Standing } from './types'

/**
 * Everything to decide, as `mattersOf`, and in reading order among it what nobody asks for any more because the
 * reviews that did are gone: decisions that still change the text (`unasked`), and disputes that are not ruled
 * (`disputed`). Both are matters without wishes.
 */
export function allMattersOf(base: Node, folded: Folded, log: CollationLog): Matter[] {
  const asked = mattersOf(folded, log)
  const lost = lostOf(log, asked)
  if (!lost.length) return asked
  const finder = placeFinder(base)
  const unasked = lost.map((one) => matterOf(one, finder))
  const rank = new Map(folded.clauses.map(({ id }, i) => [id, i]))
  const place = ({ clause }: Matter): number => (clause === null ? Infinity : (rank.get(clause) ?? Infinity))
  return [...asked, ...unasked]
    .map((matter, i) => ({ matter, i, place: place(matter) }))
    .sort((a, b) => (a.place === b.place ? a.i - b.i : a.place - b.place))
    .map(({ matter }) => matter)
}

type OnPlace = Extract<Target, { kind: 'cluster' }>

/** What stands at none of the matters. */
interface Lost {
  readonly id: string
  readonly on: OnPlace
  readonly standing: Standing | null
  readonly dispute: Dispute | null
}

function lostOf({ standing, disputes }: CollationLog, asked: readonly Matter[]): Lost[] {
  const held = new Set(asked.flatMap(decisionsAt))
  const argued = new Set(asked.flatMap(({ dispute }) => dispute?.id ?? []))
  const byId = new Map(disputes.map((dispute) => [dispute.id, dispute]))
  const decisions = standing.flatMap((one): Lost[] => {
    const { on } = one.disposition
    if (on.kind === 'thread' || held.has(one) || !takes(one.disposition)) return []
    const dispute = one.dispute === null ? null : (byId.get(one.dispute) ?? null)
    return [{ id: `unasked:${one.id}`, on, standing: one, dispute }]
  })
  const waiting = disputes.flatMap((dispute): Lost[] => {
    const { id, on, ruling } = dispute
    if (on.kind === 'thread' || ruling || argued.has(id)) return []
    return [{ id: `dispute:${id}`, on, standing: null, dispute }]
  })
  return [...decisions, ...waiting].sort((a, b) => byExtent(a.on.extent, b.on.extent))
}

type PlaceFinder = (extent: Extent) => Pick<Cluster, 'base' | 'clauses'>

function placeFinder(base: Node): PlaceFinder {
  const flows = flowsOf(base)
  const clauseOf = clauseFinder(base)
  return (extent) => {
    const tokens = (flows.get(extent.flow) ?? []).slice(extent.from, extent.to)
    const clause = clauseOf(extent)
    return { base: tokens.map((token) => runOf(token, 'base')), clauses: clause === null ? [] : [clause] }
  }
}

function matterOf({ id, on, standing, dispute }: Lost, placeAt: PlaceFinder): Matter {
  const { extent } = on
  const { base, clauses } = placeAt(extent)
  const cluster: Cluster = {
    ...extent,
    id,
    kind: on.class === 'adjacent' ? 'agree' : on.class,
    base,
    clauses,
    alternatives: [],
    covers: [],
    coveredBy: [],
    adjacent: [],
  }
  return {
    id,
    target: on,
    class: on.class,
    clause: clauses[0] ?? null,
    cluster,
    thread: null,
    base: readable(base),
    wishes: [],
    heads: [],
    untouched: [],
    state: standing ? 'unasked' : 'disputed',
    standing,
    beside: [],
    late: [],
    dispute,
  }
}

import type { DisputeId, Disposition, Person } from '../model'
import { isOwnName } from './approval'
import { meets, meetsAtGap, sameExtent } from './extent'
import { targetKey } from './standing'
import type { Deed, DeedOf, Dispute, Ruling, Standing, Statement } from './types'

/**
 * Disputes in the order they were referred. Acts on a dispute that is not there, or out of turn, have no effect. Of
 * rulings made apart the first in order stays; reversals made apart all stay, and the last of them holds.
 */
export function disputesOf(live: readonly Deed[]): Dispute[] {
  const open = new Map<DisputeId, Dispute>()
  for (const deed of live) {
    const { act } = deed
    if (act.kind === 'refer' && !open.has(act.dispute)) open.set(act.dispute, begun(deed as DeedOf<'refer'>))
    else if (act.kind === 'statement')
      change(open, act.dispute, (one) => heard(one, deed as DeedOf<'statement'>))
    else if (act.kind === 'rule') change(open, act.dispute, (one) => ruled(one, deed as DeedOf<'rule'>))
    else if (act.kind === 'reverse') {
      const of = [...open.values()].find((one) => one.rulings.some(({ entry }) => entry === act.ruling))
      if (of) open.set(of.id, reversed(of, deed as DeedOf<'reverse'>))
    }
  }
  return [...open.values()]
}

/** What a reader may see: during `positions` only their own, so that nobody is swayed. */
export function shownPositions(dispute: Dispute, reader: string | null): Statement[] {
  const all = dispute.stage !== 'positions'
  return dispute.positions.filter(({ party }) => all || party === reader)
}

function begun({ id, by, at, act }: DeedOf<'refer'>): Dispute {
  const { dispute, on, clause, question, parties, adjudicator, rebuttalLimit, due = null } = act
  return {
    id: dispute,
    entry: id,
    on,
    clause,
    question,
    parties: [...new Set(parties)],
    adjudicator,
    due,
    rebuttalLimit,
    referredBy: by.name,
    referredAt: at,
    stage: 'positions',
    positions: [],
    rebuttals: [],
    rulings: [],
    ruling: null,
  }
}

function heard(dispute: Dispute, { id: entry, at, act }: DeedOf<'statement'>): Dispute {
  const { party, round, wish, text } = act
  const said: Statement = { entry, party, round, wish, text, at }
  const inTurn = round === 'position' ? dispute.stage === 'positions' : dispute.stage === 'rebuttals'
  const before = round === 'position' ? dispute.positions : dispute.rebuttals
  if (!inTurn || !dispute.parties.includes(party) || before.some((one) => one.party === party)) return dispute
  if (round === 'rebuttal' && text.length > dispute.rebuttalLimit) return dispute
  const next =
    round === 'position'
      ? { ...dispute, positions: [...dispute.positions, said] }
      : { ...dispute, rebuttals: [...dispute.rebuttals, said] }
  return { ...next, stage: stageOf(next) }
}

function stageOf({ parties, positions, rebuttals, rebuttalLimit, ruling }: Dispute): Dispute['stage'] {
  if (ruling) return 'closed'
  if (positions.length < parties.length) return 'positions'
  return rebuttalLimit > 0 && rebuttals.length < parties.length ? 'rebuttals' : 'ruling'
}

function ruled(dispute: Dispute, deed: DeedOf<'rule'>): Dispute {
  if (dispute.ruling || !isAbout(dispute, deed.act.disposition)) return dispute
  const { clause, clauseText = null, precedent, rationale } = deed.act
  const standing = standingBy(dispute, deed)
  const ruling: Ruling = {
    entry: deed.id,
    kind: 'ruling',
    standing,
    inPlaceOf: absentIn(dispute, deed.by),
    rationale,
    clause,
    clauseText,
    precedent,
  }
  return { ...dispute, rulings: [ruling], ruling: standing, stage: 'closed' }
}

function reversed(dispute: Dispute, deed: DeedOf<'reverse'>): Dispute {
  const before = dispute.rulings.at(-1)
  if (!before || !isAbout(dispute, deed.act.disposition)) return dispute
  const standing = standingBy(dispute, deed)
  const { rationale } = deed.act
  const inPlaceOf = absentIn(dispute, deed.by)
  const ruling: Ruling = { ...before, entry: deed.id, kind: 'reversal', standing, inPlaceOf, rationale }
  return { ...dispute, rulings: [...dispute.rulings, ruling], ruling: standing }
}

/** Nobody can prove a name, so a ruling by another than the one who was named holds, and it says so for ever. */
function absentIn({ adjudicator }: Dispute, by: Person): string | null {
  return isOwnName(adjudicator, by) ? null : adjudicator
}

function standingBy(dispute: Dispute, deed: DeedOf<'rule'> | DeedOf<'reverse'>): Standing {
  const { id: entry, by, at, act } = deed
  return { id: `${entry}.0`, entry, by, at, disposition: act.disposition, dispute: dispute.id }
}

/** A place may have grown since it was referred, by wishes that came late; it is still the one that was disputed. */
export function isAbout({ on }: Dispute, { on: ruled }: Disposition): boolean {
  if (on.kind === 'thread' || ruled.kind === 'thread') return targetKey(on) === targetKey(ruled)
  const [a, b] = [on.extent, ruled.extent]
  return sameExtent(a, b) || meets(a, b) || meetsAtGap(a, b)
}

function change(open: Map<DisputeId, Dispute>, id: DisputeId, next: (dispute: Dispute) => Dispute): void {
  const dispute = open.get(id)
  if (dispute) open.set(id, next(dispute))
}

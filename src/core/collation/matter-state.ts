import type { Target } from '../model'
import { meets, meetsAtGap } from './extent'
import type { Matter, MatterWish } from './matter'
import { takes, targetKey } from './standing'
import type { CollationLog, Dispute, Standing } from './types'

/** What a matter gets from what people did. */
export type Stood = Pick<Matter, 'state' | 'standing' | 'beside' | 'late' | 'dispute'>

/** A place to decide, as far as a decision depends on it. */
export interface Place {
  readonly target: Target
  /** Of the target. */
  readonly key: string
  readonly wishes: readonly MatterWish[]
}

/** What a log says that concerns a place: all that its state follows from. */
export interface Said {
  readonly dispute: Dispute | null
  /** Of exactly this place. */
  readonly exact: Standing | null
  readonly outgrown: readonly Standing[]
}

/** What is asked of the log for every matter, by what it is looked up by. */
export interface LogContext {
  readonly standing: ReadonlyMap<string, Standing>
  /** Standing dispositions by the changes that they weighed and that their places do not have today. */
  readonly outgrown: ReadonlyMap<string, readonly Standing[]>
  readonly disputes: ReadonlyMap<string, Dispute>
  /** Disputes whose place is none of today's. */
  readonly moved: readonly Dispute[]
}

export function contextOf(log: CollationLog, places: readonly Place[]): LogContext {
  const today = new Map(places.map(({ key, wishes }) => [key, wishes]))
  const standing = new Map(log.standing.map((one) => [targetKey(one.disposition.on), one]))
  const outgrown = new Map<string, Standing[]>()
  for (const [key, one] of standing)
    for (const id of movedFrom(one, today.get(key))) {
      const before = outgrown.get(id)
      if (before) before.push(one)
      else outgrown.set(id, [one])
    }
  return {
    standing,
    outgrown,
    disputes: new Map(log.disputes.map((one) => [targetKey(one.on), one])),
    moved: log.disputes.filter(({ on }) => !today.has(targetKey(on))),
  }
}

const moved = new WeakMap<Standing, { readonly today: readonly MatterWish[]; readonly ids: Set<string> }>()
const NO_WISHES: readonly MatterWish[] = []

/** What came late may take a place's extent for itself, and tell apart what was weighed there. */
function movedFrom(standing: Standing, today = NO_WISHES): Set<string> {
  const before = moved.get(standing)
  if (before?.today === today) return before.ids
  const ids = new Set<string>(standing.disposition.known.flatMap((wish) => wish.ids))
  for (const wish of today) for (const id of wish.ids) ids.delete(id)
  moved.set(standing, { today, ids })
  return ids
}

export function saidOf(place: Place, context: LogContext): Said {
  return {
    dispute: context.disputes.get(place.key) ?? overlapping(place.target, context.moved),
    exact: context.standing.get(place.key) ?? null,
    outgrown: context.outgrown.size ? outgrown(place, context) : NOTHING,
  }
}

const NOTHING: readonly Standing[] = []

export function sameSaid(a: Said, b: Said): boolean {
  if (a.dispute !== b.dispute || a.exact !== b.exact) return false
  return a.outgrown.length === b.outgrown.length && a.outgrown.every((one, i) => one === b.outgrown[i])
}

export function stateOf(wishes: readonly MatterWish[], { dispute, exact, outgrown }: Said): Stood {
  const found = [...(exact ? [exact] : []), ...outgrown]
  const standing =
    exact ??
    found.find((one) => one.dispute) ??
    found.find((one) => takes(one.disposition)) ??
    found[0] ??
    null
  const beside = found.filter((one) => one !== standing)
  const stood = { standing, beside, late: [], dispute }
  if (dispute && !dispute.ruling) return { ...stood, state: 'disputed' }
  if (!standing) return { ...stood, state: 'open' }
  const late = wishes.filter((wish) => !isKnown(wish, exact, found)).map(({ digest }) => digest)
  const isApart = found.length > 1 && found.some((one) => wishes.some((wish) => !knows(one, wish, exact)))
  if (late.length || isApart) return { ...stood, late, state: 'late' }
  if (standing.dispute !== null) return { ...stood, state: 'ruled' }
  const { outcome } = standing.disposition
  return { ...stood, state: outcome === 'deferred' ? 'deferred' : 'decided' }
}

/** Extents change with the wishes: decisions of smaller or larger places are still those that hold here. */
function outgrown({ target, wishes }: Place, context: LogContext): Standing[] {
  if (target.kind === 'thread') return []
  const all = new Set(wishes.flatMap((wish) => wish.ids).flatMap((id) => context.outgrown.get(id) ?? []))
  return [...all].filter(({ disposition: { on } }) => {
    if (on.kind !== 'cluster') return false
    return meets(on.extent, target.extent) || meetsAtGap(on.extent, target.extent)
  })
}

/** The last dispute on a place that this one has grown out of. */
function overlapping(target: Target, moved: readonly Dispute[]): Dispute | null {
  if (target.kind === 'thread') return null
  const near = moved.filter(({ on }) => on.kind === 'cluster' && meets(on.extent, target.extent))
  return near.at(-1) ?? null
}

/**
 * Whether a decision weighed this wish: at the same place as it is, from a place that it has grown out of by its
 * changes.
 */
function isKnown(wish: MatterWish, exact: Standing | null, found: readonly Standing[]): boolean {
  if (exact && knowsDigest(exact, wish)) return true
  const ids = idsOf(found.filter((one) => one !== exact))
  return wish.ids.every((id) => ids.has(id))
}

function knows(one: Standing, wish: MatterWish, exact: Standing | null): boolean {
  if (one === exact) return knowsDigest(one, wish)
  const ids = idsOf([one])
  return wish.ids.every((id) => ids.has(id))
}

function knowsDigest({ disposition }: Standing, wish: MatterWish): boolean {
  return disposition.known.some(({ digest }) => digest === wish.digest)
}

function idsOf(found: readonly Standing[]): Set<string> {
  return new Set(found.flatMap(({ disposition }) => disposition.known.flatMap(({ ids }) => ids)))
}

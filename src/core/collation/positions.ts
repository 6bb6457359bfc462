import type { Extent, Target } from '../model'
import { meets, meetsAtGap } from './extent'
import { targetKey } from './standing'
import type { CollationLog, DeedOf } from './types'

export type Position = DeedOf<'position'>

/** A place to decide, as far as positions are put to it. */
export interface PositionPlace {
  readonly id: string
  readonly target: Target
}

/** Where stakeholder groups stand, each of them in (seq, id) order. Every position that holds is in one of these. */
export interface PlacedPositions {
  /** By the id of a place. A position on a place that fell apart is at each part of it. */
  readonly at: ReadonlyMap<string, readonly Position[]>
  /** On the whole proposal. */
  readonly whole: readonly Position[]
  /** On places where nobody wants anything any more. */
  readonly apart: readonly { readonly target: Target; readonly positions: readonly Position[] }[]
}

/**
 * Puts positions to the places that are there now. Places change with the reviews that come and go: a position on a
 * place that is none of today's is at those that it meets. Of one group an earlier position gives way where a later
 * one is about all of the place that it is about.
 */
export function placedPositions(
  { positions }: Pick<CollationLog, 'positions'>,
  places: readonly PositionPlace[],
): PlacedPositions {
  const exact = new Map(places.map((place) => [targetKey(place.target), place]))
  const at = new Map<string, { readonly place: PositionPlace; readonly said: Position[] }>()
  const whole: Position[] = []
  const apart = new Map<string, { readonly target: Target; readonly positions: Position[] }>()
  for (const position of [...positions].sort(inOrder)) {
    const { on } = position.act
    if (on === null) {
      whole.push(position)
      continue
    }
    const key = targetKey(on)
    const here = exact.get(key)
    const found = here ? [here] : nearest(on, places)
    for (const place of found) note(at, place.id, { place, said: [] }).said.push(position)
    if (!found.length) note(apart, key, { target: on, positions: [] }).positions.push(position)
  }
  return {
    at: new Map([...at].map(([id, { place, said }]) => [id, said.filter(isLast(place))])),
    whole,
    apart: [...apart.values()],
  }
}

function note<T>(map: Map<string, T>, key: string, fresh: T): T {
  const known = map.get(key) ?? fresh
  map.set(key, known)
  return known
}

function nearest(on: Target, places: readonly PositionPlace[]): PositionPlace[] {
  if (on.kind === 'thread') return []
  const by = (meet: (a: Extent, b: Extent) => boolean): PositionPlace[] =>
    places.filter(({ target }) => target.kind === 'cluster' && meet(on.extent, target.extent))
  const met = by(meets)
  return met.length ? met : by(meetsAtGap)
}

/** Whether no later position of the same group at the place says all that this one is about there. */
function isLast({ target }: PositionPlace) {
  return (position: Position, i: number, all: readonly Position[]): boolean =>
    !all.slice(i + 1).some((later) => {
      if (later.act.group !== position.act.group) return false
      const [wide, part] = [within(later, target), within(position, target)]
      return !wide || !part || (wide.from <= part.from && part.to <= wide.to)
    })
}

/** The part of a place that a position is about; null for a thread, which has no parts. */
function within({ act: { on } }: Position, place: Target): Pick<Extent, 'from' | 'to'> | null {
  if (on?.kind !== 'cluster' || place.kind !== 'cluster') return null
  const { from, to } = place.extent
  return { from: Math.max(on.extent.from, from), to: Math.min(on.extent.to, to) }
}

function inOrder(a: Position, b: Position): number {
  return a.seq - b.seq || (a.id < b.id ? -1 : 1)
}

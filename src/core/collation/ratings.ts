import type { Agreement, RatedUnit } from '../agreement'
import type { ClauseId } from '../model'
import type { Folded } from './folded'
import type { Matter } from './matter'
import { mattersOf } from './matters'
import { type Position, placedPositions } from './positions'
import { targetKey } from './standing'
import type { CollationLog, Statement } from './types'

/** A unit with the clause that it lies in. */
export type RatedPlace = RatedUnit & { readonly clause: ClauseId | null }

/**
 * What people decided on, in one round.
 * - `clauses` (round 1): whether a reviewer left a clause as it is or changed it. - `places` (round 1): at each place
 *   what they want; who went over the clause and left the place alone wants the base.
 * - `positions` (round 2), `rebuttals` (round 3): in disputes, by parties. - `groups` (round 3): stakeholder groups.
 */
export interface RatedSet {
  readonly id: 'clauses' | 'places' | 'positions' | 'rebuttals' | 'groups'
  readonly round: 1 | 2 | 3
  /** How many values there were to choose from; null where each unit has its own, which have no chance agreement. */
  readonly categories: number | null
  readonly units: readonly RatedPlace[]
}

export const LEFT = 'left'
export const CHANGED = 'changed'
/** The value of somebody who wants a place to stay as the base has it. */
export const BASE = 'base'

/**
 * Ratings for core/agreement. Only what people want of the text: threads, notes and reasons never count. Who did not
 * go over a clause has not rated it, and positions that are still blind are not among them.
 */
export function ratingsOf(folded: Folded, log: CollationLog): RatedSet[] {
  const all = mattersOf(folded, log)
  const matters = all.filter(({ cluster }) => cluster !== null)
  const raters = new Map(folded.heads.map(({ key, reviewer }) => [key, reviewer.id as string]))
  const rater = (head: string): string => raters.get(head) ?? head
  return [
    { id: 'clauses', round: 1, categories: 2, units: clauseUnits(folded, matters, rater) },
    { id: 'places', round: 1, categories: null, units: placeUnits(matters, rater) },
    { id: 'positions', round: 2, categories: null, units: disputeUnits(log, 'positions') },
    { id: 'rebuttals', round: 3, categories: null, units: disputeUnits(log, 'rebuttals') },
    { id: 'groups', round: 3, categories: 3, units: groupUnits(log, all) },
  ]
}

/** How the readers of one clause stand to each other, said calmly: see `readingOf`. */
export type Reading = 'agreed' | 'one-differs' | 'unclear' | 'too-few'

/** At least so much agreement counts as agreed. */
const AGREED = 0.8

/**
 * Tells an unclear clause from one reader who sees it otherwise: without that one, the others agree. Fewer than
 * three readers, or one who alone read it, tell nothing.
 */
export function readingOf({ percent, withoutRater, n }: Agreement): Reading {
  if (percent.kind !== 'value' || n.raters < 3) return 'too-few'
  if (percent.value >= AGREED) return 'agreed'
  return differing(withoutRater).length === 1 ? 'one-differs' : 'unclear'
}

/** Raters without whom the others agree. */
export function differing(withoutRater: Agreement['withoutRater']): string[] {
  return withoutRater
    .filter(({ percent }) => percent.kind === 'value' && percent.value >= AGREED)
    .map(({ rater }) => rater)
}

type RaterOf = (head: string) => string

function clauseUnits({ heads, clauses }: Folded, matters: readonly Matter[], rater: RaterOf): RatedPlace[] {
  const changed = new Map<ClauseId, Set<string>>()
  for (const { clause, heads: own } of matters)
    if (clause !== null) changed.set(clause, new Set([...(changed.get(clause) ?? []), ...own]))
  const reviewed = new Map(heads.map(({ key, reviewed: own }) => [key, new Set(own)]))
  return clauses.map(({ id }) => ({
    unit: id,
    clause: id,
    ratings: heads.flatMap(({ key }) => {
      if (changed.get(id)?.has(key)) return [{ rater: rater(key), value: CHANGED }]
      return reviewed.get(key)?.has(id) ? [{ rater: rater(key), value: LEFT }] : []
    }),
  }))
}

function placeUnits(matters: readonly Matter[], rater: RaterOf): RatedPlace[] {
  // Who strikes a whole stretch has no wish for a word in it.
  const striking = new Map<string, Set<string>>()
  for (const { cluster, heads } of matters)
    for (const inner of cluster?.covers ?? [])
      striking.set(inner, new Set([...(striking.get(inner) ?? []), ...heads]))
  return matters.map(({ id, clause, wishes, untouched, cluster }) => {
    const strikes = striking.get(cluster?.id ?? '')
    return {
      unit: id,
      clause,
      ratings: [
        ...wishes.flatMap(({ digest, supporters }) =>
          supporters.map((head) => ({ rater: rater(head), value: digest as string })),
        ),
        ...untouched
          .filter((head) => !strikes?.has(head))
          .map((head) => ({ rater: rater(head), value: BASE })),
      ],
    }
  })
}

function disputeUnits({ disputes }: CollationLog, round: 'positions' | 'rebuttals'): RatedPlace[] {
  return disputes
    .filter(({ stage }) => stage !== 'positions')
    .map((dispute) => ({
      unit: dispute.id,
      clause: dispute.clause,
      ratings: dispute[round].map(({ party, wish }: Statement) => ({ rater: party, value: wish ?? BASE })),
    }))
    .filter(({ ratings }) => ratings.length > 0)
}

function groupUnits(log: CollationLog, matters: readonly Matter[]): RatedPlace[] {
  const { at, whole, apart } = placedPositions(log, matters)
  const rated = (unit: string, clause: ClauseId | null, said: readonly Position[]): RatedPlace[] =>
    said.length
      ? [{ unit, clause, ratings: said.map(({ act }) => ({ rater: act.group, value: act.stance })) }]
      : []
  return [
    ...matters.flatMap(({ id, clause }) => rated(id, clause, at.get(id) ?? [])),
    ...apart.flatMap(({ target, positions }) => rated(targetKey(target), null, positions)),
    ...rated('whole', null, whole),
  ]
}

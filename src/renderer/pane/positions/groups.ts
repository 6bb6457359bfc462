import {
  type CollationLog,
  type Matter,
  type PlacedPositions,
  type Position,
  clauseFinder,
  placedPositions,
} from '../../../core/collation'
import type { ClauseId, Stance, Target } from '../../../core/model'
import type { OpenCollation } from '../../store/collation-open'
import { placesOf } from '../collate/places'

export const STANCES: readonly Stance[] = ['agree', 'agree-with-change', 'object']
export const TONE = { agree: 'good', 'agree-with-change': 'accent', object: 'warn' } as const

/** Every group that took part so far, by name. */
export function groupsOf({ positions, signOffs }: CollationLog): string[] {
  return [...new Set([...positions, ...signOffs].map(({ act }) => act.group))].sort((a, b) =>
    a < b ? -1 : 1,
  )
}

/** What each group says of one matter, or of the whole. */
export function positionsOn(placed: PlacedPositions, matter: Matter | null): readonly Position[] {
  return matter ? (placed.at.get(matter.id) ?? []) : placed.whole
}

/** Positions that hold, each once. */
export function heldPositions({ at, whole, apart }: PlacedPositions): Position[] {
  return [...new Set([...at.values(), ...apart.map(({ positions }) => positions), whole].flat())]
}

/** What positions are about: a matter, a place or thread where there is none any more, or the whole. */
export interface PositionRow {
  readonly id: string
  readonly about: 'matter' | 'gone' | 'gone-thread' | 'whole'
  readonly matter: Matter | null
  /** Of the clause, from 1 on; 0 for none. */
  readonly number: number
  /** The place as the base has it. */
  readonly text: string
  readonly positions: readonly Position[]
}

type Ground = Pick<OpenCollation, 'matters' | 'log' | 'folded' | 'base'>

/** Matters in reading order, then places that are none any more, last the whole: every position that holds. */
export function positionRows({ matters, log, folded, base }: Ground): PositionRow[] {
  const placed = placedPositions(log, matters)
  const number = new Map(folded.clauses.map(({ id }, i) => [id, i + 1]))
  const numberOf = (clause: ClauseId | null): number => (clause === null ? 0 : (number.get(clause) ?? 0))
  const clauseOf = clauseFinder(base)
  const own = matters.flatMap((matter): PositionRow[] => {
    const positions = placed.at.get(matter.id)
    const { id, clause, base: text } = matter
    return positions ? [{ id, about: 'matter', matter, number: numberOf(clause), text, positions }] : []
  })
  const gone = placed.apart.map(({ target, positions }, i): PositionRow => {
    const text = textOf(base, target)
    const clause = target.kind === 'thread' ? null : clauseOf(target.extent)
    const about = target.kind === 'thread' ? 'gone-thread' : 'gone'
    return { id: `gone ${i}`, about, matter: null, number: numberOf(clause), text, positions }
  })
  const whole = { id: 'whole', about: 'whole', matter: null, number: 0, text: '' } as const
  return [...own, ...gone, ...(placed.whole.length ? [{ ...whole, positions: placed.whole }] : [])]
}

function textOf(base: OpenCollation['base'], target: Target): string {
  if (target.kind === 'thread') return ''
  const { flow, from, to } = target.extent
  const units = placesOf(base).flows.get(flow)?.units ?? []
  return units
    .slice(from, to)
    .map(({ text = '' }) => text)
    .join('')
}

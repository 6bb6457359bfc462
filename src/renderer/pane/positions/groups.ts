import { type CollationLog, type Matter, targetKey } from '../../../core/collation'
import type { Stance, Target } from '../../../core/model'

export const STANCES: readonly Stance[] = ['agree', 'agree-with-change', 'object']
export const TONE = { agree: 'good', 'agree-with-change': 'accent', object: 'warn' } as const

/** Every group that took part so far, by name. */
export function groupsOf({ positions, signOffs }: CollationLog): string[] {
  return [...new Set([...positions, ...signOffs].map(({ act }) => act.group))].sort((a, b) =>
    a < b ? -1 : 1,
  )
}

export type Position = CollationLog['positions'][number]

/** What each group says of one matter, or of the whole. */
export function positionsOn({ positions }: CollationLog, on: Target | null): Position[] {
  const key = on && targetKey(on)
  return positions.filter(({ act }) => (act.on && targetKey(act.on)) === key)
}

/** A matter that somebody has a position on, or the whole. */
export interface PositionRow {
  readonly id: string
  readonly matter: Matter | null
  readonly number: number
  readonly positions: readonly Position[]
}

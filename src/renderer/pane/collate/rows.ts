import type { Folded, Matter, MatterClass } from '../../../core/collation'
import type { ClauseId } from '../../../core/model'
import { isUndecided } from './filter'

/** One line of the list: a clause with what there is to decide in it, or one matter. */
export type Row =
  | {
      readonly kind: 'clause'
      readonly key: string
      /** Null: places and threads that belong to no clause. */
      readonly clause: ClauseId | null
      readonly text: string
      /** Place among the clauses of the text, from 1; null for no clause. */
      readonly number: number | null
      readonly total: number
      readonly undecided: number
      readonly classes: readonly { readonly class: MatterClass; readonly count: number }[]
      readonly isOpen: boolean
    }
  | { readonly kind: 'matter'; readonly key: string; readonly matter: Matter }

export const CLASSES: readonly MatterClass[] = [
  'conflict',
  'contested',
  'deletions',
  'adjacent',
  'agree',
  'thread',
]

/** Matters under their clauses, in the text's order. `folded` clauses, or all of them, show only their own line. */
export function rowsOf(
  matters: readonly Matter[],
  clauses: Folded['clauses'],
  closed: ReadonlySet<string> | 'all',
): Row[] {
  const places = placeByClause(clauses)
  const groups = new Map<ClauseId | null, Matter[]>()
  for (const matter of matters) {
    const group = groups.get(matter.clause)
    if (group) group.push(matter)
    else groups.set(matter.clause, [matter])
  }
  return [...groups].flatMap(([clause, own]): Row[] => {
    const key = `clause:${clause ?? ''}`
    const isOpen = closed !== 'all' && !closed.has(key)
    const place = clause === null ? undefined : places.get(clause)
    const head: Row = {
      kind: 'clause',
      key,
      clause,
      isOpen,
      total: own.length,
      text: place?.text ?? '',
      number: place?.number ?? null,
      undecided: own.filter(isUndecided).length,
      classes: classCounts(own),
    }
    const lines = own.map((matter): Row => ({ kind: 'matter', key: matter.id, matter }))
    return isOpen ? [head, ...lines] : [head]
  })
}

export function classCounts(
  matters: readonly Matter[],
): { readonly class: MatterClass; readonly count: number }[] {
  const counts = new Map<MatterClass, number>()
  for (const matter of matters) counts.set(matter.class, (counts.get(matter.class) ?? 0) + 1)
  return CLASSES.flatMap((name) => {
    const count = counts.get(name)
    return count === undefined ? [] : [{ class: name, count }]
  })
}

const known = new WeakMap<Folded['clauses'], ReadonlyMap<ClauseId, { number: number; text: string }>>()

function placeByClause(
  clauses: Folded['clauses'],
): ReadonlyMap<ClauseId, { readonly number: number; readonly text: string }> {
  const before = known.get(clauses)
  if (before) return before
  const made = new Map(clauses.map(({ id, text }, i) => [id, { number: i + 1, text }]))
  known.set(clauses, made)
  return made
}

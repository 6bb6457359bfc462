import type { Folded, Matter, MatterClass } from '../../../core/collation'
import type { ClauseId } from '../../../core/model'
import { isUndecided } from './filter'

/** A clause with what there is to decide in it. */
export interface ClauseLine {
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

/** One line of the list. */
export type Row = ClauseLine | { readonly kind: 'matter'; readonly key: string; readonly matter: Matter }

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
  const known = linesOf(clauses)
  const out: Row[] = []
  for (const [clause, own] of groups) {
    const key = `clause:${clause ?? ''}`
    const isOpen = closed !== 'all' && !closed.has(key)
    const before = known.get(key)
    const isSame = before?.line.isOpen === isOpen && sameList(before.own, own)
    const place = clause === null ? undefined : places.get(clause)
    const line = isSame ? before.line : clauseLine({ key, clause, isOpen, own, place })
    if (!isSame) known.set(key, { own, line })
    out.push(line)
    if (isOpen) for (const matter of own) out.push(lineOf(matter))
  }
  return out
}

interface ClausePart extends Pick<ClauseLine, 'key' | 'clause' | 'isOpen'> {
  readonly own: readonly Matter[]
  readonly place: { readonly number: number; readonly text: string } | undefined
}

function clauseLine({ own, place, ...line }: ClausePart): ClauseLine {
  return {
    kind: 'clause',
    ...line,
    total: own.length,
    text: place?.text ?? '',
    number: place?.number ?? null,
    undecided: own.filter(isUndecided).length,
    classes: classCounts(own),
  }
}

interface KnownLine {
  readonly own: readonly Matter[]
  readonly line: ClauseLine
}

const clauseLines = new WeakMap<Folded['clauses'], Map<string, KnownLine>>()

/** A clause in which nothing changed keeps its line, so that it is not drawn again. */
function linesOf(clauses: Folded['clauses']): Map<string, KnownLine> {
  const before = clauseLines.get(clauses)
  if (before) return before
  const made = new Map<string, KnownLine>()
  clauseLines.set(clauses, made)
  return made
}

function sameList(a: readonly Matter[], b: readonly Matter[]): boolean {
  return a.length === b.length && a.every((one, i) => one === b[i])
}

const matterLines = new WeakMap<Matter, Row>()

function lineOf(matter: Matter): Row {
  const before = matterLines.get(matter)
  if (before) return before
  const made: Row = { kind: 'matter', key: matter.id, matter }
  matterLines.set(matter, made)
  return made
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

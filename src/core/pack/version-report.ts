import { longestIncreasing } from '../base'
import type { ClauseId } from '../model'
import type { ClauseText } from './clause-text'
import type { ClauseLine, VersionReport } from './report'

/** The ids that a pack's document gave its clauses. */
export function idsOf(clauses: readonly ClauseText[]): ClauseId[] {
  return clauses.map((clause) => clause.node.attrs['bid'] as ClauseId)
}

export function clauseLine(id: ClauseId, clause: ClauseText): ClauseLine {
  const chars = Array.from(clause.text)
  return { id, text: chars.length > 80 ? `${chars.slice(0, 79).join('')}…` : clause.text }
}

/** Says what became of every clause, by the ids alone: a clause is kept if the previous pack had its id. */
export function versionReport(
  before: readonly ClauseText[],
  after: { readonly clauses: readonly ClauseText[]; readonly ids: readonly ClauseId[] },
  unsure: readonly number[],
): VersionReport {
  const { clauses, ids } = after
  const oldIds = idsOf(before)
  const oldAt = new Map(oldIds.map((id, i) => [id, i] as const))
  const toOld = ids.map((id) => oldAt.get(id) ?? -1)
  const inPlace = new Set(longestIncreasing(toOld))
  const still = new Set(ids)
  const isSame = (i: number, j: number): boolean =>
    before[i]!.text === clauses[j]!.text && before[i]!.kind === clauses[j]!.kind
  const lines = (wanted: (i: number, j: number) => boolean): ClauseLine[] =>
    toOld.flatMap((i, j) => (wanted(i, j) ? [clauseLine(ids[j]!, clauses[j]!)] : []))
  const uncertain = new Set(unsure)
  return {
    unchanged: toOld.filter((i, j) => i >= 0 && isSame(i, j)).length,
    edited: lines((i, j) => i >= 0 && !isSame(i, j)),
    moved: lines((i, j) => i >= 0 && !inPlace.has(j)),
    new: lines((i, j) => i < 0 && !uncertain.has(j)),
    gone: before.flatMap((clause, i) => (still.has(oldIds[i]!) ? [] : [clauseLine(oldIds[i]!, clause)])),
    uncertain: lines((i, j) => i < 0 && uncertain.has(j)),
  }
}

import type { ClauseId } from '../model'
import type { ClauseText } from './clause-text'
import type { VersionMatch } from './match-versions'
import type { ClauseLine, VersionReport } from './report'

/** The ids that a pack's document gave its clauses. */
export function idsOf(clauses: readonly ClauseText[]): ClauseId[] {
  return clauses.map((clause) => clause.node.attrs['bid'] as ClauseId)
}

export function clauseLine(id: ClauseId, clause: ClauseText): ClauseLine {
  const chars = Array.from(clause.text)
  return { id, text: chars.length > 80 ? `${chars.slice(0, 79).join('')}…` : clause.text }
}

/** Says what became of every clause. A clause is kept only if it really has its old id. */
export function versionReport(
  before: readonly ClauseText[],
  after: { readonly clauses: readonly ClauseText[]; readonly ids: readonly ClauseId[] },
  match: VersionMatch,
): VersionReport {
  const oldIds = idsOf(before)
  const { clauses, ids } = after
  const kept = ids.flatMap((id, j) => {
    const from = match.continued.get(j)
    return from && oldIds[from.old] === id ? [{ j, ...from }] : []
  })
  const keptIds = new Set(kept.map((k) => ids[k.j]!))
  const still = new Set(ids)
  const line = (j: number): ClauseLine => clauseLine(ids[j]!, clauses[j]!)
  const uncertain = new Set(match.uncertain)
  return {
    unchanged: kept.filter((k) => k.change === 'unchanged').length,
    edited: kept.filter((k) => k.change === 'edited').map((k) => line(k.j)),
    moved: kept.filter((k) => k.moved).map((k) => line(k.j)),
    new: ids.flatMap((id, j) => (keptIds.has(id) || uncertain.has(j) ? [] : [line(j)])),
    gone: before.flatMap((clause, i) => (still.has(oldIds[i]!) ? [] : [clauseLine(oldIds[i]!, clause)])),
    uncertain: match.uncertain.map(line),
  }
}

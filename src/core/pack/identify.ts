import type { Node } from 'prosemirror-model'
import type { ClauseId } from '../model'
import { align } from './align'
import { IdMint } from './clause-ids'
import { type ClauseText, clauseTexts } from './clause-text'
import { type VersionMatch, matchVersions } from './match-versions'
import type { VersionReport } from './report'
import { idsOf, versionReport } from './version-report'

/** The ids of a document's clauses, in reading order. */
export interface Identified {
  readonly clauses: readonly ClauseText[]
  readonly ids: readonly ClauseId[]
  readonly versions?: VersionReport
}

export interface IdentifiedTarget extends Identified {
  readonly unaligned: ReadonlySet<ClauseId>
  /** Source clauses without an answer, by index. */
  readonly missing: readonly number[]
  /** Target clauses of a stretch too long to compare. */
  readonly skipped: number
}

/** Gives every clause of a source the id of the previous clause that it continues, or a new one. */
export function identifySource(doc: Node, scope: string, previous: Node | null): Identified {
  const clauses = clauseTexts(doc)
  const before = previous ? clauseTexts(previous).filter((clause) => clause.node.attrs['bid']) : []
  const oldIds = idsOf(before)
  const match = previous ? matchVersions(before, clauses) : NOTHING
  const mint = new IdMint(scope, oldIds)
  const ids = clauses.map((clause, j) => {
    const from = match.continued.get(j)
    return from === undefined ? mint.mint(clause, 'c') : oldIds[from]!
  })
  return {
    clauses,
    ids,
    ...(previous && { versions: versionReport(before, { clauses, ids }, match.uncertain) }),
  }
}

/**
 * Gives every clause of a target the id of the source clause it renders. One without a partner keeps the id it
 * had in the previous pack where the source does not have it, or gets one of its own.
 */
export function identifyTarget(
  doc: Node,
  source: Identified,
  scope: string,
  previous: Node | null,
): IdentifiedTarget {
  const clauses = clauseTexts(doc)
  const before = previous ? clauseTexts(previous).filter((clause) => clause.node.attrs['bid']) : []
  const oldIds = idsOf(before)
  const match = previous ? matchVersions(before, clauses) : NOTHING
  const { pairs, skipped } = align(source.clauses, clauses, knownPairs(match, oldIds, source.ids))
  const sourceIds = new Set(source.ids)
  const mint = new IdMint(scope, [...source.ids, ...oldIds])
  const ids = clauses.map((clause, j) => {
    const pair = pairs.get(j)
    if (pair !== undefined) return source.ids[pair]!
    const from = match.continued.get(j)
    const kept = from === undefined ? null : oldIds[from]!
    return kept && !sourceIds.has(kept) ? kept : mint.mint(clause, 'u')
  })
  const answered = new Set(pairs.values())
  return {
    clauses,
    ids,
    unaligned: new Set(ids.filter((id) => !sourceIds.has(id))),
    missing: source.ids.flatMap((_, i) => (answered.has(i) ? [] : [i])),
    skipped,
    ...(previous && { versions: versionReport(before, { clauses, ids }, match.uncertain) }),
  }
}

const NOTHING: VersionMatch = { continued: new Map(), uncertain: [] }

/** Pairs that the previous pack made and that still have both their sides. */
function knownPairs(
  match: VersionMatch,
  oldIds: readonly ClauseId[],
  sourceIds: readonly ClauseId[],
): Map<number, number> {
  const at = new Map(sourceIds.map((id, i) => [id, i] as const))
  const known = new Map<number, number>()
  for (const [j, old] of match.continued) {
    const i = at.get(oldIds[old]!)
    if (i !== undefined) known.set(j, i)
  }
  return known
}

/** The document with its clauses' ids in place. */
export function withIds(doc: Node, { clauses, ids }: Identified): Node {
  const at = new Map(clauses.map((clause, k) => [clause.pos, ids[k]!] as const))
  const rebuild = (node: Node, pos: number): Node => {
    const id = at.get(pos)
    if (id) return node.type.create({ ...node.attrs, bid: id }, node.content, node.marks)
    if (node.isTextblock) return node
    const children: Node[] = []
    node.forEach((child, offset) => children.push(rebuild(child, pos + 1 + offset)))
    return node.type.create(node.attrs, children, node.marks)
  }
  return rebuild(doc, -1)
}

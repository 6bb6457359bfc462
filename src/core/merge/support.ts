import type { ClauseId } from '../model'
import type { Cluster } from './cluster'
import type { RevisionHead } from './heads'

/** A reviewer as one who may stand behind a place by leaving it as it is. */
export interface Voter {
  readonly key: string
  /** Clauses that they say they have gone over. */
  readonly reviewed: ReadonlySet<ClauseId>
}

/** Who stands where about one place; the lists name heads, in order, and no head twice. */
export interface Support {
  /** All heads: the 9 of "6 of 9". */
  readonly of: number
  /** Want something here. */
  readonly touched: readonly string[]
  /** Went over all clauses of the place and want nothing in, over or under it: votes for the base. */
  readonly untouched: readonly string[]
  /** All others: they have not said anything. */
  readonly silent: readonly string[]
}

export function voterOf({ key, revision }: RevisionHead): Voter {
  const reviewed = new Set<ClauseId>()
  for (const [clause, state] of Object.entries(revision.clauses))
    if (state?.value === 'reviewed' || state?.value === 'flagged') reviewed.add(clause as ClauseId)
  return { key, reviewed }
}

/** Counts the heads for one cluster. `byId` holds all clusters, so that a deletion over the place is seen. */
export function supportOf(
  cluster: Cluster,
  voters: readonly Voter[],
  byId: ReadonlyMap<string, Cluster>,
): Support {
  const touched = wishing(cluster)
  const near = new Set(touched)
  for (const id of [...cluster.covers, ...cluster.coveredBy]) {
    const other = byId.get(id)
    if (other) for (const key of wishing(other)) near.add(key)
  }
  const { clauses } = cluster
  const left = voters.filter(({ key }) => !near.has(key))
  const read = ({ reviewed }: Voter): boolean => clauses.length > 0 && clauses.every((id) => reviewed.has(id))
  const untouched = left.filter(read).map(({ key }) => key)
  const known = new Set([...touched, ...untouched])
  const silent = voters.map(({ key }) => key).filter((key) => !known.has(key))
  return {
    of: voters.length,
    touched: [...touched].sort(),
    untouched: untouched.sort(),
    silent: silent.sort(),
  }
}

function wishing({ alternatives }: Cluster): Set<string> {
  return new Set(alternatives.flatMap(({ supporters }) => supporters))
}

import { Refusal } from '../../contract'
import { type Folded, fold } from '../../core/collation'
import { readDoc } from '../../core/doc'
import { revisionDigest } from '../../core/handback'
import type { Digest, Revision } from '../../core/model'
import type { Progress } from './run'

export interface FoldInput {
  /** The base text as JSON. */
  readonly base: unknown
  readonly revisions: readonly Revision[]
  /** Those of the revisions, in their order. */
  readonly digests: readonly Digest[]
}

/** Folds what reviewers want of one text; progress counts reviews. */
export function runFold({ base, revisions, digests }: FoldInput, tell: (progress: Progress) => void): Folded {
  const read = readDoc(base)
  if (!read.ok) throw new Refusal(read.problem)
  const known = new Map(revisions.map((revision, i) => [revision, digests[i]]))
  return fold(read.value, revisions, {
    onProgress: (done, total) => tell({ done, total }),
    digestOf: (revision) => known.get(revision) ?? revisionDigest(revision),
  })
}

import { Refusal } from '../../contract'
import { type Folded, type PlainMatter, fold, plainMatters } from '../../core/collation'
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

export interface FoldOutput {
  readonly folded: Folded
  /** What there is to decide in it. */
  readonly matters: readonly PlainMatter[]
}

/** Folds what reviewers want of one text; progress counts reviews. */
export function runFold(
  { base, revisions, digests }: FoldInput,
  tell: (progress: Progress) => void,
): FoldOutput {
  const read = readDoc(base)
  if (!read.ok) throw new Refusal(read.problem)
  const known = new Map(revisions.map((revision, i) => [revision, digests[i]]))
  const folded = fold(read.value, revisions, {
    onProgress: (done, total) => tell({ done, total }),
    digestOf: (revision) => known.get(revision) ?? revisionDigest(revision),
  })
  return { folded, matters: plainMatters(folded) }
}

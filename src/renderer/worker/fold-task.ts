import { Refusal } from '../../contract'
import { type Folded, fold } from '../../core/collation'
import { readDoc } from '../../core/doc'
import type { Revision } from '../../core/model'
import type { Progress } from './run'

export interface FoldInput {
  /** The base text as JSON. */
  readonly base: unknown
  readonly revisions: readonly Revision[]
}

/** Folds what reviewers want of one text; progress counts reviews. */
export function runFold({ base, revisions }: FoldInput, tell: (progress: Progress) => void): Folded {
  const read = readDoc(base)
  if (!read.ok) throw new Refusal(read.problem)
  return fold(read.value, revisions, (done, total) => tell({ done, total }))
}

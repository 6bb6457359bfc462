import type { Node } from 'prosemirror-model'
import { Refusal } from '../../contract'
import { type ChangeList, compare, listOf } from '../../core/compare'
import { readDoc } from '../../core/doc'
import type { ChangeId, ChangeSet } from '../../core/model'
import { project } from '../../core/suggestion'
import type { Progress } from './run'

export interface CompareInput {
  /** Two documents as JSON. */
  readonly base: unknown
  readonly next: unknown
  /** What the ids of the changes begin with. */
  readonly session: string
}

export interface CompareOutput {
  readonly set: ChangeSet
  /** The base with the changes in it, as JSON. */
  readonly redline: unknown
  readonly list: ChangeList
}

/** Stretches between two reports of progress. */
const OFTEN = 200

/** Compares two documents. */
export function runCompare(input: CompareInput, tell: (progress: Progress) => void): CompareOutput {
  const [base, next] = [docFrom(input.base), docFrom(input.next)]
  const set = compare(base, next, {
    id: (n) => `${input.session}.${n}` as ChangeId,
    onStep: (done, total) => {
      if (done % OFTEN === 0 || done === total) tell({ done, total })
    },
  })
  const redline = project(base, set)
  return { set, redline: redline.toJSON(), list: listOf(redline) }
}

function docFrom(json: unknown): Node {
  const read = readDoc(json)
  if (!read.ok) throw new Refusal(read.problem)
  return read.value
}

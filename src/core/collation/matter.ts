import type { Alternative, Cluster } from '../merge'
import type { ChangeId, ClauseId, Digest, ErrorType, Necessity, Target } from '../model'
import type { FoldedThread } from './folded'
import type { Dispute, Standing } from './types'

export type MatterClass = 'agree' | 'deletions' | 'adjacent' | 'conflict' | 'contested' | 'thread'

/** One alternative of a matter, with what its supporters said about it. */
export interface MatterWish {
  readonly digest: Digest
  readonly alternative: Alternative
  readonly supporters: readonly string[]
  /** Reviewers among the supporters: who wants it on two machines is one. */
  readonly support: number
  readonly ids: readonly ChangeId[]
  /** The place as it would read; for a property its value as JSON. */
  readonly text: string
  readonly reasons: readonly { readonly reviewer: string; readonly text: string }[]
  readonly errorTypes: readonly ErrorType[]
  readonly necessities: readonly Necessity[]
}

/**
 * - `late`: decided, but a wish has come that was not there then, or several decisions stand that did not know one
 *   another; they stand until they are changed.
 * - `disputed`: with an adjudicator. - `ruled`: closed.
 * - `unasked`: decided, and nobody asks for it any more; it counts in the text until it is taken back.
 */
export type MatterState = 'open' | 'late' | 'decided' | 'deferred' | 'disputed' | 'ruled' | 'unasked'

/** One thing to decide: a place where reviewers want something, or a thread. */
export interface Matter {
  /** The cluster's id, or `thread:<id>`. */
  readonly id: string
  readonly target: Target
  readonly class: MatterClass
  readonly clause: ClauseId | null
  readonly cluster: Cluster | null
  readonly thread: FoldedThread | null
  /** The place as the base has it. */
  readonly base: string
  readonly wishes: readonly MatterWish[]
  readonly heads: readonly string[]
  /** Reviewers who went over the clause and left the place as it is. */
  readonly untouched: readonly string[]
  readonly state: MatterState
  readonly standing: Standing | null
  /** Decisions that stand here too: of places that this one has grown out of, or by others who worked apart. */
  readonly beside: readonly Standing[]
  /** Wishes that came after the decision. */
  readonly late: readonly Digest[]
  readonly dispute: Dispute | null
}

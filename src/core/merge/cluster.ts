import { type Json, digestJson } from '../base'
import type { ClauseId, Run } from '../model'
import type { FlowText } from './base-text'
import type { Edit } from './edits'
import type { Extent } from './extent'

/** One thing that reviewers want at a place, and who wants it. */
export interface Alternative {
  /** The place as they want it to read. */
  readonly content: readonly Run[]
  /** How it comes to read so: base tokens that nobody touches stay the base's own. */
  readonly edits: readonly Piece[]
  /** For a property: the value. */
  readonly value?: Json
  readonly supporters: readonly string[]
  readonly ids: readonly string[]
}

/** Base tokens [from, to) become this content. */
export type Piece = Pick<Edit, 'from' | 'to' | 'content'>

/**
 * - `agree`: all who touched the place want the same.
 * - `deletions`: a stretch that some delete as part of deletions of unequal length.
 * - `conflict`: they want different things; one is chosen, or the collator writes another.
 * - `contested`: a deletion that covers places where others want something else (`covers`), and such a place
 *   itself as long as all who touched it want the same (`coveredBy`).
 */
export type ClusterKind = 'agree' | 'deletions' | 'conflict' | 'contested'

/** A place in the base where reviewers want something, in base coordinates. */
export interface Cluster {
  /** From place and base text only: the same on every machine and in every order. */
  readonly id: string
  readonly kind: ClusterKind
  readonly flow: string
  readonly from: number
  readonly to: number
  readonly property: string | null
  readonly base: readonly Run[]
  /** The clauses that it lies in, the first one first; none between paragraphs without an id. */
  readonly clauses: readonly ClauseId[]
  /** Most supported first, then by content. */
  readonly alternatives: readonly Alternative[]
  /** Ids of clusters inside a deletion that is wished for here: taking it turns them down. */
  readonly covers: readonly string[]
  /** Ids of clusters whose `covers` names this one: taking this one turns the deletion down. */
  readonly coveredBy: readonly string[]
  /**
   * Ids of clusters that touch this one without overlapping it: taking both may give a text that nobody had. Those
   * that the very same reviewers want as well are left out.
   */
  readonly adjacent: readonly string[]
}

export function makeCluster(
  flow: FlowText,
  /** `over`: part of a deletion, just as long as another place. */
  at: Extent & { readonly property: string | null; readonly over?: true },
  alternatives: readonly Alternative[],
): Cluster {
  const { from, to, property, over } = at
  const base = flow.runs(from, to)
  const id = digestJson({ flow: flow.flow, from, to, property, base, over }).slice(0, 24)
  const kind = alternatives.length === 1 ? 'agree' : 'conflict'
  const clauses = flow.clauses(from, to)
  const place = { flow: flow.flow, from, to, property }
  return { id, kind, ...place, base, clauses, alternatives, covers: [], coveredBy: [], adjacent: [] }
}

/** Whether it can be taken with all other clear ones: one wish, and nothing that speaks against it. */
export function isClear({ kind, adjacent }: Cluster): boolean {
  return kind === 'agree' && !adjacent.length
}

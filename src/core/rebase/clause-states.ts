import type { Node } from 'prosemirror-model'
import { ANNOTATION_ATTRS, clausesOf } from '../doc'
import { sameJson, type Json } from '../base'
import type { ClauseId, ClauseState, RebaseLine, Revision } from '../model'

export interface CarriedStates {
  readonly clauses: Revision['clauses']
  readonly lines: readonly RebaseLine[]
}

/** One rendering of the document, before and after. */
export interface TextPair {
  readonly from: Node
  readonly to: Node
}

/**
 * How far each clause is on the new text. What was reviewed and reads otherwise now, in any rendering, is in work
 * again; flags stay; the state of a clause that is gone is told in its line.
 */
export function carryStates(
  states: Revision['clauses'],
  pairs: readonly [TextPair, ...TextPair[]],
): CarriedStates {
  const texts = pairs.map(({ from, to }) => ({ from: byId(from), to: byId(to) }))
  const clauses: Record<string, ClauseState> = {}
  const lines: RebaseLine[] = []
  for (const [id, state] of Object.entries(states) as [ClauseId, ClauseState][]) {
    const gone = texts[0]!.from.has(id) && !texts[0]!.to.has(id)
    const again =
      state.value === 'reviewed' && texts.some(({ from, to }) => !sameClause(from.get(id), to.get(id)))
    if (!gone) clauses[id] = again ? { ...state, value: 'in-work' } : state
    const verdict = gone ? 'context-removed' : again ? 'conflict' : 'kept'
    lines.push({ kind: 'clause', id, verdict, state })
  }
  return { clauses, lines }
}

function byId(doc: Node): Map<ClauseId, Node> {
  return new Map(clausesOf(doc).map(({ id, node }) => [id, node]))
}

function sameClause(a: Node | undefined, b: Node | undefined): boolean {
  if (!a || !b) return a === b
  return a.type === b.type && a.content.eq(b.content) && sameJson(propsOf(a), propsOf(b))
}

function propsOf(node: Node): Json {
  return Object.fromEntries(Object.entries(node.attrs).filter(([key]) => !ANNOTATION_ATTRS.has(key))) as Json
}

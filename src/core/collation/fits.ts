import type { Node } from 'prosemirror-model'
import {
  type Disposition,
  type Entry,
  type Extent,
  type KnownAct,
  type Problem,
  isKnown,
  problem,
} from '../model'
import { type Token, faultOfContent, faultOfProperty, flowsOf } from '../suggestion'

/**
 * The first decision or ruling among entries that cannot be carried out on a text, whether it is in force or not: an
 * undo may bring it back. Null where all can; then any of them that stand together make a text. Entries that came out
 * of a file are told of with `document-invalid`, the entry and the reason.
 */
export function faultOfEntries(entries: readonly Entry[], base: Node): Problem | null {
  let flows: ReadonlyMap<string, readonly Token[]> | null = null
  for (const { id, act } of entries) {
    if (!isKnown(act)) continue
    for (const disposition of madeBy(act)) {
      flows ??= flowsOf(base)
      const fault = faultOfDisposition(disposition) ?? faultOnBase(disposition, flows)
      if (fault) return problem('document-invalid', `entry ${id}: ${fault}`)
    }
  }
  return null
}

/** The dispositions that an act makes. */
export function madeBy(act: KnownAct): readonly Disposition[] {
  if (act.kind === 'decide') return act.dispositions
  return act.kind === 'rule' || act.kind === 'reverse' ? [act.disposition] : []
}

/** What makes a disposition none that can be made of any text, in words; null if nothing does. */
export function faultOfDisposition({ on, edits, value }: Disposition): string | null {
  if (on.kind === 'thread') return edits.length || value !== undefined ? 'a thread becomes no text' : null
  const { extent } = on
  if (extent.from > extent.to) return `${told(extent)} ends before it begins`
  if (extent.property === null && value !== undefined) return `${told(extent)} has a value without a property`
  if (extent.property !== null && edits.length) return `${told(extent)} is a property and becomes no text`
  let at = extent.from
  for (const { from, to, content } of edits) {
    if (from > to) return `an edit of ${told(extent)} ends before it begins`
    if (from < at || to > extent.to) return `the edits of ${told(extent)} overlap or are not in it`
    at = to
    const fault = faultOfContent(content, extent.flow)
    if (fault) return fault
  }
  return null
}

function faultOnBase(
  { on, value }: Disposition,
  flows: ReadonlyMap<string, readonly Token[]>,
): string | null {
  if (on.kind === 'thread') return null
  const { flow, from, to, property } = on.extent
  const tokens = flows.get(flow)
  if (!tokens) return `no such flow in the base: ${flow.slice(0, 60)}`
  if (to > tokens.length) return `${told(on.extent)} lies behind the end of the base`
  if (property === null || value === undefined) return null
  return faultOfProperty(tokens.slice(from, to), { key: property, value })
}

function told({ flow, from, to }: Extent): string {
  return `place ${from} to ${to} of ${flow.slice(0, 60)}`
}

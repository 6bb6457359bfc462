import type { Node } from 'prosemirror-model'
import type { Disposition } from '../../../core/model'
import { placesOf, redlineIn } from './places'
import { baseValue } from './property'

/** What a decision makes of its place: text struck and put there, or a property's values. Null for a thread. */
export type DecidedWords =
  | { readonly kind: 'text'; readonly old: string; readonly new: string }
  | { readonly kind: 'property'; readonly property: string; readonly was: unknown; readonly value: unknown }
  | null

/** `old` and `new` are whole words where words were replaced; a place that stays shows what it is, as old and new. */
export function decidedWords(base: Node, { on, edits, value }: Disposition): DecidedWords {
  if (on.kind === 'thread') return null
  const { flow, from, to, property } = on.extent
  if (property !== null) {
    const units = placesOf(base).flows.get(flow)?.units ?? []
    const was = baseValue({ base: units.slice(from, to), property })
    return { kind: 'property', property, was, value: value === undefined ? was : value }
  }
  const stretches = redlineIn(base, { flow, from, to }, { pieces: edits })
  if (edits.length === 0) {
    const text = stretches.map((one) => one.text).join('')
    return { kind: 'text', old: text, new: text }
  }
  const textOf = (kind: 'gone' | 'new'): string =>
    stretches.flatMap((one) => (one.kind === kind ? one.text : [])).join(' … ')
  return { kind: 'text', old: textOf('gone'), new: textOf('new') }
}

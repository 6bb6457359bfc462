import type { Node } from 'prosemirror-model'
import type { ClauseId } from '../model'

/** A clause as the reader meets it: one textblock with a stable id. */
export interface Clause {
  readonly id: ClauseId
  readonly node: Node
  /** Position before the textblock. */
  readonly pos: number
}

/** Every textblock that has a clause id, in reading order, table cells included. */
export function clausesOf(doc: Node): Clause[] {
  const found: Clause[] = []
  doc.descendants((node, pos) => {
    if (!node.isTextblock) return true
    const id = node.attrs['bid'] as ClauseId | null
    if (id) found.push({ id, node, pos })
    return false
  })
  return found
}

/** The text of a textblock with deleted words left out ('clean') or inserted ones ('base'), or all of it. */
export function blockText(block: Node, view: 'clean' | 'base' | 'all' = 'clean'): string {
  let text = ''
  block.forEach((child) => {
    const has = (name: string): boolean => child.marks.some((m) => m.type.name === name)
    if (view === 'clean' && has('del')) return
    if (view === 'base' && has('ins')) return
    text += child.isText ? child.text! : (child.type.spec.leafText?.(child) ?? '')
  })
  return text
}

/** Words of a text in any script; for scripts without spaces each run of letters counts as the segmenter cuts it. */
export function countWords(text: string, locale: string): number {
  let n = 0
  for (const part of segmenterFor(locale).segment(text)) if (part.isWordLike) n++
  return n
}

// Making a segmenter costs far more than using one.
const segmenters = new Map<string, Intl.Segmenter>()
function segmenterFor(locale: string): Intl.Segmenter {
  let segmenter = segmenters.get(locale)
  if (!segmenter) segmenters.set(locale, (segmenter = new Intl.Segmenter(locale, { granularity: 'word' })))
  return segmenter
}

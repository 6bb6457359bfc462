import type { Node } from 'prosemirror-model'
import type { EditorView } from 'prosemirror-view'
import type { Anchor, ClauseId, Quote } from '../../../core/model'
import type { DocIndex } from '../../editor'

/** Characters of context kept on either side of a quote (W3C Web Annotation, TextQuoteSelector). */
const CONTEXT = 32

/** The anchor of the selected words, or of the whole clause with the caret when nothing is selected. */
export function targetAnchor(view: EditorView): {
  anchor: Anchor
  range: { from: number; to: number } | null
} {
  const { from, to, $from, empty } = view.state.selection
  const block = $from.parent
  const clause = (block.attrs['bid'] as ClauseId | null | undefined) ?? null
  const text = textOf(block)
  if (empty || !block.isTextblock)
    return {
      anchor: { side: 'target', clause, quote: quoteOf(text, 0, text.length), foundBy: 'author' },
      range: null,
    }
  const start = textOf(block, $from.parentOffset).length
  const end = Math.min(block.content.size, $from.parentOffset + (to - from))
  const stop = textOf(block, end).length
  return {
    anchor: {
      side: 'target',
      clause,
      range: { from: start, to: stop },
      quote: quoteOf(text, start, stop),
      foundBy: 'author',
    },
    range: { from, to },
  }
}

/** The anchor of a stretch of a source clause's text, or of the whole clause. */
export function sourceAnchor(
  clause: string,
  text: string,
  range: { from: number; to: number } | null,
): Anchor {
  const { from, to } = range ?? { from: 0, to: text.length }
  return {
    side: 'source',
    clause: clause as ClauseId,
    ...(range ? { range } : {}),
    quote: quoteOf(text, from, to),
    foundBy: 'author',
  }
}

/** Where a thread of the target stands now, in positions of the indexed document; null when it has lost its place. */
export function placeOf(
  thread: { readonly id: string; readonly anchor: Anchor },
  index: DocIndex,
): { readonly from: number; readonly to: number; readonly clause: string | null } | null {
  const { side, clause, range } = thread.anchor
  if (side === 'target' && range) return index.threads.get(thread.id) ?? null
  const entry = clause === null ? undefined : index.byId.get(clause)
  return entry ? { from: entry.pos + 1, to: entry.pos + 1 + entry.node.content.size, clause } : null
}

function quoteOf(text: string, from: number, to: number): Quote {
  return {
    exact: text.slice(from, to),
    prefix: text.slice(Math.max(0, from - CONTEXT), from),
    suffix: text.slice(to, to + CONTEXT),
  }
}

/** All words of a block as they stand in it, struck ones too, up to an offset. */
function textOf(block: Node, to = block.content.size): string {
  return block.textBetween(0, to, '\n', (leaf) => leaf.type.spec.leafText?.(leaf) ?? '')
}

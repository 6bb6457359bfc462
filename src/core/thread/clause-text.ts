import type { Node } from 'prosemirror-model'
import { type Clause, blockText, clausesOf } from '../doc'

/** Offset in a clause's clean text of a position inside its textblock; struck words count nothing. */
export function offsetOf(block: Node, inside: number): number {
  return blockText(block.cut(0, Math.max(0, Math.min(inside, block.content.size))), 'clean').length
}

/** The range of positions, relative to the start of a textblock's content, that shows a stretch of its clean text. */
export function rangeIn(block: Node, from: number, to: number): { from: number; to: number } {
  let offset = 0
  let start = -1
  let end = block.content.size
  let done = false
  block.forEach((child, pos) => {
    if (done || child.marks.some((m) => m.type.name === 'del')) return
    const length = child.isText ? child.text!.length : (child.type.spec.leafText?.(child) ?? '').length
    const unit = child.isText ? 1 : child.nodeSize / Math.max(1, length)
    if (start < 0 && from < offset + length) start = pos + (from - offset) * unit
    if (offset + length >= to && start >= 0) {
      end = pos + (to - offset) * unit
      done = true
    }
    offset += length
  })
  return { from: start < 0 ? end : start, to: end }
}

const kept = new WeakMap<Node, readonly Clause[]>()

/** The document's clauses, kept per document. */
export function clauseList(doc: Node): readonly Clause[] {
  let list = kept.get(doc)
  if (!list) kept.set(doc, (list = clausesOf(doc)))
  return list
}

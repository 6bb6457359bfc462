import type { Node, ResolvedPos } from 'prosemirror-model'

/** A textblock and where it stands. */
export interface Placed {
  readonly node: Node
  /** Position before the block. */
  readonly pos: number
}

/**
 * The textblock that the text flows on to (or from), through section edges as if they were not there; `null` at
 * the edge of the body, of a cell, or at a table.
 */
export function neighbour($pos: ResolvedPos, direction: 'back' | 'forth'): Placed | null {
  const depth = $pos.depth
  const container = $pos.node(depth - 1)
  const index = $pos.index(depth - 1)
  const back = direction === 'back'
  const before = $pos.before(depth)
  const after = $pos.after(depth)
  const sibling = container.maybeChild(back ? index - 1 : index + 1)
  if (sibling) return textblock(sibling, back ? before - sibling.nodeSize : after)
  if (container.type.name !== 'section') return null
  const section = $pos.doc.maybeChild($pos.index(0) + (back ? -1 : 1))
  const far = back ? section?.lastChild : section?.firstChild
  if (!far) return null
  return textblock(far, back ? before - 2 - far.nodeSize : after + 2)
}

function textblock(node: Node, pos: number): Placed | null {
  return node.isTextblock ? { node, pos } : null
}

/** Whether somebody has deleted the block's end mark already. */
export function endIsDeleted(block: Node): boolean {
  const pm = block.attrs['pm'] as { d?: readonly string[] } | null
  return (pm?.d?.length ?? 0) > 0
}

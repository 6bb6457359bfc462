import type { Node } from 'prosemirror-model'

const kept = new WeakMap<Node, readonly string[]>()

/** Clause ids in a block: one of a paragraph, those of all cells of a table. Read once per block. */
export function blockClauses(block: Node): readonly string[] {
  const known = kept.get(block)
  if (known) return known
  const ids: string[] = []
  const read = (node: Node): void => {
    const id = node.attrs['bid'] as string | null | undefined
    if (node.isTextblock && id) ids.push(id)
    else if (!node.isTextblock) node.forEach(read)
  }
  read(block)
  kept.set(block, ids)
  return ids
}

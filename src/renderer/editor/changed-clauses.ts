import type { Node } from 'prosemirror-model'
import type { ClauseId } from '../../core/model'

/** Clauses whose textblock is another one than before. Sections that stayed the same are not looked into. */
export function changedClauses(before: Node, after: Node): ClauseId[] {
  const known = new Set<Node>()
  const kept = new Set(after.children)
  for (const section of before.children)
    if (!kept.has(section)) textblocks(section, (node) => known.add(node))
  const old = new Set(before.children)
  const changed: ClauseId[] = []
  for (const section of after.children) {
    if (old.has(section)) continue
    textblocks(section, (node) => {
      const id = node.attrs['bid'] as ClauseId | null
      if (id && !known.has(node)) changed.push(id)
    })
  }
  return changed
}

function textblocks(node: Node, visit: (block: Node) => void): void {
  node.descendants((child) => {
    if (child.isTextblock) visit(child)
    return !child.isTextblock
  })
}

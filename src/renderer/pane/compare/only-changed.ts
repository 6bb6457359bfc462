import type { Node } from 'prosemirror-model'
import { listOf } from '../../../core/compare'
import { schema } from '../../../core/doc'

/**
 * A redline without the blocks in which nothing changed. The order of its changes stays, and each line of a numbered
 * list says the number that it has in the whole text.
 */
export function onlyChanged(redline: Node): Node {
  const sections: Node[] = []
  const numberOf = lineNumbers()
  redline.forEach((section) => {
    const kept: Node[] = []
    section.forEach((block) => {
      const number = numberOf(block)
      const alone = schema.nodes.doc.create(null, schema.nodes.section.create(null, block))
      if (!listOf(alone).clauses.length) return
      kept.push(
        number === null
          ? block
          : block.type.create({ ...block.attrs, start: number }, block.content, block.marks),
      )
    })
    if (kept.length) sections.push(section.type.create(section.attrs, kept))
  })
  return sections.length ? schema.nodes.doc.create(null, sections) : redline
}

/** Counts the lines of numbered lists as they show; null for every other block. */
function lineNumbers(): (block: Node) => number | null {
  let counts: number[] = []
  return (block) => {
    const { list, depth, start } = block.attrs as { list?: string; depth?: number; start?: number | null }
    if (!list) counts = []
    else counts.length = Math.min(counts.length, (depth ?? 0) + 1)
    if (list !== 'ordered') return null
    const level = depth ?? 0
    return (counts[level] = start ?? (counts[level] ?? 0) + 1)
  }
}

import type { Node } from 'prosemirror-model'
import { listOf } from '../../../core/compare'
import { schema } from '../../../core/doc'

/** A redline without the blocks in which nothing changed. The order of its changes stays. */
export function onlyChanged(redline: Node): Node {
  const sections: Node[] = []
  redline.forEach((section) => {
    const kept: Node[] = []
    section.forEach((block) => {
      const alone = schema.nodes.doc.create(null, schema.nodes.section.create(null, block))
      if (listOf(alone).clauses.length) kept.push(block)
    })
    if (kept.length) sections.push(section.type.create(section.attrs, kept))
  })
  return sections.length ? schema.nodes.doc.create(null, sections) : redline
}

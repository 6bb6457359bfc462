import type { Node } from 'prosemirror-model'

/** Checks what a document has and its base has not: the base's own nodes were checked when it was read. */
export function checkNew(doc: Node, base: Node): void {
  checkChildren(doc)
  const sections = new Set<Node>()
  const blocks = new Set<Node>()
  base.forEach((section) => {
    sections.add(section)
    section.forEach((block) => blocks.add(block))
  })
  doc.forEach((section) => {
    if (sections.has(section)) return
    checkChildren(section)
    section.forEach((block) => {
      if (!blocks.has(block)) block.check()
    })
  })
}

function checkChildren(node: Node): void {
  if (!node.type.validContent(node.content))
    throw new RangeError(`invalid content for ${node.type.name}: ${node.content.toString().slice(0, 60)}`)
}

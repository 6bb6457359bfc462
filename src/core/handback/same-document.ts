import type { Node } from 'prosemirror-model'
import { type Json, canonicalJson } from '../base'

/**
 * Whether two tracked documents say the same: texts, structure, clause ids, suggestions and layers. Section cuts and
 * thread marks are not compared: the first mean nothing, the second stand in no fixed order.
 */
export function sameDocument(a: Node, b: Node): boolean {
  if (a === b) return true
  const blocksA = blocksOf(a)
  const blocksB = blocksOf(b)
  if (blocksA.length !== blocksB.length || canonicalJson(a.attrs) !== canonicalJson(b.attrs)) return false
  return blocksA.every((block, i) => {
    const other = blocksB[i]!
    return block === other || canonicalJson(spelling(block)) === canonicalJson(spelling(other))
  })
}

function blocksOf(doc: Node): Node[] {
  const blocks: Node[] = []
  doc.forEach((section) => section.forEach((block) => blocks.push(block)))
  return blocks
}

function spelling(node: Node): Json {
  const content: { text?: string; marks: Json; node?: Json }[] = []
  node.forEach((child) => {
    const marks = child.marks.filter((m) => m.type.name !== 'cmt').map((m) => m.toJSON() as Json)
    const last = content[content.length - 1]
    if (!child.isText) content.push({ marks, node: spelling(child) })
    else if (last?.text !== undefined && canonicalJson(last.marks) === canonicalJson(marks))
      last.text += child.text!
    else content.push({ marks, text: child.text! })
  })
  return { type: node.type.name, attrs: node.attrs as Json, content: content as Json }
}

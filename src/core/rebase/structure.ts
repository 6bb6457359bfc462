import type { Node } from 'prosemirror-model'
import { ANNOTATION_ATTRS, ANNOTATION_MARKS, docOf, schema } from '../doc'
import type { Run } from '../model'
import { type Token, acceptAll } from '../suggestion'

/** A table or row with everything in it taken, as new content: without tracking, threads and clause ids. */
export function structureOf(token: Token): Run {
  const { node } = token.own
  const isTable = node.type === schema.nodes.table
  const alone = (one: Node): Node => one.type.create({ ...one.attrs, trk: null }, one.content)
  const table = isTable ? alone(node) : schema.nodes.table.create(null, alone(node))
  const taken = bare(acceptAll(docOf([table])).firstChild!.firstChild!)
  return { node: (isTable ? taken : taken.firstChild!).toJSON() as NonNullable<Run['node']> }
}

function bare(node: Node): Node {
  const marks = node.marks.filter((m) => !ANNOTATION_MARKS.has(m.type.name))
  if (node.isText) return node.mark(marks)
  const attrs = { ...node.attrs }
  for (const key of Object.keys(attrs)) if (ANNOTATION_ATTRS.has(key)) attrs[key] = null
  return node.type.create(attrs, node.children.map(bare), marks)
}

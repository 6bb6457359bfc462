import type { Node } from 'prosemirror-model'
import { type Json, digestJson } from '../base'
import type { Digest } from '../model'
import { ANNOTATION_ATTRS, ANNOTATION_MARKS, SCHEMA_VERSION, schema } from './schema'

/**
 * Digest of a document's text, structure and formatting: tracking, threads, clause ids and sections do not count.
 * The caller gives a document without pending suggestions (`rejectAll` of a tracked one).
 */
export function baseDigest(doc: Node): Digest {
  return digestJson({ schemaVersion: SCHEMA_VERSION, flow: plainJson(doc) }) as Digest
}

/** The document's blocks as plain JSON, without annotation and sections; equal for equal texts, byte for byte. */
export function plainJson(doc: Node): Json {
  const blocks: Json[] = []
  doc.forEach((section) => section.forEach((block) => blocks.push(plainNode(block))))
  return blocks
}

function plainNode(node: Node): Json {
  const attrs: Record<string, Json> = {}
  for (const [key, value] of Object.entries(node.attrs))
    if (!ANNOTATION_ATTRS.has(key) && value !== null) attrs[key] = value as Json
  const out: Record<string, Json> = { type: node.type.name }
  if (Object.keys(attrs).length) out['attrs'] = attrs
  if (node.content.size) out['content'] = plainChildren(node)
  return out
}

function plainChildren(node: Node): Json[] {
  const out: Json[] = []
  let lastMarks: string | null = null
  node.forEach((child) => {
    const marks = child.marks.filter((m) => !ANNOTATION_MARKS.has(m.type.name)).map((m) => m.toJSON() as Json)
    const key = JSON.stringify(marks)
    const last = out[out.length - 1] as { text?: string } | undefined
    if (child.isText && last?.text !== undefined && lastMarks === key) {
      out[out.length - 1] = { ...(last as object), text: last.text + child.text! }
      return
    }
    lastMarks = child.isText ? key : null
    const own = child.isText ? { type: 'text', text: child.text! } : (plainNode(child) as object)
    out.push((marks.length ? { ...own, marks } : own) as Json)
  })
  return out
}

/** Cuts a list of blocks into sections: at headings where it can, and never above a few screens of text. */
export function sectionsOf(blocks: readonly Node[]): Node[] {
  const sections: Node[] = []
  let current: Node[] = []
  const flush = (): void => {
    if (current.length) sections.push(schema.nodes.section.create(null, current))
    current = []
  }
  for (const block of blocks) {
    const inList = block.attrs['list'] !== null && block.attrs['list'] !== undefined
    if (current.length >= 12 && block.type.name === 'heading') flush()
    else if (current.length >= 40 && !inList) flush()
    else if (current.length >= 80) flush()
    current.push(block)
  }
  flush()
  return sections
}

/** A document of these blocks; an empty list gives one empty paragraph, and a last table gets a paragraph after it. */
export function docOf(blocks: readonly Node[]): Node {
  const all: Node[] = []
  blocks.forEach((block, i) => {
    all.push(block)
    const next = blocks[i + 1]
    if (block.type.name === 'table' && (!next || next.type.name === 'table'))
      all.push(schema.nodes.paragraph.create())
  })
  if (!all.length) all.push(schema.nodes.paragraph.create())
  return schema.nodes.doc.create(null, sectionsOf(all))
}

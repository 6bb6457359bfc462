import { type Node } from 'prosemirror-model'
import { schema } from '../doc'
import { type Built, type Placed } from './tokens'

/** The blocks of the body as one flow: sections are looked through. */
export function bodyBlocks(doc: Node): Placed[] {
  const out: Placed[] = []
  doc.forEach((section, offset, index) => pushSection(out, { node: section, pos: offset, section: index }))
  return out
}

function pushSection(out: Placed[], section: Placed): void {
  section.node.forEach((node, offset) => {
    out.push({ node, pos: section.pos + 1 + offset, section: section.section })
  })
}

/** The blocks of a cell; `pos` is before the cell. */
export function cellBlocks(cell: Node, pos: number): Placed[] {
  const out: Placed[] = []
  cell.forEach((node, offset) => out.push({ node, pos: pos + 1 + offset, section: 0 }))
  return out
}

/** The part of two states of one flow that is not the same node on both sides, with a paragraph of context. */
export interface Window {
  readonly old: readonly Placed[]
  readonly new: readonly Placed[]
  /** Whether the window's last paragraph is the last before a table or the end of the flow. */
  readonly closed: boolean
}

/** Finds the blocks of the body that an edit touched; unchanged sections cost one comparison each. */
export function bodyWindow(oldDoc: Node, newDoc: Node): Window {
  let head = 0
  const shared = Math.min(oldDoc.childCount, newDoc.childCount)
  while (head < shared && oldDoc.child(head) === newDoc.child(head)) head++
  let tail = 0
  while (
    tail < shared - head &&
    oldDoc.child(oldDoc.childCount - 1 - tail) === newDoc.child(newDoc.childCount - 1 - tail)
  )
    tail++
  // A neighbouring section on each side, so that there is context at a section's edge.
  head = Math.max(0, head - 1)
  tail = Math.max(0, tail - 1)
  const oldBlocks = sectionBlocks(oldDoc, head, oldDoc.childCount - tail)
  const newBlocks = sectionBlocks(newDoc, head, newDoc.childCount - tail)
  const next = tail > 0 ? oldDoc.child(oldDoc.childCount - tail).firstChild : null
  return windowOf(oldBlocks, newBlocks, next)
}

/** The blocks of the sections from one index to another, in order. */
export function sectionBlocks(doc: Node, from: number, to: number): Placed[] {
  const out: Placed[] = []
  doc.forEach((node, pos, section) => {
    if (section >= from && section < to) pushSection(out, { node, pos, section })
  })
  return out
}

/** The window of any flow; `after` is the block behind the last one given, if the flow goes on. */
export function windowOf(
  oldBlocks: readonly Placed[],
  newBlocks: readonly Placed[],
  after: Node | null,
): Window {
  const shared = Math.min(oldBlocks.length, newBlocks.length)
  let head = 0
  while (head < shared && oldBlocks[head]!.node === newBlocks[head]!.node) head++
  let tail = 0
  const last = (blocks: readonly Placed[], back: number): Node => blocks[blocks.length - 1 - back]!.node
  while (tail < shared - head && last(oldBlocks, tail) === last(newBlocks, tail)) tail++
  // Tables are never context: a paragraph beyond one belongs to another stretch of text.
  if (head > 0 && oldBlocks[head - 1]!.node.isTextblock) head--
  if (tail > 0 && last(oldBlocks, tail - 1).isTextblock) tail--
  // A window never stands nowhere: without a paragraph beside it, a table gives the place.
  if (head + tail === oldBlocks.length) {
    if (tail > 0) tail--
    else if (head > 0) head--
  }
  const next = tail > 0 ? last(oldBlocks, tail - 1) : after
  return {
    old: oldBlocks.slice(head, oldBlocks.length - tail),
    new: newBlocks.slice(head, newBlocks.length - tail),
    closed: !next?.isTextblock,
  }
}

/** The document with a window's blocks replaced. Sections that would be empty go; a flow never ends in a table. */
export function withBody(doc: Node, window: Pick<Window, 'old'>, built: readonly Built[]): Node {
  const first = window.old[0]
  if (!first) return built.length ? appendBlocks(doc, built) : doc
  const last = window.old[window.old.length - 1]!
  const bySection = new Map<number, Node[]>()
  for (const { node, section } of built) {
    const list = bySection.get(section)
    if (list) list.push(node)
    else bySection.set(section, [node])
  }
  const sections: Node[] = []
  doc.forEach((section, offset, index) => {
    if (index < first.section || index > last.section) {
      sections.push(section)
      return
    }
    const children: Node[] = []
    section.forEach((node, inner) => {
      const pos = offset + 1 + inner
      if (pos < first.pos) children.push(node)
    })
    children.push(...(bySection.get(index) ?? []))
    section.forEach((node, inner) => {
      if (offset + 1 + inner > last.pos) children.push(node)
    })
    if (children.length)
      sections.push(sameChildren(section, children) ? section : section.type.create(section.attrs, children))
  })
  return doc.type.create(doc.attrs, closeFlow(sections))
}

function appendBlocks(doc: Node, built: readonly Built[]): Node {
  const sections: Node[] = []
  doc.forEach((s) => sections.push(s))
  sections.push(
    schema.nodes.section.create(
      null,
      built.map((b) => b.node),
    ),
  )
  return doc.type.create(doc.attrs, sections)
}

function sameChildren(node: Node, children: readonly Node[]): boolean {
  return node.childCount === children.length && children.every((c, i) => node.child(i) === c)
}

function closeFlow(sections: Node[]): Node[] {
  const last = sections[sections.length - 1]
  if (last?.lastChild?.isTextblock) return sections
  const paragraph = schema.nodes.paragraph.create()
  if (!last) return [schema.nodes.section.create(null, paragraph)]
  return [...sections.slice(0, -1), last.copy(last.content.addToEnd(paragraph))]
}

import type { Node } from 'prosemirror-model'
import type { Step } from 'prosemirror-transform'
import { sameJson } from '../base'
import { type MarkTracking, plainJson, schema } from '../doc'
import { type Kept, keptStretches } from './pairing'
import { acceptAll, rejectAll } from './resolve'
import { insideCells } from './table-edges'

/** `base`: rejecting everything gives the base. `edit`: accepting everything gives what the person made. */
export type Law = 'base' | 'edit'

/**
 * Which promises of `track` an edit broke; none when all is well. Works the accepted text out from the raw edit
 * alone, without the code that tracks. Cost: the sections that the edit touched. For tests and development, and in
 * a quiet moment wherever a fault has to be noticed.
 */
export function brokenLaws(
  before: Node,
  raw: { doc: Node; steps: readonly Step[] },
  after: Node,
): readonly Law[] {
  const meant = insideCells(before, raw)
  const span = touchedSections([before, meant.doc, after])
  const broken: Law[] = []
  const [old, clean, now] = [before, meant.doc, after].map((doc) => sectionsIn(doc, span))
  if (!sameJson(plainJson(rejectAll(old!.doc)), plainJson(rejectAll(now!.doc)))) broken.push('base')
  const reading = readingOf(before, keptStretches(meant.steps, before.content.size))
  const live = schema.nodes.doc.create(null, schema.nodes.section.create(null, reading.body(clean!)))
  if (!sameJson(plainJson(acceptAll(now!.doc)), plainJson(live))) broken.push('edit')
  return broken
}

interface Span {
  readonly head: number
  readonly tail: number
}

/** Sections at both ends that all documents share, less those whose text flows into the ones between. */
function touchedSections(docs: readonly [Node, Node, Node]): Span {
  const [first, ...others] = docs
  const shared = Math.min(...docs.map((doc) => doc.childCount))
  const same = (index: (doc: Node) => number): boolean =>
    others.every((doc) => doc.child(index(doc)) === first.child(index(first)))
  let head = 0
  while (head < shared && same(() => head)) head++
  let tail = 0
  while (tail < shared - head && same((doc) => doc.childCount - 1 - tail)) tail++
  while (head > 0 && flowsOn(first.child(head - 1))) head--
  // A document of which nothing is left between has no section there that could flow on.
  const lastBetween = (doc: Node): Node | null =>
    doc.maybeChild(Math.max(head - 1, doc.childCount - 1 - tail))
  while (tail > 0 && docs.some((doc) => flowsOn(lastBetween(doc)))) tail--
  return { head, tail }
}

/** Whether the last end of a section may go, so that its text belongs to the next one. */
function flowsOn(section: Node | null): boolean {
  if (!section) return false
  const { lastChild } = section
  return !lastChild?.isTextblock || lastChild.attrs['pm'] !== null
}

interface Part {
  readonly doc: Node
  /** Position of the part's first section in the whole document. */
  readonly start: number
}

function sectionsIn(doc: Node, { head, tail }: Span): Part {
  let start = 0
  for (let i = 0; i < head; i++) start += doc.child(i).nodeSize
  return { doc: schema.nodes.doc.create(null, doc.children.slice(head, doc.childCount - tail)), start }
}

interface PlacedBlock {
  readonly node: Node
  readonly pos: number
}

/** Reads a raw document as it is meant: what stayed and was struck is gone, what is new is not struck. */
function readingOf(before: Node, kept: readonly Kept[]): { body: (part: Part) => Node[] } {
  const oldOf = (pos: number): number => {
    const stretch = kept.find(({ next, length }) => pos >= next && pos < next + length)
    return stretch ? stretch.old + (pos - stretch.next) : -1
  }
  const endIsStruck = (end: number): boolean => {
    const old = oldOf(end)
    return old >= 0 && isStruck(before.resolve(old).parent.attrs['pm'])
  }
  const nodeIsStruck = (pos: number): boolean => {
    const old = oldOf(pos)
    return old >= 0 && isStruck(before.nodeAt(old)?.attrs['trk'])
  }
  const inline = (block: PlacedBlock): Node[] => {
    const out: Node[] = []
    block.node.forEach((child, offset) => out.push(...liveParts(child, block.pos + 1 + offset, kept)))
    return out
  }
  const flow = (blocks: readonly PlacedBlock[]): Node[] => {
    const out: Node[] = []
    let run: Node[] = []
    blocks.forEach((block, i) => {
      const { node, pos } = block
      if (!node.isTextblock) return void (nodeIsStruck(pos) || out.push(table(block)))
      run.push(...inline(block))
      // The last end before a table or the end of the text cannot go.
      const last = !blocks[i + 1]?.node.isTextblock
      if (endIsStruck(pos + node.nodeSize - 1) && !last) return
      out.push(node.type.create({ ...node.attrs, pm: null, chg: null }, run))
      run = []
    })
    return out
  }
  const table = ({ node, pos }: PlacedBlock): Node => {
    const rows = childrenOf(node, pos).filter((row) => !nodeIsStruck(row.pos))
    const cells = (row: PlacedBlock): Node[] =>
      childrenOf(row.node, row.pos).map((cell) =>
        cell.node.type.create(cell.node.attrs, flow(childrenOf(cell.node, cell.pos))),
      )
    return node.type.create(
      { trk: null },
      rows.map((row) => row.node.type.create({ ...row.node.attrs, trk: null }, cells(row))),
    )
  }
  return {
    body: ({ doc, start }) =>
      flow(childrenOf(doc, start - 1).flatMap(({ node, pos }) => childrenOf(node, pos))),
  }
}

function childrenOf(node: Node, pos: number): PlacedBlock[] {
  const out: PlacedBlock[] = []
  node.forEach((child, offset) => out.push({ node: child, pos: pos + 1 + offset }))
  return out
}

function isStruck(tracking: unknown): boolean {
  return ((tracking as MarkTracking | null | undefined)?.d?.length ?? 0) > 0
}

/** The parts of a run that are to be read: of a struck run only what is new in it. */
function liveParts(child: Node, pos: number, kept: readonly Kept[]): Node[] {
  if (!child.marks.some((mark) => mark.type === schema.marks.del)) return [child]
  const parts: Node[] = []
  let at = pos
  const end = pos + child.nodeSize
  for (const { next, length } of kept) {
    if (next + length <= at) continue
    if (next >= end) break
    if (next > at) parts.push(cutRun(child, at - pos, next - pos))
    at = Math.min(end, next + length)
  }
  if (at < end) parts.push(cutRun(child, at - pos, end - pos))
  return parts
}

function cutRun(child: Node, from: number, to: number): Node {
  return child.isText ? child.cut(from, to) : child
}

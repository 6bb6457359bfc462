import type { Node } from 'prosemirror-model'
import { type Step, Transform } from 'prosemirror-transform'
import { schema } from '../doc'
import { stepsBetween } from './emit'
import { bodyWindow } from './flow'
import { type Kept, keptStretches, positionFinder } from './pairing'

interface Raw {
  readonly doc: Node
  readonly steps: readonly Step[]
}

/**
 * An edit that tore a table (a selection from one cell into another, or out of the table, typed over) as the edit
 * that was meant: the text inside each cell goes, the cells stay, and what was typed stands where the selection
 * began. Any other edit comes back as it is: whole rows and tables may go.
 */
export function insideCells(oldDoc: Node, raw: Raw): Raw {
  const tables = bodyWindow(oldDoc, raw.doc).old.filter(({ node }) => !node.isTextblock)
  if (!tables.length) return raw
  const torn = (kept: readonly Kept[]): boolean => {
    const find = positionFinder(kept)
    return tables.some(({ node, pos }) => isTorn(node, pos, find))
  }
  const kept = keptStretches(raw.steps, oldDoc.content.size)
  if (!torn(kept)) return raw
  // A step can replace a table's edge by the very same edge: then less was meant than it says.
  const steps = stepsBetween(oldDoc, raw.doc)
  if (!torn(keptStretches(steps, oldDoc.content.size))) return { doc: raw.doc, steps }
  const tr = new Transform(oldDoc)
  const gone = gapsIn(kept, oldDoc.content.size)
  for (const range of [...gone].reverse()) deleteText(tr, range)
  const text = newText(raw.doc, kept)
  const at = gone[0]?.from
  if (text && at !== undefined) {
    const place = textPlace(tr.doc, at)
    if (place !== null) tr.insert(place, schema.text(text))
  }
  return { doc: tr.doc, steps: tr.steps }
}

/** Whether a part of a table, row or cell stayed while its edges, or a cell of a row that stayed, went. */
function isTorn(node: Node, pos: number, find: (pos: number) => number): boolean {
  const open = find(pos) >= 0
  const close = find(pos + node.nodeSize - 1) >= 0
  if (open !== close) return true
  let torn = false
  node.forEach((child, offset) => {
    const at = pos + 1 + offset
    if (child.isTextblock) torn ||= !open && someKept(child, at, find)
    else torn ||= isTorn(child, at, find) || (find(at) >= 0 && !open)
    if (child.type === schema.nodes.table_cell && open) torn ||= find(at) < 0
  })
  return torn
}

function someKept(block: Node, pos: number, find: (pos: number) => number): boolean {
  for (let i = 0; i < block.nodeSize; i++) if (find(pos + i) >= 0) return true
  return false
}

function gapsIn(kept: readonly Kept[], size: number): { from: number; to: number }[] {
  const out: { from: number; to: number }[] = []
  let at = 0
  for (const stretch of kept) {
    if (stretch.old > at) out.push({ from: at, to: stretch.old })
    at = stretch.old + stretch.length
  }
  if (at < size) out.push({ from: at, to: size })
  return out
}

function deleteText(tr: Transform, { from, to }: { from: number; to: number }): void {
  const pieces: { from: number; to: number }[] = []
  tr.doc.nodesBetween(from, to, (node, pos) => {
    if (!node.isTextblock) return true
    const piece = { from: Math.max(from, pos + 1), to: Math.min(to, pos + node.nodeSize - 1) }
    if (piece.from < piece.to) pieces.push(piece)
    return false
  })
  for (const piece of pieces.reverse()) tr.delete(piece.from, piece.to)
}

function newText(doc: Node, kept: readonly Kept[]): string {
  let text = ''
  doc.descendants((node, pos) => {
    if (!node.isText) return true
    for (let i = 0; i < node.text!.length; i++) {
      const at = pos + i
      if (!kept.some((k) => at >= k.next && at < k.next + k.length)) text += node.text![i]!
    }
    return false
  })
  return text
}

function textPlace(doc: Node, from: number): number | null {
  for (let pos = from; pos <= doc.content.size; pos++) if (doc.resolve(pos).parent.isTextblock) return pos
  return null
}

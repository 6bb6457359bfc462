import type { Node } from 'prosemirror-model'
import type { Step } from 'prosemirror-transform'
import type { AuthorId, ChangeId, Instant, Layer } from '../model'
import { SettleStep, schema } from '../doc'
import { idsIn } from './changes'
import { stepsBetween } from './emit'
import { extract } from './extract'
import { bodyBlocks, cellBlocks, withBody } from './flow'
import { decideProposals } from './proposals'
import {
  type Built,
  type Placed,
  type Shared,
  endNode,
  endShared,
  inlineShared,
  marksOf,
  structureShared,
  trackingAttr,
} from './tokens'
import type { Decide, Resolved } from './types'

/**
 * Decides any set of suggestions in one pass. An accepted insertion becomes plain text, an accepted deletion goes,
 * an accepted proposal becomes the base value; a rejected one leaves no trace. Decisions never touch one another:
 * any order gives the same text. With `by`, what was accepted is also laid up in the document's `settled`
 * attribute, so the base that the pack delivered can always be had back. Unknown ids are no-ops.
 */
export function resolve(doc: Node, decide: Decide, by?: { author: AuthorId; at: Instant }): Resolved {
  const decided = new Set<ChangeId>()
  let accepting = false
  const noted: Decide = (id) => {
    const verdict = decide(id)
    if (verdict) decided.add(id as ChangeId)
    if (verdict === 'accept') accepting = true
    return verdict
  }
  const next = resolveDoc(doc, noted)
  if (!decided.size) return { steps: [], doc, decided: [], accepted: [] }
  const accepted = by && accepting ? extract(doc, (id) => decide(id) === 'accept').changes : []
  const steps: Step[] = stepsBetween(doc, next)
  if (!by || !accepted.length) return { steps, doc: next, decided: [...decided], accepted }
  const settle = new SettleStep({ changes: accepted, author: by.author, at: by.at })
  const settled = settle.apply(next).doc!
  return { steps: [...steps, settle], doc: settled, decided: [...decided], accepted }
}

/** Every suggestion taken: the text as its authors want it. */
export function acceptAll(doc: Node): Node {
  return resolveDoc(doc, () => 'accept')
}

/** No suggestion taken: the base, byte for byte. */
export function rejectAll(doc: Node): Node {
  return resolveDoc(doc, () => 'reject')
}

/** The layers of suggestions accepted inside this review, oldest first. */
export function layersOf(doc: Node): readonly Layer[] {
  return (doc.attrs['settled'] as readonly Layer[] | null) ?? []
}

function resolveDoc(doc: Node, decide: Decide): Node {
  const blocks = bodyBlocks(doc)
  let from = 0
  while (from < blocks.length && !touches(blocks[from]!.node, decide)) from++
  if (from === blocks.length) return doc
  let to = blocks.length - 1
  while (!touches(blocks[to]!.node, decide)) to--
  // A paragraph whose end may go flows into the next, so that one belongs to the stretch as well.
  while (blocks[to]!.node.attrs['pm'] && blocks[to + 1]?.node.isTextblock) to++
  const stretch = blocks.slice(from, to + 1)
  return withBody(doc, { old: stretch }, resolveBlocks(stretch, decide))
}

function touches(block: Node, decide: Decide): boolean {
  for (const id of idsIn(block)) if (decide(id)) return true
  return false
}

/** Text whose paragraph end goes flows on to the next end that stays. Untouched blocks stay the same nodes. */
function resolveBlocks(blocks: readonly Placed[], decide: Decide): Built[] {
  const out: Built[] = []
  let run: Node[] = []
  let spare: Shared | null = null
  // Text must not lose its last end: the first end that went after it stays.
  const close = (section: number): void => {
    if (run.length)
      out.push({ node: spare ? endNode(spare, run) : schema.nodes.paragraph.create(null, run), section })
    run = []
    spare = null
  }
  let section = 0
  for (const { node, section: own } of blocks) {
    section = own
    if (!node.isTextblock) {
      const table = resolveTable(node, decide)
      if (!table) continue
      close(section)
      out.push({ node: table, section })
    } else if (!run.length && !touches(node, decide)) {
      out.push({ node, section })
    } else {
      run.push(...resolveInline(node, decide))
      const end = endShared(node, section)
      const kept = decideToken(end, decide)
      if (!kept && run.length) spare ??= { ...end, ins: null, del: null }
      if (!kept) continue
      out.push({ node: endNode(kept, run), section })
      run = []
      spare = null
    }
  }
  close(section)
  return out
}

function resolveInline(block: Node, decide: Decide): Node[] {
  const out: Node[] = []
  block.forEach((child) => {
    if (!idsIn(child).size) {
      out.push(child)
      return
    }
    const own = inlineShared(child)
    const kept = decideToken(own, decide)
    if (kept) out.push(kept === own ? child : child.mark(marksOf(kept)))
  })
  return out
}

function resolveTable(table: Node, decide: Decide): Node | null {
  if (!touches(table, decide)) return table
  const own = decideToken(structureShared(table, 0), decide)
  const rows = own && resolveRows(table, decide)
  return rows && rows.type.create({ ...rows.attrs, trk: trackingAttr(own) }, rows.content)
}

/** Null where the token goes. */
function decideToken(own: Shared, decide: Decide): Shared | null {
  if (own.del?.some((id) => decide(id) === 'accept')) return null
  let { ins } = own
  if (ins) {
    if (ins.some((id) => decide(id) === 'accept')) ins = null
    else {
      const left = ins.filter((id) => decide(id) !== 'reject')
      if (!left.length) return null
      if (left.length < ins.length) ins = left
    }
  }
  let { del } = own
  const left = del?.filter((id) => decide(id) !== 'reject')
  if (del && left && left.length < del.length) del = left.length ? left : null
  const valued = decideProposals(own, decide)
  return ins === own.ins && del === own.del && valued === own ? own : { ...valued, ins, del }
}

/** Null where no row is left. */
function resolveRows(table: Node, decide: Decide): Node | null {
  const rows: Node[] = []
  table.forEach((row) => {
    const own = decideToken(structureShared(row, 0), decide)
    if (!own) return
    const cells: Node[] = []
    row.forEach((cell) => cells.push(resolveCell(cell, decide)))
    rows.push(row.type.create({ ...row.attrs, trk: trackingAttr(own) }, cells))
  })
  return rows.length ? table.type.create(table.attrs, rows) : null
}

function resolveCell(cell: Node, decide: Decide): Node {
  if (!touches(cell, decide)) return cell
  const built = resolveBlocks(cellBlocks(cell, 0), decide).map((b) => b.node)
  return cell.type.create(cell.attrs, built.length ? built : [schema.nodes.paragraph.create()])
}

import type { Node } from 'prosemirror-model'
import type { MarkTracking } from '../doc'
import type { Mint } from './mint'
import type { Entry } from './positions'
import { type Placed, type Token, blocksOf, stripNode } from './tokens'

interface TableTracking {
  readonly mint: Mint
  readonly find: (old: number) => number
  readonly trackCell: (old: Placed, next: Placed) => Entry[]
}

interface TrackedTable {
  readonly node: Node
  readonly cells: NonNullable<Entry['cells']>
}

/**
 * The rows of a table as a list of tokens: a row that stayed is entered cell by cell, a row that went is struck,
 * a new one is marked inserted. Text never crosses a cell's edge: a row whose cells do not answer to each other
 * any more is struck whole and set anew.
 */
export function trackTable(old: Token, next: Token, how: TableTracking): TrackedTable {
  const rows: Node[] = []
  const cells: { row: number; cell: number; entries: readonly Entry[] }[] = []
  const oldRows = childrenOf(old.own.node, old.pos)
  const newRows = childrenOf(next.own.node, next.pos)
  let j = 0
  for (const row of oldRows) {
    const at = newRows.findIndex((candidate, k) => k >= j && sameNode(row, candidate, how))
    if (at < 0 || !sameCells(row, newRows[at]!, how)) {
      if (!isMine(row.node, how.mint)) rows.push(tracked(row.node, 'd', how.mint))
      continue
    }
    while (j < at) rows.push(tracked(stripNode(newRows[j++]!.node), 'i', how.mint))
    j = at + 1
    const inner = trackRow(row, newRows[at]!, how)
    for (const cell of inner.cells) cells.push({ row: rows.length, ...cell })
    rows.push(inner.node)
  }
  while (j < newRows.length) rows.push(tracked(stripNode(newRows[j++]!.node), 'i', how.mint))
  return { node: old.own.node.type.create(old.own.node.attrs, rows), cells }
}

function childrenOf(node: Node, pos: number): Placed[] {
  const out: Placed[] = []
  node.forEach((child, offset) => out.push({ node: child, pos: pos + 1 + offset, section: 0 }))
  return out
}

function sameNode(old: Placed, next: Placed, how: TableTracking): boolean {
  return (
    how.find(old.pos) === next.pos &&
    how.find(old.pos + old.node.nodeSize - 1) === next.pos + next.node.nodeSize - 1
  )
}

function sameCells(old: Placed, next: Placed, how: TableTracking): boolean {
  if (old.node === next.node) return true
  const [a, b] = [childrenOf(old.node, old.pos), childrenOf(next.node, next.pos)]
  return a.length === b.length && a.every((cell, i) => sameNode(cell, b[i]!, how))
}

function trackRow(
  old: Placed,
  next: Placed,
  how: TableTracking,
): { node: Node; cells: { cell: number; entries: readonly Entry[] }[] } {
  if (old.node === next.node) return { node: old.node, cells: [] }
  const [a, b] = [childrenOf(old.node, old.pos), childrenOf(next.node, next.pos)]
  const cells: { cell: number; entries: readonly Entry[] }[] = []
  const nodes = a.map((cell, i) => {
    if (cell.node === b[i]!.node) return cell.node
    const entries = how.trackCell(cell, b[i]!)
    cells.push({ cell: i, entries })
    return cell.node.type.create(
      cell.node.attrs,
      blocksOf(entries).map((built) => built.node),
    )
  })
  return { node: old.node.type.create(old.node.attrs, nodes), cells }
}

function isMine(row: Node, mint: Mint): boolean {
  const trk = row.attrs['trk'] as MarkTracking | null
  return trk?.i?.every(mint.isMine) ?? false
}

function tracked(row: Node, key: 'i' | 'd', mint: Mint): Node {
  const trk = row.attrs['trk'] as MarkTracking | null
  if (trk?.[key]?.some(mint.isMine)) return row
  const id = mint.fresh(key === 'i' ? 'insertion' : 'deletion')
  return row.type.create({ ...row.attrs, trk: { ...trk, [key]: [...(trk?.[key] ?? []), id] } }, row.content)
}

import type { Node } from 'prosemirror-model'
import type { Run } from '../model'
import { bodyBlocks, cellBlocks } from './flow'
import { baseValues, withValues } from './proposals'
import { type Placed, type Token, structureShared, tokensOf } from './tokens'

/**
 * The tokens of every flow of a document by the flow's name (see `Point` in the model): the body, the rows of each
 * table, the text of each cell. Tables and rows that suggestions inserted have no flows of their own.
 */
export function flowsOf(doc: Node): ReadonlyMap<string, readonly Token[]> {
  const flows = new Map<string, readonly Token[]>()
  const body = bodyBlocks(doc)
  flows.set('b', tokensOf(body))
  let n = 0
  for (const block of body)
    if (!block.node.isTextblock && !structureShared(block.node, 0).ins) tableFlows(block, `t${n++}`, flows)
  return flows
}

function tableFlows(table: Placed, flow: string, flows: Map<string, readonly Token[]>): void {
  const rows: Token[] = []
  let r = 0
  table.node.forEach((row) => {
    const own = structureShared(row, 0)
    rows.push({ kind: 'table', text: '', own, pos: -1 })
    if (own.ins) return
    const at = r++
    row.forEach((cell, _, c) => flows.set(`${flow}.${at}.${c}`, tokensOf(cellBlocks(cell, 0))))
  })
  flows.set(flow, rows)
}

/** One token as content of a change: with the values that show, or those of the base. */
export function runOf(token: Token, values: 'shown' | 'base'): Run {
  const own = values === 'shown' ? token.own : withValues(token.own, baseValues(token.own))
  if (token.kind === 'end') return { end: own.props as unknown as NonNullable<Run['end']> }
  const json = (node: Node): NonNullable<Run['node']> => node.toJSON() as NonNullable<Run['node']>
  if (token.kind === 'table')
    return { node: json(own.node.type.create({ ...own.node.attrs, trk: null }, own.node.content)) }
  const marks = own.format.map((m) => m.toJSON() as NonNullable<Run['marks']>[number])
  const rest = marks.length ? { marks } : {}
  return token.kind === 'leaf' ? { node: json(own.node.mark([])), ...rest } : { text: token.text, ...rest }
}

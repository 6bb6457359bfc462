import { type Node } from 'prosemirror-model'
import type { ChangeSet, Run } from '../model'
import { type Proposal, schema } from '../doc'
import { idsIn } from './changes'
import { checkNew } from './check-new'
import { type FlowChanges, comparePoints, dealt, shifted, spanOf } from './deal'
import { bodyBlocks, cellBlocks, withBody } from './flow'
import { proposedOn, tokenOfRun } from './laid-token'
import { tablesFirst } from './tables-first'
import {
  type Built,
  type Placed,
  type Shared,
  type Token,
  blocksOf,
  structureShared,
  tokensOf,
  trackingAttr,
} from './tokens'

/**
 * Lays changes on the base that they were extracted from. Pure: the same base and changes give the same document
 * everywhere. Blocks that no change touches are the base's own nodes. Throws a RangeError when a change does not
 * fit the base or the schema.
 *
 * A document that has suggestions itself counts as if they were all accepted: that is how the layers of a review
 * and its pending changes become one set of suggestions on the pack's base.
 */
export function project(base: Node, set: ChangeSet): Node {
  const flows = new Map<string, FlowChanges>()
  const of = (flow: string): FlowChanges => {
    let found = flows.get(flow)
    if (!found) flows.set(flow, (found = { changes: [], threads: [] }))
    return found
  }
  for (const piece of [...set.changes, ...set.threads]) demandOrder(spanOf(piece))
  for (const change of set.changes) of(change.flow).changes.push(change)
  for (const place of set.threads) of(place.flow).threads.push(place)
  const left = new Set(flows.keys())
  const doc = projectBody(base, flows, left)
  if (left.size) throw new RangeError(`no such flow in the base: ${[...left][0]}`)
  checkNew(doc, base)
  return doc
}

function demandOrder({ from, to }: ReturnType<typeof spanOf>): void {
  if (comparePoints(from, to) > 0) throw new RangeError('a change ends before it begins')
}

type Flows = ReadonlyMap<string, FlowChanges>

function projectBody(base: Node, flows: Flows, left: Set<string>): Node {
  let tables = 0
  const old = bodyBlocks(base)
  const blocks = old.map((block) =>
    block.node.isTextblock || isStruck(block.node)
      ? block
      : { ...block, node: projectTable(block.node, `t${tables++}`, flows, left) },
  )
  const own = flows.get('b')
  left.delete('b')
  if (!own && blocks.every((block, i) => block.node === old[i]!.node)) return base
  return withBody(base, { old }, own ? layFlow(blocks, own) : blocks.map(asBuilt))
}

function asBuilt({ node, section }: Placed): Built {
  return { node, section }
}

/** Lays changes on the blocks that they touch; the others stay the same nodes. */
function layFlow(blocks: readonly Placed[], own: FlowChanges): Built[] {
  const starts = [0]
  for (const block of blocks) starts.push(starts[starts.length - 1]! + liveLength(block))
  const touched = touchedBlocks(starts, own)
  const ends: number[] = []
  for (let i = 0; i < blocks.length; i++) if (touched[i] && !touched[i + 1]) ends.push(i + 1)
  const parts = dealt(
    own,
    ends.map((to) => (to === blocks.length ? Infinity : starts[to]!)),
  )
  const out: Built[] = []
  let [i, part] = [0, 0]
  while (i < blocks.length) {
    if (!touched[i]) {
      out.push(asBuilt(blocks[i++]!))
      continue
    }
    const to = ends[part]!
    const tokens = layTokens(tokensOf(blocks.slice(i, to)), shifted(parts[part]!, starts[i]!))
    for (const block of blocksOf(tablesFirst(tokens), blocks[i]!.section)) out.push(block)
    i = to
    part++
  }
  return out
}

/** Tokens that count: all but those that are struck already. */
function liveLength(block: Placed): number {
  if (idsIn(block.node).size) return tokensOf([block]).filter((token) => !token.own.del).length
  return block.node.isTextblock ? block.node.content.size + 1 : 1
}

function isStruck(node: Node): boolean {
  return structureShared(node, 0).del !== null
}

function touchedBlocks(starts: readonly number[], own: FlowChanges): boolean[] {
  const touched: boolean[] = []
  const blockAt = (gap: number): number => {
    let [lo, hi] = [0, starts.length - 1]
    while (lo < hi) {
      const mid = (lo + hi + 1) >> 1
      if (starts[mid]! <= gap) lo = mid
      else hi = mid - 1
    }
    // Behind the last paragraph end is part of the last block.
    return Math.min(lo, starts.length - 2)
  }
  const end = starts[starts.length - 1]!
  for (const piece of [...own.changes, ...own.threads]) {
    const { from, to } = spanOf(piece)
    if (to[0] > end) throw new RangeError('a change lies behind the end of the base')
    for (let i = blockAt(from[0]); i <= blockAt(to[0]); i++) touched[i] = true
  }
  return touched
}

function projectTable(table: Node, flow: string, flows: Flows, left: Set<string>): Node {
  const prefix = `${flow}.`
  if (!flows.has(flow) && ![...flows.keys()].some((key) => key.startsWith(prefix))) return table
  const rows: Node[] = []
  let r = -1
  table.forEach((row) => {
    if (isStruck(row)) {
      rows.push(row)
      return
    }
    r++
    const cells: Node[] = []
    row.forEach((cell, __, c) => cells.push(projectCell(cell, flows.get(`${flow}.${r}.${c}`))))
    row.forEach((_cell, __, c) => left.delete(`${flow}.${r}.${c}`))
    rows.push(cells.every((cell, c) => cell === row.child(c)) ? row : row.type.create(row.attrs, cells))
  })
  left.delete(flow)
  const own = flows.get(flow)
  if (!own) return table.type.create(table.attrs, rows)
  const tokens = rows.map((row): Token => ({
    kind: 'table',
    text: '',
    own: structureShared(row, 0),
    pos: -1,
  }))
  const laid = layTokens(tokens, own).map((token) => rowNode(token.own))
  return table.type.create(table.attrs, laid)
}

function rowNode(own: Shared): Node {
  return own.node.type.create({ ...own.node.attrs, trk: trackingAttr(own) }, own.node.content)
}

function projectCell(cell: Node, own: FlowChanges | undefined): Node {
  if (!own) return cell
  const built = layFlow(cellBlocks(cell, 0), own)
  return cell.type.create(
    cell.attrs,
    built.map((b) => b.node),
  )
}

/** The tokens with insertions put in their gaps, and deletions, proposals and threads laid over both. */
function layTokens(base: readonly Token[], own: FlowChanges): Token[] {
  const byGap = new Map<number, { offset: number; tokens: Token[] }[]>()
  for (const change of own.changes) {
    if (change.kind !== 'insertion') continue
    const [gap, offset] = change.at
    const runs = byGap.get(gap) ?? []
    runs.push({ offset, tokens: change.content.flatMap((run) => tokensOfRun(run, change.ids)) })
    byGap.set(gap, runs)
  }
  const out: Token[] = []
  const start: number[] = []
  const struck = new Set<number>()
  const place = (gap: number): void => {
    start.push(out.length)
    const runs = byGap.get(gap)?.sort((a, b) => a.offset - b.offset)
    for (const run of runs ?? []) {
      if (start[gap]! + run.offset !== out.length) throw new RangeError('inserted content does not join')
      for (const token of run.tokens) out.push(token)
    }
  }
  for (const token of base) {
    if (token.own.del) struck.add(out.length)
    else place(start.length)
    out.push(token)
  }
  place(start.length)
  if ([...byGap.keys()].some((gap) => gap >= start.length))
    throw new RangeError('a change lies behind the end of the base')
  start.push(out.length + 1)
  overlay(out, { start, struck }, own)
  return out
}

function overlay(
  out: Token[],
  { start, struck }: { start: readonly number[]; struck: ReadonlySet<number> },
  own: FlowChanges,
): void {
  const index = ([gap, offset]: readonly [number, number]): number => {
    const first = start[gap]
    const at = (first ?? Infinity) + offset
    if (first === undefined || at > out.length)
      throw new RangeError('a change lies behind the end of the base')
    return at
  }
  const each = (
    range: { from: [number, number]; to: [number, number] },
    change: (own: Shared) => Shared,
  ): void => {
    const memo = new Map<Shared, Shared>()
    for (let i = index(range.from); i < index(range.to); i++) {
      if (struck.has(i)) continue
      const token = out[i]!
      let next = memo.get(token.own)
      if (!next) memo.set(token.own, (next = change(token.own)))
      out[i] = { ...token, own: next }
    }
  }
  for (const change of own.changes)
    if (change.kind === 'deletion') each(change, (s) => ({ ...s, del: [...(s.del ?? []), ...change.ids] }))
  const proposals = own.changes.filter((c) => c.kind === 'property').sort((a, b) => a.order - b.order)
  for (const change of proposals) {
    const { key, value, ids } = change
    each(change, (s) => proposedOn(s, { id: ids[0]!, key, value: value as Proposal['value'] }))
  }
  for (const place of own.threads) {
    const mark = schema.marks.cmt.create({ id: place.thread })
    each(place, (s) => ({ ...s, cmts: [...s.cmts, mark] }))
  }
}

function tokensOfRun(run: Run, ids: readonly string[]): Token[] {
  const token = tokenOfRun(run, ids)
  if (token.kind !== 'char') return [token]
  return Array.from({ length: token.text.length }, (_, i) => ({ ...token, text: token.text[i]! }))
}

import { type Node } from 'prosemirror-model'
import type { Change, ChangeSet, ThreadPlace } from '../model'
import { type BlockProps, type Proposal, schema } from '../doc'
import { bodyBlocks, cellBlocks, withBody } from './flow'
import { valuesOf, withValues } from './proposals'
import {
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
 */
export function project(base: Node, set: ChangeSet): Node {
  const flows = new Map<string, FlowChanges>()
  const of = (flow: string): FlowChanges => {
    let found = flows.get(flow)
    if (!found) flows.set(flow, (found = { changes: [], threads: [] }))
    return found
  }
  for (const change of set.changes) of(change.flow).changes.push(change)
  for (const place of set.threads) of(place.flow).threads.push(place)
  const left = new Set(flows.keys())
  const doc = projectBody(base, flows, left)
  if (left.size) throw new RangeError(`no such flow in the base: ${[...left][0]}`)
  doc.check()
  return doc
}

interface FlowChanges {
  readonly changes: Change[]
  readonly threads: ThreadPlace[]
}
type Flows = ReadonlyMap<string, FlowChanges>

function projectBody(base: Node, flows: Flows, left: Set<string>): Node {
  let tables = 0
  const blocks = bodyBlocks(base).map((block) =>
    block.node.isTextblock
      ? block
      : { ...block, node: projectTable(block.node, `t${tables++}`, flows, left) },
  )
  const own = flows.get('b')
  left.delete('b')
  const touchedTables = blocks.some((b, i) => !b.node.isTextblock && b.node !== bodyBlocks(base)[i]!.node)
  if (!own && !touchedTables) return base
  const tokens = own ? layChanges(blocks, own) : null
  const built = tokens ? blocksOf(tokens, 0) : blocks.map(({ node, section }) => ({ node, section }))
  return withBody(base, { old: bodyBlocks(base) }, built)
}

function projectTable(table: Node, flow: string, flows: Flows, left: Set<string>): Node {
  const prefix = `${flow}.`
  if (!flows.has(flow) && ![...flows.keys()].some((key) => key.startsWith(prefix))) return table
  const rows: Node[] = []
  table.forEach((row, _, r) => {
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
  const laid = layTokens(tokens, own, 0).map((token) => rowNode(token.own))
  return table.type.create(table.attrs, laid)
}

function rowNode(own: Shared): Node {
  return own.node.type.create({ ...own.node.attrs, trk: trackingAttr(own) }, own.node.content)
}

function projectCell(cell: Node, own: FlowChanges | undefined): Node {
  if (!own) return cell
  const built = blocksOf(layChanges(cellBlocks(cell, 0), own))
  return cell.type.create(
    cell.attrs,
    built.map((b) => b.node),
  )
}

function layChanges(blocks: readonly Placed[], own: FlowChanges): Token[] {
  return layTokens(tokensOf(blocks), own, 0)
}

/** The base tokens with insertions put in their gaps, and deletions, proposals and threads laid over both. */
function layTokens(base: readonly Token[], own: FlowChanges, section: number): Token[] {
  const byGap = new Map<number, { offset: number; tokens: Token[] }[]>()
  for (const change of own.changes) {
    if (change.kind !== 'insertion') continue
    const [gap, offset] = change.at
    if (gap > base.length) throw new RangeError('a change lies behind the end of the base')
    const runs = byGap.get(gap) ?? []
    runs.push({ offset, tokens: change.content.flatMap((run) => tokensOfRun(run, change.ids, section)) })
    byGap.set(gap, runs)
  }
  const out: Token[] = []
  const start: number[] = []
  for (let gap = 0; gap <= base.length; gap++) {
    start.push(out.length)
    const runs = byGap.get(gap)?.sort((a, b) => a.offset - b.offset)
    for (const run of runs ?? []) {
      if (start[gap]! + run.offset !== out.length) throw new RangeError('inserted content does not join')
      out.push(...run.tokens)
    }
    if (gap < base.length) out.push(base[gap]!)
  }
  start.push(out.length + 1)
  overlay(out, start, own)
  return out
}

function overlay(out: Token[], start: readonly number[], own: FlowChanges): void {
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

function proposedOn(own: Shared, proposal: Proposal): Shared {
  const values = valuesOf(own)
  const base = { ...own.chg?.base }
  if (base[proposal.key] === undefined) base[proposal.key] = values[proposal.key] ?? null
  const sorted = Object.fromEntries(Object.entries(base).sort(([a], [b]) => (a < b ? -1 : 1)))
  const chg = { base: sorted, props: [...(own.chg?.props ?? []), proposal] }
  return { ...withValues(own, { ...values, [proposal.key]: proposal.value }), chg }
}

function tokensOfRun(run: Record<string, unknown>, ids: readonly string[], section: number): Token[] {
  const format = ((run['marks'] as unknown[] | undefined) ?? []).map((json) =>
    schema.markFromJSON(json as object),
  )
  const blank = { props: null, ins: ids, del: null, chg: null, cmts: [], bid: null, section: -1 }
  if (typeof run['text'] === 'string') {
    const own: Shared = { ...blank, node: schema.text('x'), format }
    return [...Array(run['text'].length).keys()].map((i) => ({
      kind: 'char',
      text: (run['text'] as string)[i]!,
      own,
      pos: -1,
    }))
  }
  if (run['end'] !== undefined) {
    const own: Shared = {
      ...blank,
      node: schema.nodes.paragraph.create(),
      format: [],
      props: run['end'] as BlockProps,
    }
    return [{ kind: 'end', text: '', own, pos: -1 }]
  }
  const node = schema.nodeFromJSON(run['node'])
  if (node.isInline) return [{ kind: 'leaf', text: '', own: { ...blank, node, format }, pos: -1 }]
  return [
    { kind: 'table', text: '', own: { ...structureShared(node, section), ins: ids, section: -1 }, pos: -1 },
  ]
}

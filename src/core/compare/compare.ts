import { Transform } from 'prosemirror-transform'
import type { Node } from 'prosemirror-model'
import { schema } from '../doc'
import type { Change, ChangeId, ChangeSet, Run } from '../model'
import { acceptAll } from '../suggestion'
import { type Feature, featureOf } from './feature'
import { FlowWriter, type Sink } from './flow-writer'
import { pairInOrder } from './pair-blocks'
import { type Segment, segmentsOf } from './segments'
import { runsOfBlock } from './side'
import { Spend } from './spend'
import { writeText } from './write-text'

export interface Comparing {
  /** The id of the `n`-th change, from 1: unique among whatever the result is used with. */
  readonly id: (n: number) => ChangeId
  /** Told now and then how many of the body's stretches are done. */
  readonly onStep?: (done: number, total: number) => void
  /** The steps that may be taken; what it has spent can be read from it afterwards. */
  readonly spend?: Spend
}

/**
 * What turns one text into another, as suggestions in base coordinates. `acceptAll(project(base, set))` has the
 * text, formatting and paragraph properties of `next`, `rejectAll` is the base. A paragraph with a partner keeps its
 * clause id, new ones have none; what moved is taken out and put in. A document with pending suggestions counts as
 * if they were accepted. The work is bounded: past the bound, stretches are replaced whole. The same input gives the
 * same changes on every machine.
 */
export function compare(base: Node, next: Node, options: Comparing): ChangeSet {
  let n = 0
  const changes: Change[] = []
  const sink: Sink = { changes, mint: () => options.id(++n) }
  const how: How = { sink, spend: options.spend ?? new Spend(), tables: { n: 0 } }
  const [a, b] = [blocksOf(acceptAll(base)), blocksOf(withoutThreads(acceptAll(next)))]
  writeFlow({ flow: 'b', a, b }, { ...how, ...(options.onStep ? { onStep: options.onStep } : {}) })
  return { changes, threads: [] }
}

interface How {
  readonly sink: Sink
  readonly spend: Spend
  /** Tables of the base met so far: their flows are named by number. */
  readonly tables: { n: number }
  readonly onStep?: (done: number, total: number) => void
}

interface Flow {
  readonly flow: string
  readonly a: readonly Node[]
  readonly b: readonly Node[]
}

function blocksOf(doc: Node): Node[] {
  const out: Node[] = []
  doc.forEach((section) => section.forEach((block) => out.push(block)))
  return out
}

function withoutThreads(doc: Node): Node {
  return new Transform(doc).removeMark(0, doc.content.size, schema.marks.cmt).doc
}

/** The tokens a block takes in its flow. */
function sizeOf(block: Node): number {
  return block.isTextblock ? block.content.size + 1 : 1
}

function paired({ a, b }: Omit<Flow, 'flow'>, spend: Spend): readonly Segment[] {
  const [x, y]: [Feature[], Feature[]] = [a.map(featureOf), b.map(featureOf)]
  return segmentsOf(pairInOrder(x, y, spend), x, y)
}

function writeFlow({ flow, a, b }: Flow, how: How): void {
  const writer = new FlowWriter(flow, how.sink)
  const segments = paired({ a, b }, how.spend)
  segments.forEach((segment, k) => {
    const base = a.slice(...segment.a)
    const next = b.slice(...segment.b)
    if (!next.length || !base.length) writeAlone(writer, { base, next }, how)
    else if (base[0]!.isTextblock) writeText(writer, { base, next }, how.spend)
    else writeTable(writer, base[0]!, next[0]!, how)
    how.onStep?.(k + 1, segments.length)
  })
}

function writeAlone(
  writer: FlowWriter,
  { base, next }: { base: readonly Node[]; next: readonly Node[] },
  how: How,
): void {
  for (const block of base) {
    writer.strike(sizeOf(block))
    if (!block.isTextblock) how.tables.n++
  }
  for (const block of next) writer.insert(contentOf(block), sizeOf(block))
}

function contentOf(block: Node): Run[] {
  return block.isTextblock ? runsOfBlock(block) : [{ node: block.toJSON() as NonNullable<Run['node']> }]
}

/** Rows as a list: a row with a partner is entered cell by cell. A table with no row in common is replaced whole. */
function writeTable(writer: FlowWriter, base: Node, next: Node, how: How): void {
  const [a, b] = [base.children, next.children]
  const segments = paired({ a, b }, how.spend)
  if (!segments.some((s) => s.a[1] > s.a[0] && s.b[1] > s.b[0]))
    return writeAlone(writer, { base: [base], next: [next] }, how)
  writer.keep(1)
  const flow = `t${how.tables.n++}`
  const rows = new FlowWriter(flow, how.sink)
  for (const { a: old, b: fresh } of segments) {
    if (old[1] === old[0]) rows.insert(contentOf(b[fresh[0]]!), 1)
    else if (fresh[1] === fresh[0]) rows.strike(1)
    else {
      rows.keep(1)
      const cells = { base: a[old[0]]!, next: b[fresh[0]]! }
      writeCells(cells, `${flow}.${old[0]}`, how)
    }
  }
}

function writeCells({ base, next }: { base: Node; next: Node }, row: string, how: How): void {
  base.forEach((cell, _, c) => {
    const flow: Flow = { flow: `${row}.${c}`, a: cell.children, b: next.child(c).children }
    const { sink, spend, tables } = how
    writeFlow(flow, { sink, spend, tables })
  })
}

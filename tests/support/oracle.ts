import type { Node } from 'prosemirror-model'
import type { Step } from 'prosemirror-transform'
import { docOf, schema, type MarkTracking } from '../../src/core/doc'

/**
 * What an edit makes of a tracked document once everything is accepted, worked out without the engine: every
 * character and paragraph end of the raw result that was there before keeps its old tracking, every new one has
 * none, and what is struck goes. Tables are kept out: they are compared as flows of their own.
 */
export function acceptedByHand(before: Node, raw: { doc: Node; steps: readonly Step[] }): Node {
  const old = new Map<number, { struck: boolean }>()
  eachToken(before, (pos, struck) => old.set(pos, { struck }))
  const origin = originOf(before, raw.steps)
  const struckAt = (pos: number): boolean => old.get(origin(pos))?.struck ?? false
  return keepLive(raw.doc, struckAt)
}

function eachToken(doc: Node, visit: (pos: number, struck: boolean) => void): void {
  doc.descendants((node, pos) => {
    const trk = node.attrs['trk'] as MarkTracking | null | undefined
    if (trk?.d) visit(pos, true)
    if (node.isTextblock) {
      visit(pos + node.nodeSize - 1, Boolean((node.attrs['pm'] as MarkTracking | null)?.d))
      return true
    }
    if (node.isInline) {
      const struck = node.marks.some((m) => m.type === schema.marks.del)
      for (let i = 0; i < node.nodeSize; i++) visit(pos + i, struck)
    }
    return true
  })
}

/** Where each position of the result was before, by carrying a list of positions through the steps. */
function originOf(before: Node, steps: readonly Step[]): (pos: number) => number {
  let origins = Array.from({ length: before.content.size }, (_, i) => i)
  for (const step of steps) {
    const next: number[] = []
    let at = 0
    step.getMap().forEach((from, to, newFrom, newTo) => {
      while (at < from) next.push(origins[at++]!)
      at = to
      for (let i = newFrom; i < newTo; i++) next.push(-1)
    })
    while (at < origins.length) next.push(origins[at++]!)
    origins = next
  }
  return (pos) => origins[pos] ?? -1
}

function keepLive(doc: Node, struckAt: (pos: number) => boolean): Node {
  const flow: { node: Node; pos: number }[] = []
  doc.forEach((section, offset) =>
    section.forEach((node, inner) => flow.push({ node, pos: offset + 1 + inner })),
  )
  return docOf(liveFlow(flow, struckAt))
}

function liveFlow(flow: readonly { node: Node; pos: number }[], struckAt: (pos: number) => boolean): Node[] {
  const out: Node[] = []
  let run: Node[] = []
  flow.forEach(({ node, pos }, i) => {
    if (!node.isTextblock) {
      if (!struckAt(pos)) out.push(liveTable(node, pos, struckAt))
      return
    }
    node.forEach((child, offset) => {
      const at = pos + 1 + offset
      if (!child.isText) {
        if (!struckAt(at)) run.push(child)
        return
      }
      for (let k = 0; k < child.text!.length; k++)
        if (!struckAt(at + k)) run.push(schema.text(child.text![k]!, child.marks))
    })
    // The last end before a table or the end of the flow cannot go.
    const last = !flow[i + 1]?.node.isTextblock
    if (struckAt(pos + node.nodeSize - 1) && !last) return
    out.push(node.type.create({ ...node.attrs, pm: null, chg: null }, run))
    run = []
  })
  return out
}

function liveTable(table: Node, pos: number, struckAt: (pos: number) => boolean): Node {
  const rows: Node[] = []
  table.forEach((row, rowAt) => {
    if (struckAt(pos + 1 + rowAt)) return
    const cells: Node[] = []
    row.forEach((cell, cellAt) => {
      const start = pos + 1 + rowAt + 1 + cellAt
      const flow: { node: Node; pos: number }[] = []
      cell.forEach((node, inner) => flow.push({ node, pos: start + 1 + inner }))
      cells.push(cell.type.create(cell.attrs, liveFlow(flow, struckAt)))
    })
    rows.push(row.type.create({ ...row.attrs, trk: null }, cells))
  })
  return table.type.create({ trk: null }, rows)
}

import type { Node } from 'prosemirror-model'
import { idsIn } from './changes'
import { bodyBlocks, cellBlocks } from './flow'
import { type Placed, type Token, endShared, inlineShared, structureShared } from './tokens'

/** `token` stands for `length` tokens that are alike; null for a block that is only counted. */
export type VisitStretch = (flow: string, token: Token | null, length: number) => void

/**
 * Visits the flows of a document (named as in `flowsOf`) one after the other, a whole text node at a time. With
 * `tracked`, blocks that no suggestion touches are only counted, so the cost is that of the suggestions.
 */
export function eachStretch(doc: Node, read: 'all' | 'tracked', visit: VisitStretch): void {
  const body = bodyBlocks(doc)
  const wanted = (node: Node): boolean => read === 'all' || idsIn(node).size > 0
  flowStretches(body, 'b', { wanted, visit })
  let n = 0
  for (const { node } of body) {
    if (node.isTextblock || structureShared(node, 0).ins) continue
    const flow = `t${n++}`
    if (wanted(node)) tableStretches(node, flow, { wanted, visit })
  }
}

interface Visiting {
  readonly wanted: (node: Node) => boolean
  readonly visit: VisitStretch
}

function tableStretches(table: Node, flow: string, how: Visiting): void {
  let r = 0
  const cells: [Placed[], string][] = []
  table.forEach((row) => {
    const own = structureShared(row, 0)
    how.visit(flow, { kind: 'table', text: '', own, pos: -1 }, 1)
    if (own.ins) return
    const at = r++
    row.forEach((cell, _, c) => cells.push([cellBlocks(cell, 0), `${flow}.${at}.${c}`]))
  })
  for (const [blocks, name] of cells) flowStretches(blocks, name, how)
}

function flowStretches(blocks: readonly Placed[], flow: string, { wanted, visit }: Visiting): void {
  for (const { node, pos, section } of blocks) {
    if (!wanted(node)) visit(flow, null, node.isTextblock ? node.content.size + 1 : 1)
    else if (!node.isTextblock)
      visit(flow, { kind: 'table', text: '', own: structureShared(node, section), pos }, 1)
    else {
      node.forEach((child) => {
        const own = inlineShared(child)
        if (child.isText) visit(flow, { kind: 'char', text: child.text!, own, pos: -1 }, child.text!.length)
        else visit(flow, { kind: 'leaf', text: '', own, pos: -1 }, 1)
      })
      visit(flow, { kind: 'end', text: '', own: endShared(node, section), pos: -1 }, 1)
    }
  }
}

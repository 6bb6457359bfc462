import type { Node } from 'prosemirror-model'
import { cellBlocks, sectionBlocks } from './flow'
import { type Placed, type Token, tokensOf } from './tokens'

/** A token of the tracked result, and where the person's own result has it; -1 for what only tracking kept. */
export interface Entry extends Token {
  readonly rawPos: number
  readonly rawSize: number
  /** For a table with edits inside: the entries of its changed cells, by row and cell of the result. */
  readonly cells?: readonly { row: number; cell: number; entries: readonly Entry[] }[]
}

/** End of a token in the person's result, and in the tracked document. */
export interface AnchorPair {
  readonly raw: number
  readonly tracked: number
}

/** Where each token of an edit came to lie. */
export function anchorsOf(
  entries: readonly Entry[],
  at: { doc: Node; window: { old: readonly Placed[] }; count: number },
): AnchorPair[] {
  const { old } = at.window
  const first = old[0]
  const last = old[old.length - 1]
  const blocks = sectionBlocks(at.doc, first?.section ?? 0, (last?.section ?? at.doc.childCount) + 1)
  const before = first ? blocks.findIndex((block) => block.pos >= first.pos) : 0
  const out: AnchorPair[] = []
  pushAnchors(out, entries, blocks.slice(Math.max(0, before), before + at.count))
  return out.sort((x, y) => x.raw - y.raw || x.tracked - y.tracked)
}

function pushAnchors(out: AnchorPair[], entries: readonly Entry[], placed: readonly Placed[]): void {
  const tokens = tokensOf(placed)
  let k = 0
  let [raw, tracked] = [-1, -1]
  for (const entry of entries) {
    const token = tokens[k++]
    // A paragraph made for text that had no end of its own has a token that no entry stands for.
    if (!token || token.kind !== entry.kind) return
    if (entry.rawPos < 0) continue
    const size = token.kind === 'char' || token.kind === 'end' ? 1 : token.own.node.nodeSize
    if (entry.cells) pushCells(out, entry.cells, token)
    // Characters that moved as one need one anchor: the mapper counts on from it.
    const goesOn = token.kind === 'char' && entry.rawPos === raw && token.pos === tracked
    raw = entry.rawPos + entry.rawSize
    tracked = token.pos + size
    if (!goesOn) out.push({ raw, tracked })
  }
}

function pushCells(out: AnchorPair[], cells: NonNullable<Entry['cells']>, table: Token): void {
  for (const { row, cell, entries } of cells) {
    let pos = table.pos + 1
    for (let r = 0; r < row; r++) pos += table.own.node.child(r).nodeSize
    const rowNode = table.own.node.child(row)
    pos += 1
    for (let c = 0; c < cell; c++) pos += rowNode.child(c).nodeSize
    pushAnchors(out, entries, cellBlocks(rowNode.child(cell), pos))
  }
}

/** Maps a position of the person's result: it stays behind the token that it stood behind. */
export function mapperOf(
  anchors: readonly AnchorPair[],
  growth: number,
  window: readonly Placed[],
): (pos: number) => number {
  const last = window[window.length - 1]
  const end = last ? last.pos + last.node.nodeSize : 0
  return (pos) => {
    if (pos >= end) return pos + growth
    let [lo, hi] = [0, anchors.length]
    while (lo < hi) {
      const mid = (lo + hi) >> 1
      if (anchors[mid]!.raw <= pos) lo = mid + 1
      else hi = mid
    }
    const anchor = anchors[lo - 1]
    return anchor ? anchor.tracked + (pos - anchor.raw) : pos
  }
}

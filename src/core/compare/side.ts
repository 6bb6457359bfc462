import { Mark, type Node } from 'prosemirror-model'
import { type Json, canonicalJson, sameJson } from '../base'
import { ANNOTATION_MARKS, PROPERTY_KEYS, blockProps } from '../doc'
import type { Run } from '../model'
import type { Wish } from './flow-writer'
import { END, type Unit, unitsOf } from './units'

/** A text node, a leaf, or the end of a textblock, with the tokens it takes. */
interface Piece {
  readonly from: number
  readonly to: number
  readonly node: Node
}

/** Neighbouring textblocks as one text, without the end of the last. */
export interface Side {
  readonly units: readonly Unit[]
  /** The token at which each unit starts; one more, for where the last ends. */
  readonly starts: readonly number[]
  readonly pieces: readonly Piece[]
}

export function sideOf(blocks: readonly Node[]): Side {
  const units: Unit[] = []
  const pieces: Piece[] = []
  let at = 0
  const add = (node: Node, size: number): void => {
    pieces.push({ from: at, to: at + size, node })
    at += size
  }
  blocks.forEach((block, i) => {
    for (const unit of unitsOf(block)) units.push(unit)
    block.forEach((child) => add(child, child.nodeSize))
    if (i === blocks.length - 1) return
    units.push(END)
    add(block, 1)
  })
  const starts = [0]
  for (const unit of units) starts.push(starts[starts.length - 1]! + unit.size)
  return { units, starts, pieces }
}

/** Tokens [from, to) as content of an insertion. */
export function runsOf({ pieces }: Side, from: number, to: number): Run[] {
  const out: Run[] = []
  for (let k = pieceAt(pieces, from); k < pieces.length && pieces[k]!.from < to; k++) {
    const piece = pieces[k]!
    const run = runOf(piece.node, Math.max(0, from - piece.from), Math.min(to, piece.to) - piece.from)
    const last = out[out.length - 1]
    if (last?.text !== undefined && run.text !== undefined && sameJson(last.marks ?? [], run.marks ?? []))
      out[out.length - 1] = { ...last, text: last.text + run.text }
    else out.push(run)
  }
  return out
}

/** A whole textblock as content of an insertion. */
export function runsOfBlock(block: Node): Run[] {
  const side = sideOf([block])
  return [...runsOf(side, 0, block.content.size), endRun(block)]
}

function endRun(block: Node): Run {
  return { end: blockProps(block) as unknown as NonNullable<Run['end']> }
}

function runOf(node: Node, from: number, to: number): Run {
  if (node.isTextblock) return endRun(node)
  const marks = formatOf(node).map((mark) => mark.toJSON() as NonNullable<Run['marks']>[number])
  const rest = marks.length ? { marks } : {}
  if (node.isText) return { text: node.text!.slice(from, to), ...rest }
  return { node: node.mark([]).toJSON() as NonNullable<Run['node']>, ...rest }
}

function formatOf(node: Node): readonly Mark[] {
  return node.marks.filter((mark) => !ANNOTATION_MARKS.has(mark.type.name))
}

/** A stretch of kept tokens that all want the same. */
export interface Kept {
  readonly size: number
  readonly isEnd: boolean
  readonly wishes: readonly Wish[]
}

/** What `size` tokens that stay, from `a` of the base and `b` of the next text on, want to be otherwise. */
export function keptOf(
  base: Side,
  next: Side,
  { a, b, size }: { a: number; b: number; size: number },
): Kept[] {
  const out: Kept[] = []
  let [i, j] = [pieceAt(base.pieces, a), pieceAt(next.pieces, b)]
  for (let done = 0; done < size;) {
    const [x, y] = [base.pieces[i]!, next.pieces[j]!]
    const length = Math.min(x.to - a - done, y.to - b - done, size - done)
    out.push({ size: length, isEnd: x.node.isTextblock, wishes: wishesOf(x.node, y.node) })
    done += length
    if (x.to === a + done) i++
    if (y.to === b + done) j++
  }
  return out
}

/** The piece that token `at` is in. */
function pieceAt(pieces: readonly Piece[], at: number): number {
  let [lo, hi] = [0, pieces.length]
  while (lo < hi) {
    const mid = (lo + hi) >> 1
    if (pieces[mid]!.to <= at) lo = mid + 1
    else hi = mid
  }
  return lo
}

/** What the one must be told to look like the other. */
export function wishesOf(base: Node, next: Node): Wish[] {
  if (base.isTextblock) {
    const [was, is] = [blockProps(base), blockProps(next)]
    return PROPERTY_KEYS.filter((key) => !sameJson(was[key], is[key])).map((key) => ({
      key,
      value: is[key] as unknown as Json,
    }))
  }
  const [was, is] = [formatOf(base), formatOf(next)]
  if (Mark.sameSet(was, is)) return []
  const names = new Set([...was, ...is].map((mark) => mark.type.name))
  return [...names].sort().flatMap((key) => {
    const value = valueOf(is, key)
    return canonicalJson(valueOf(was, key)) === canonicalJson(value) ? [] : [{ key, value }]
  })
}

function valueOf(marks: readonly Mark[], name: string): Json {
  const mark = marks.find((m) => m.type.name === name)
  if (!mark) return null
  return Object.keys(mark.attrs).length ? (mark.attrs as Json) : true
}

import type { Node } from 'prosemirror-model'
import { blockText } from '../doc'
import type { Anchor, ClauseId, Quote, Side, Thread } from '../model'
import { clauseList, offsetOf, rangeIn } from './clause-text'
import { quoteOf } from './quote'
import { type Found, findQuote } from './search'

export interface Range {
  readonly from: number
  readonly to: number
}

/** Where a thread hangs now. An orphan keeps its last place and its words; a person can hang it elsewhere. */
export type Place =
  | {
      readonly kind: 'placed'
      /** Null for a thread on the document, or on a paragraph that has no id yet. */
      readonly clause: ClauseId | null
      /** Positions in the document that was asked about; empty for a thread on the document. */
      readonly ranges: readonly Range[]
      readonly foundBy: Anchor['foundBy']
    }
  | { readonly kind: 'orphan'; readonly clause: ClauseId | null; readonly quote: Quote }

/** The anchor for a selection. Its clause is the one the selection begins in, its range ends there at the latest. */
export function anchorAt(doc: Node, side: Side, selection: Range): Anchor {
  const clause = clauseList(doc).find((c) => selection.from <= c.pos + c.node.nodeSize)
  const start = (clause?.pos ?? 0) + 1
  if (!clause || selection.to < start) {
    const exact = doc.textBetween(selection.from, selection.to, '\n')
    return {
      side,
      clause: null,
      range: { from: 0, to: exact.length },
      quote: plain(exact),
      foundBy: 'author',
    }
  }
  const from = offsetOf(clause.node, selection.from - start)
  const to = offsetOf(clause.node, selection.to - start)
  const quote = quoteOf(blockText(clause.node, 'clean'), from, to)
  // Only struck words were selected: they are all there is to quote.
  const struck = from === to ? doc.textBetween(selection.from, selection.to, '\n') : ''
  return {
    side,
    clause: clause.id,
    range: { from, to },
    quote: struck ? { ...quote, exact: struck } : quote,
    foundBy: 'author',
  }
}

/** The anchor for a whole clause; its quote is how the clause begins. */
export function anchorOn(doc: Node, side: Side, id: ClauseId): Anchor {
  const clause = clauseList(doc).find((c) => c.id === id)
  const text = clause ? blockText(clause.node, 'clean') : ''
  return { side, clause: id, quote: plain(quoteOf(text, 0, 0).suffix), foundBy: 'author' }
}

/**
 * Where a thread hangs in a document of its side. A target range is where its marks are; a source range is where
 * its words are found; a whole clause is found by its id. A thread without a place is an orphan, never gone.
 */
export function placeOf(thread: Thread, doc: Node): Place {
  const { anchor } = thread
  const marked = anchor.side === 'target' ? marksOf(doc).get(thread.id) : undefined
  if (marked) return { kind: 'placed', ...marked, foundBy: anchor.foundBy }
  if (anchor.range) return anchor.side === 'source' ? placeByQuote(anchor, doc) : orphan(anchor)
  if (anchor.clause === null) return { kind: 'placed', clause: null, ranges: [], foundBy: anchor.foundBy }
  const clause = clauseList(doc).find((c) => c.id === anchor.clause)
  if (!clause) return orphan(anchor)
  const ranges = [{ from: clause.pos + 1, to: clause.pos + clause.node.nodeSize - 1 }]
  return { kind: 'placed', clause: clause.id, ranges, foundBy: anchor.foundBy }
}

function placeByQuote(anchor: Anchor, doc: Node): Place {
  const hit = findQuote(doc, anchor)
  const range = hit && rangeOf(doc, hit)
  if (!hit || !range) return orphan(anchor)
  return { kind: 'placed', clause: hit.clause, ranges: [range], foundBy: hit.foundBy }
}

/** The positions of a stretch of a clause's clean text; null if the document has no such clause. */
export function rangeOf(doc: Node, { clause: id, from, to }: Omit<Found, 'foundBy'>): Range | null {
  const clause = clauseList(doc).find((c) => c.id === id)
  if (!clause) return null
  const inside = rangeIn(clause.node, from, to)
  return { from: clause.pos + 1 + inside.from, to: clause.pos + 1 + inside.to }
}

function orphan(anchor: Anchor): Place {
  return { kind: 'orphan', clause: anchor.clause, quote: anchor.quote }
}

function plain(exact: string): Quote {
  return { exact, prefix: '', suffix: '' }
}

interface Marked {
  readonly clause: ClauseId | null
  readonly ranges: readonly Range[]
}

const byDocument = new WeakMap<Node, Map<string, Marked>>()
const bySection = new WeakMap<Node, readonly MarkedStretch[]>()

/** A stretch under a thread's mark; positions count from the start of its section. */
interface MarkedStretch extends Range {
  readonly thread: string
  readonly clause: ClauseId | null
}

/** All thread marks of a document: of each thread the stretches, joined where they touch. Reads touched sections only. */
function marksOf(doc: Node): Map<string, Marked> {
  const kept = byDocument.get(doc)
  if (kept) return kept
  const found = new Map<string, { clause: ClauseId | null; ranges: Range[] }>()
  doc.forEach((section, start) => {
    for (const { thread, clause, from, to } of sectionMarks(section)) {
      const entry = found.get(thread) ?? { clause, ranges: [] }
      found.set(thread, entry)
      const last = entry.ranges[entry.ranges.length - 1]
      if (last && last.to === start + from)
        entry.ranges[entry.ranges.length - 1] = { ...last, to: start + to }
      else entry.ranges.push({ from: start + from, to: start + to })
    }
  })
  byDocument.set(doc, found)
  return found
}

function sectionMarks(section: Node): readonly MarkedStretch[] {
  const kept = bySection.get(section)
  if (kept) return kept
  const found: MarkedStretch[] = []
  section.descendants((node, pos, parent) => {
    if (!node.isInline) return true
    for (const mark of node.marks)
      if (mark.type.name === 'cmt')
        found.push({
          thread: String(mark.attrs['id']),
          clause: (parent?.attrs['bid'] ?? null) as ClauseId | null,
          from: pos + 1,
          to: pos + 1 + node.nodeSize,
        })
    return false
  })
  bySection.set(section, found)
  return found
}

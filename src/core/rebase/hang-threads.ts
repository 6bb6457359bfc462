import type { Node } from 'prosemirror-model'
import { Transform } from 'prosemirror-transform'
import { clausesOf, schema } from '../doc'
import type { Anchor, ClauseId, RebaseLine, Revision, Thread } from '../model'
import { type Found, type Range, findQuote, placeOf, rangeOf } from '../thread'
import type { Hung } from './ledger'

export interface HungThreads {
  readonly doc: Node
  readonly threads: readonly Thread[]
  readonly lines: readonly RebaseLine[]
}

interface Scene {
  /** Threads that have marks in the review's own text. */
  readonly marked: ReadonlySet<string>
  readonly hung: (id: string) => Hung
  /** The new source text, where source threads are looked for. */
  readonly source: Node | null
}

/**
 * Gives every thread its place in the new text: where its words went; else, when less than half of them are left,
 * where its quote is found; else it is an orphan with its last place and its words. A place that a person chose is
 * never given up for one that was searched.
 */
export function hangThreads(doc: Node, threads: Revision['threads'], scene: Scene): HungThreads {
  const clauses = new Set(clausesOf(doc).map(({ id }) => id))
  const tr = new Transform(doc)
  const done = threads.map((thread) => {
    if (thread.anchor.side === 'source') return sourceThread(thread, scene.source, clauses)
    if (scene.marked.has(thread.id)) return markedThread(thread, { doc, tr, hung: scene.hung(thread.id) })
    return unmarkedThread(thread, clauses)
  })
  return { doc: tr.doc, threads: done.map(({ thread }) => thread), lines: done.map(({ line }) => line) }
}

interface Done {
  readonly thread: Thread
  readonly line: RebaseLine
}

type Ruling = Pick<Extract<RebaseLine, { kind: 'thread' }>, 'verdict' | 'anchor' | 'clause'>

function ruled(thread: Thread, ruling: Ruling): Done {
  return { thread, line: { kind: 'thread', id: thread.id, ...ruling, quote: thread.anchor.quote.exact } }
}

function orphan(thread: Thread): Done {
  return ruled(thread, { verdict: 'context-removed', anchor: 'orphan', clause: thread.anchor.clause })
}

function markedThread(thread: Thread, { doc, tr, hung }: { doc: Node; tr: Transform; hung: Hung }): Done {
  const { anchor } = thread
  const byHand = anchor.foundBy === 'hand'
  const place = placeOf(thread, doc)
  const clause = place.clause
  const here = byHand ? 'hand' : 'mapping'
  if (hung.is > 0 && hung.is === hung.again)
    return ruled(thread, { verdict: 'context-removed', anchor: here, clause })
  if (hung.is > 0 && hung.is >= hung.was) return ruled(thread, { verdict: 'kept', anchor: here, clause })
  if (hung.is > 0 && (byHand || hung.is * 2 >= hung.was)) {
    const moved = byHand ? thread : { ...thread, anchor: { ...anchor, foundBy: 'mapping' as const } }
    return ruled(moved, { verdict: 'shrunk', anchor: here, clause })
  }
  const found = byHand ? null : findQuote(doc, anchor)
  const range = found && rangeOf(doc, found)
  if (found && range) return rehung(thread, found, { tr, range })
  if (!hung.is) return orphan(thread)
  return ruled(
    { ...thread, anchor: { ...anchor, foundBy: 'mapping' } },
    { verdict: 'shrunk', anchor: 'mapping', clause },
  )
}

function rehung(thread: Thread, found: Found, { tr, range }: { tr: Transform; range: Range }): Done {
  const mark = schema.marks.cmt.create({ id: thread.id })
  tr.removeMark(0, tr.doc.content.size, mark).addMark(range.from, range.to, mark)
  const how = found.foundBy === 'fuzzy' ? 'fuzzy' : 'quote'
  const { clause } = found
  const anchor: Anchor = { ...thread.anchor, clause, range: { from: found.from, to: found.to }, foundBy: how }
  return ruled({ ...thread, anchor }, { verdict: how === 'fuzzy' ? 'shrunk' : 'kept', anchor: how, clause })
}

/** On a clause, on the document, or an orphan since long: what was lost before stays as it is. */
function unmarkedThread(thread: Thread, clauses: ReadonlySet<ClauseId>): Done {
  const { clause, range, foundBy } = thread.anchor
  if (range) return ruled(thread, { verdict: 'kept', anchor: 'orphan', clause })
  if (clause !== null && !clauses.has(clause)) return orphan(thread)
  return ruled(thread, { verdict: 'kept', anchor: foundBy === 'hand' ? 'hand' : 'mapping', clause })
}

function sourceThread(thread: Thread, source: Node | null, clauses: ReadonlySet<ClauseId>): Done {
  if (!source) return unmarkedThread({ ...thread, anchor: bare(thread.anchor) }, clauses)
  const place = placeOf(thread, source)
  if (place.kind === 'orphan') return orphan(thread)
  const how = place.foundBy === 'author' ? 'mapping' : place.foundBy
  return ruled(thread, { verdict: how === 'fuzzy' ? 'shrunk' : 'kept', anchor: how, clause: place.clause })
}

function bare({ range: _range, ...anchor }: Anchor): Anchor {
  return anchor
}

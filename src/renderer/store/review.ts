import type { Node } from 'prosemirror-model'
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { ChangeRecord, Decision, ReviewOp } from '../../core/model'
import { type Review, applyOps } from '../../core/review'
import { type Card, cardsOf } from '../../core/suggestion'

/** The open review as the panels show it. The text itself lives in the editor; `review.doc` follows when it is quiet. */
export interface ReviewSnapshot {
  readonly review: Review
  /** Pending suggestions in reading order. Positions are of `review.doc`. */
  readonly cards: readonly Card[]
}

export interface ReviewStore extends StoreApi<ReviewSnapshot> {
  /**
   * Carries out an operation that does not touch the text. Throws on one that the review cannot take. `text`: the
   * editor's text, for an operation on what `review.doc` may not have yet.
   */
  act(op: ReviewOp, text?: Node): void
  /** Enters suggestions that an edit made. At once and without telling anyone: the text paints with them. */
  enter(records: readonly ChangeRecord[], decisions: readonly Decision[]): void
  /** Takes the editor's text over and counts anew what changed in it. */
  follow(doc: Node): void
  records(): ReadonlyMap<string, ChangeRecord>
}

export function makeReviewStore(opened: Review): ReviewStore {
  // A registry of its own, for `enter` writes to it.
  const review = { ...opened, records: new Map(opened.records) }
  const store = createStore<ReviewSnapshot>(() => ({ review, cards: cardsOf(review.doc, review.records) }))
  const show = (next: Review): void =>
    store.setState({ review: next, cards: cardsOf(next.doc, next.records) })
  return {
    ...store,
    act: (op, text) => {
      const { review: now } = store.getState()
      const next = applyOps(text ? { ...now, doc: text } : now, [{ op, at: new Date().toISOString() }])
      if (!next.ok) throw new Error(`${next.problem.code}: ${next.problem.detail}`)
      show({ ...next.value, doc: now.doc })
    },
    enter: (records, decisions) => {
      const { review: now } = store.getState()
      // The registry is this store's own; copying ten thousand entries at each key would be felt.
      const registry = now.records as Map<string, ChangeRecord>
      for (const record of records) registry.set(record.id, withRemark(record, registry.get(record.id)))
      if (decisions.length)
        store.setState({ review: { ...now, decisions: [...now.decisions, ...decisions] } })
    },
    follow: (doc) => show({ ...store.getState().review, doc }),
    records: () => store.getState().review.records,
  }
}

/** A suggestion that grew keeps what was said of it. */
function withRemark(record: ChangeRecord, known: ChangeRecord | undefined): ChangeRecord {
  return known ? { ...known, updatedAt: record.updatedAt } : record
}

import { Refusal } from '../../contract'
import { type ReviewId, type ReviewOp, problem } from '../../core/model'
import { revisionDigest, toRevision } from '../../core/handback'
import type { Review } from '../../core/review'
import { type Card, cardOf } from './card'
import { JournalShelf, type ShelfKind, type ShelfOptions, type ShelfPlace, safeName } from './journal-shelf'
import { type Saved, reviewSubject } from './review-subject'

/** Operations made on one revision of a review. */
export interface Change {
  readonly rev: number
  readonly ops: readonly ReviewOp[]
  readonly at: string
}

/**
 * The reviews of a data folder. A review's key is its id, except for the second of two states that grew apart.
 */
export class ReviewShelf extends JournalShelf<Review, Saved, ReviewId, Card> {
  constructor(at: ShelfPlace<Card>, options: ShelfOptions) {
    super(at, reviewKind, options)
  }

  /** Puts another state of a review in place of the one there is, which must still be at `rev`. */
  async replace(key: ReviewId, review: Review, rev: number): Promise<void> {
    const store = await this.store(key)
    if (store.latest.rev !== rev) throw new Refusal(problem('stale-rev', String(store.latest.rev)))
    await store.replace(review)
    this.note(key, review)
  }

  /** Appends operations; resolves with the review when they are on the medium. */
  async save(key: ReviewId, change: Change): Promise<Review> {
    const store = await this.store(key)
    const { rev } = store.latest
    if (change.rev !== rev) throw new Refusal(problem('stale-rev', String(rev)))
    return store.commit({ at: change.at, ops: [...change.ops] })
  }
}

const reviewKind: ShelfKind<Review, Saved, ReviewId, Card> = {
  noun: 'review',
  subject: reviewSubject,
  isFolder: (name) => /^[rx]-/.test(name),
  folderName,
  // A copy that is kept apart lies in another folder than its id's.
  keyOf: (name, review) => (folderName(review.head.id) === name ? review.head.id : apartKey(review)),
  cardOf,
  seedOf: ({ head, replica, rev }) => `${head.id} ${replica} ${rev}`,
}

function folderName(review: ReviewId): string {
  return safeName(review, /^r-[0-9a-f-]{36}$/, 'x')
}

/** Key of a state that grew apart from another state of the same review. */
export function apartKey(review: Review): ReviewId {
  return `${review.head.id.slice(0, 100)}:${revisionDigest(toRevision(review)).slice(0, 12)}` as ReviewId
}

import { Refusal } from '../../contract'
import { type Person, type ReviewId, problem } from '../../core/model'
import type { Review } from '../../core/review'
import type { Content } from './content'

export interface OwnReviewName {
  readonly digest: string
  readonly document: string
  readonly locale: string
}

/** A person's own review of a rendering; null where there is none. */
export async function findOwn(
  content: Content,
  asked: OwnReviewName,
  person: Person,
): Promise<Review | null> {
  const { cards } = await content.reviews.list()
  const card = cards.find(
    ({ key, head }) =>
      key === head.id &&
      head.author.id === person.id &&
      head.packDigest === asked.digest &&
      head.document === asked.document &&
      head.locale === asked.locale,
  )
  return card ? content.reviews.read(card.key) : null
}

/**
 * The person's own review of a rendering, if it was begun by opening and never worked on; null where there is none.
 * Refuses with `already-begun` where they have worked on it: own work never gives way.
 */
export async function findUntouched(
  content: Content,
  asked: OwnReviewName,
  person: Person,
): Promise<Review | null> {
  const own = await findOwn(content, asked, person)
  if (own && own.rev > 0) throw new Refusal(problem('already-begun', asked.document))
  return own
}

/** The review, which must be the person's own; refuses with `not-allowed`. */
export async function readOwn(content: Content, key: ReviewId, person: Person): Promise<Review> {
  const review = await content.reviews.read(key)
  if (review.head.author.id !== person.id || review.head.id !== key)
    throw new Refusal(problem('not-allowed', 'review'))
  return review
}

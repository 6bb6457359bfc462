import { Refusal } from '../../../contract'
import { openReview } from '../../../core/review'
import { acceptAll } from '../../../core/suggestion'
import { client } from '../../api'
import type { CompareText } from '../../store'

/** Reads a text as JSON: what the pack delivered, or a review with everything its reviewer wants. */
export async function readText(text: CompareText): Promise<unknown> {
  if (!('review' in text)) return (await client['document.read'](text)).doc
  const review = openReview(await client['review.read'](text))
  if (!review.ok) throw new Refusal(review.problem)
  return acceptAll(review.value.doc).toJSON()
}

import { type FileTicket, Refusal } from '../../contract'
import { type ReviewId, problem } from '../../core/model'
import type { Content } from '../workspace/workspace'
import type { MadeFiles } from './made-files'

/** Makes the HTML report of a review. */
export async function createReport(
  asked: { readonly review: ReviewId; readonly uiLocale: string },
  { content }: { readonly content: Content; readonly made: MadeFiles; readonly now: string },
): Promise<FileTicket> {
  await content.reviews.read(asked.review)
  throw new Refusal(problem('not-found', 'report'))
}

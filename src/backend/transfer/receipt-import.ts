import { readReceipt } from '../../core/collation'
import type { ImportItem, ImportReport } from '../../core/model'
import type { ImportContext } from './import-pack'
import { refusedReport } from './import-report'

/** Takes a receipt in beside the review that it answers; refused where that review is not in the library. */
export async function importReceipt(
  file: string,
  entries: ReadonlyMap<string, Uint8Array>,
  { content }: ImportContext,
): Promise<ImportReport> {
  const read = readReceipt(entries)
  if (!read.ok) return refusedReport(file, 'receipt', read.problem)
  const receipt = read.value
  const { cards } = await content.reviews.list()
  const known = cards.some(({ head }) => head.id === receipt.review)
  const outcome: ImportItem['outcome'] = !known
    ? 'refused'
    : (await content.receipts.add(receipt))
      ? 'added'
      : 'already-there'
  const name = `${receipt.title} · ${receipt.locale} · ${receipt.reviewer.name}`
  const reason = known ? {} : { reason: 'review-unknown' }
  return {
    file,
    what: 'receipt',
    accepted: known,
    items: [{ kind: 'receipt', name, outcome, ...reason, count: 1 }],
  }
}

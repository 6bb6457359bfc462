import { type FileTicket, Refusal } from '../../contract'
import { writeReport } from '../../core/format/html'
import { type ReviewId, problem } from '../../core/model'
import { findRendering, readRendering } from '../workspace/renderings'
import type { Content } from '../workspace/content'
import { type MadeFiles, fileName } from './made-files'
import { reportWords } from './report-strings'

export interface ReportContext {
  readonly content: Content
  readonly made: MadeFiles
  readonly now: string
  readonly version: string
}

/** Makes the HTML report of a review, with times in the zone of this machine. Refuses with `not-found`. */
export async function createReport(
  asked: { readonly review: ReviewId; readonly uiLocale: string },
  { content, made, now, version }: ReportContext,
): Promise<FileTicket> {
  const review = await content.reviews.read(asked.review)
  const { head } = review
  const pack = await content.packs.find(head.pack, head.packDigest)
  const { title, sourceLocale } = pack.manifest
  const target = findRendering(pack.manifest, head.document, head.locale)
  if (!target) throw new Refusal(problem('not-found', `${head.document} ${head.locale}`))
  const source = await readRendering(content.packs, pack, { document: head.document, locale: sourceLocale })
  const base = await readRendering(content.packs, pack, head)
  const { uiLocale, strings } = reportWords(asked.uiLocale)
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions()
  const about = { sourceLocale, packTitle: title, documentTitle: target.title, version, madeAt: now }
  const html = writeReport({ review, source, base, ...about }, strings, { uiLocale, timeZone })
  const name = fileName([head.document, head.packVersion, head.locale, head.author.name], 'html')
  return made.put(name, new TextEncoder().encode(html))
}

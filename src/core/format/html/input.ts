import type { Node } from 'prosemirror-model'
import type { Instant } from '../../model'
import type { Review } from '../../review'

export interface ReportInput {
  readonly review: Review
  /** The source text, and the target as the pack delivered it. */
  readonly source: Node
  readonly base: Node
  readonly sourceLocale: string
  readonly packTitle: string
  readonly documentTitle: string
  /** Version of Stet that makes the report. */
  readonly version: string
  /** Left out where the same handback should always give the same report. */
  readonly madeAt?: Instant
}

export interface ReportOptions {
  /** Language of the report's own words, with its forms of dates and numbers. */
  readonly uiLocale: string
  /** IANA time zone that times are shown in. */
  readonly timeZone: string
}

import { z } from 'zod'
import { type Result, fail, ok } from '../../core/base'
import { Instant, type Problem, ReviewOp, ReviewState, problem } from '../../core/model'
import { type Review, applyOps, openReview, toState } from '../../core/review'
import type { Subject } from '../journal/subject'

const Saved = z.object({ at: Instant, ops: z.array(ReviewOp).min(1) })

/** One save: operations that are applied all or none, and when the backend took them. */
export type Saved = z.infer<typeof Saved>

/** A review as its journal sees it. */
export const reviewSubject: Subject<Review, Saved> = {
  apply: (review, { at, ops }) =>
    applyOps(
      review,
      ops.map((op) => ({ op, at })),
    ),
  parseEntry: (json) => parse(Saved, json),
  toJson: toState,
  fromJson: (json): Result<Review, Problem> => {
    const state = parse(ReviewState, json)
    return state.ok ? openReview(state.value) : state
  },
  guard: (review) => `${review.doc.content.size}.${review.records.size}`,
}

function parse<T>(schema: z.ZodType<T>, json: unknown): Result<T, Problem> {
  const parsed = schema.safeParse(json)
  return parsed.success
    ? ok(parsed.data)
    : fail(problem('json-invalid', z.prettifyError(parsed.error).slice(0, 200)))
}

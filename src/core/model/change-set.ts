import { z } from 'zod'
import { AuthorId, ChangeId, Instant, ThreadId } from './ids'

/**
 * A place in a flow, independent of sections and of positions: before the `offset`-th inserted token at base
 * gap `gap`. Gap g is just before base token g; offset = number of inserted tokens there means base token g.
 * Flows: `b` is the body; `t<n>` the rows of the body's n-th table, `t<n>.<row>.<cell>` the text of a cell.
 */
export const Point = z.tuple([z.int().min(0), z.int().min(0)])
export type Point = z.infer<typeof Point>

const flow = z.string().max(200)
const Value = z.json()

/** Inserted content, as runs of tokens; see core/suggestion/tokens. */
export const Run = z.looseObject({
  /** Text with its formatting. */
  text: z.string().optional(),
  marks: z.array(Value).optional(),
  /** A ProseMirror leaf, row or table as JSON. */
  node: Value.optional(),
  /** A paragraph end with the properties of the paragraph that it ends. */
  end: Value.optional(),
})
export type Run = z.infer<typeof Run>

/** One piece of a suggestion in base coordinates. A suggestion is all pieces with its id. */
export const Change = z.discriminatedUnion('kind', [
  z.looseObject({
    kind: z.literal('insertion'),
    ids: z.array(ChangeId).min(1),
    flow,
    at: Point,
    content: z.array(Run),
  }),
  z.looseObject({ kind: z.literal('deletion'), ids: z.array(ChangeId).min(1), flow, from: Point, to: Point }),
  z.looseObject({
    kind: z.literal('property'),
    ids: z.array(ChangeId).min(1),
    flow,
    from: Point,
    to: Point,
    key: z.string(),
    value: Value,
    /** Place among the proposals on the same key of the same token: the last one is what shows. */
    order: z.int().min(0),
  }),
])
export type Change = z.infer<typeof Change>

/** Where a target-range thread hangs, in the same coordinates. A thread may cover several stretches. */
export const ThreadPlace = z.object({ thread: ThreadId, flow, from: Point, to: Point })
export type ThreadPlace = z.infer<typeof ThreadPlace>

/** Everything that turns a base into a tracked document, in canonical order. */
export const ChangeSet = z.looseObject({
  changes: z.array(Change),
  threads: z.array(ThreadPlace),
})
export type ChangeSet = z.infer<typeof ChangeSet>

/**
 * Suggestions that were accepted inside a review. Each layer stands in the coordinates of the base with all
 * earlier layers accepted; the pending changes stand on top of the last. So the pack's base is never lost.
 */
export const Layer = z.looseObject({
  changes: z.array(Change),
  author: AuthorId,
  at: Instant,
})
export type Layer = z.infer<typeof Layer>

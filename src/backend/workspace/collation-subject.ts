import { z } from 'zod'
import { type Result, fail, ok } from '../../core/base'
import { uniteEntries } from '../../core/collation'
import {
  CollationHead,
  CollationState,
  Digest,
  Entry,
  Instant,
  type Problem,
  problem,
} from '../../core/model'
import type { Subject } from '../journal/subject'

/** A collation in memory: an immutable value, entries in their order. */
export interface Collation extends CollationState {
  readonly updatedAt: string
}

const Stored = z.object({ digest: Digest, length: z.int().min(0) })

const Saved = z.object({
  at: Instant,
  entries: z.array(Entry),
  /** Revisions whose files were on the medium before this line. */
  revisions: z.array(Stored).optional(),
})

/** One line of a collation's journal: entries that came together. */
export type Saved = z.infer<typeof Saved>

const State = z.looseObject({ ...CollationState.shape, head: CollationHead, updatedAt: Instant })

/** A collation as its journal sees it. */
export const collationSubject: Subject<Collation, Saved> = {
  apply: (collation, { at, entries, revisions = [] }) => {
    const known = new Set(collation.revisions.map(({ digest }) => digest))
    return ok({
      ...collation,
      rev: collation.rev + 1,
      entries: appended(collation.entries, entries),
      revisions: [...collation.revisions, ...revisions.filter(({ digest }) => !known.has(digest))],
      updatedAt: at,
    })
  },
  parseEntry: (json) => parse(Saved, json),
  toJson: (collation) => collation,
  fromJson: (json) => parse(State, json),
  // Entries are a set that only grows: each says the same whatever else was lost.
  guard: () => '',
}

function appended(before: Entry[], added: readonly Entry[]): Entry[] {
  const last = before.at(-1)?.seq ?? 0
  const known = new Set(before.map(({ id }) => id))
  const behind = added.every(({ id, seq }, i) => seq > (added[i - 1]?.seq ?? last) && !known.has(id))
  return behind ? [...before, ...added] : uniteEntries(before, added)
}

function parse<T>(schema: z.ZodType<T>, json: unknown): Result<T, Problem> {
  const parsed = schema.safeParse(json)
  // The raw value: parsing drops what it does not know inside the smaller parts.
  if (parsed.success) return ok(json as T)
  return fail(problem('json-invalid', z.prettifyError(parsed.error).slice(0, 200)))
}

import { z } from 'zod'
import { type Result, fail, ok } from '../../core/base'
import { type Problem, RegisterEntry, problem } from '../../core/model'
import { EMPTY_REGISTER, type Register, withEntries } from '../../core/register'
import type { Subject } from '../journal/subject'

const Saved = z.object({ entries: z.array(RegisterEntry).min(1) })

/** One save: entries that go in together or not at all. */
export type RegisterSaved = z.infer<typeof Saved>

const Snapshot = z.object({ entries: z.array(RegisterEntry) })

/** The register as its journal sees it. */
export const registerSubject: Subject<Register, RegisterSaved> = {
  apply: (register, { entries }) => ok(withEntries(register, entries)),
  parseEntry: (json) => parse(Saved, json),
  toJson: ({ entries }) => ({ entries: [...entries.values()] }),
  fromJson: (json): Result<Register, Problem> => {
    const read = parse(Snapshot, json)
    return read.ok ? ok(withEntries(EMPTY_REGISTER, read.value.entries)) : read
  },
  // What entries come to does not depend on what was there when they were made: after a loss the rest still holds.
  guard: () => '',
}

function parse<T>(schema: z.ZodType<T>, json: unknown): Result<T, Problem> {
  const parsed = schema.safeParse(json)
  return parsed.success
    ? ok(parsed.data)
    : fail(problem('json-invalid', z.prettifyError(parsed.error).slice(0, 200)))
}

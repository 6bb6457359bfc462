import { z } from 'zod'
import { fail, ok } from '../../../src/core/base'
import { problem } from '../../../src/core/model'
import type { Subject } from '../../../src/backend/journal/subject'
import type { StoreOptions } from '../../../src/backend/journal/store'

/** The simplest journal: a list of texts, each entry one more. */
export interface Texts {
  readonly texts: readonly string[]
}

const Entry = z.object({ add: z.string(), after: z.int().optional() })
export type Entry = z.infer<typeof Entry>

export const listSubject: Subject<Texts, Entry> = {
  apply: (state, entry) =>
    entry.add === 'refuse me'
      ? fail(problem('op-invalid', 'told to'))
      : ok({ texts: [...state.texts, entry.add] }),
  parseEntry: (json) => {
    const parsed = Entry.safeParse(json)
    return parsed.success ? ok(parsed.data) : fail(problem('op-invalid', ''))
  },
  toJson: (state) => state,
  fromJson: (json) => {
    const parsed = z.object({ texts: z.array(z.string()) }).safeParse(json)
    return parsed.success ? ok(parsed.data) : fail(problem('json-invalid', ''))
  },
  guard: () => '',
}

export const quietOptions: StoreOptions & { now: () => string } = {
  snapshotEntries: 500,
  snapshotBytes: 1 << 20,
  snapshotQuietMs: 20,
  freeSpace: () => Promise.resolve(false),
  onFault: () => undefined,
  now: () => '2026-11-23T08:00:00.000Z',
}

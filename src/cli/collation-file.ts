import { randomUUID } from 'node:crypto'
import type { Node } from 'prosemirror-model'
import { readArchive, writeZip } from '../backend/archive'
import { type Result, digestJson, fail, ok } from '../core/base'
import {
  type CollationFile,
  type CollationLog,
  type Folded,
  type Matter,
  allMattersOf,
  faultOfEntries,
  fold,
  logOf,
  nextSeq,
  readCollationFile,
  writeCollationFile,
} from '../core/collation'
import { baseDigest } from '../core/doc'
import { fromRevision, revisionDigest } from '../core/handback'
import { type Act, type Entry, EntryId, Instant, Person, type Problem, problem } from '../core/model'
import { type Pack, readPack } from '../core/pack'
import { aboutFile, fileProblem } from './file-problem'
import { type Values, textOf } from './verb'
import { writeWhole } from './write-file'

/** A collation file with everything that follows from it. */
export interface OpenedCollation {
  readonly file: CollationFile
  readonly pack: Pack
  readonly base: Node
  readonly folded: Folded
  readonly log: CollationLog
  readonly matters: readonly Matter[]
}

/** Options of every verb that enters something: who did it, and when. */
export const WHO_OPTIONS = {
  by: { type: 'string' },
  'by-id': { type: 'string' },
  at: { type: 'string' },
} as const

export const WHO_USAGE = `  --by-id ID              The id that goes with the name (default: a new one)
  --at TIME               When it was done, ISO 8601 in UTC (default: now)`

export interface Who {
  readonly by: Person
  readonly at: string
}

/** Who acts and when; a sentence where the options do not say it. */
export function whoOf(values: Values, fallback?: string): Who | string {
  const name = textOf(values, 'by') ?? fallback
  if (!name) return 'say who does it: --by NAME'
  const by = Person.safeParse({ id: textOf(values, 'by-id') ?? `p-${randomUUID()}`, name })
  if (!by.success) return '--by is a name of up to 120 characters, --by-id letters, digits and . _ : -'
  const at = Instant.safeParse(textOf(values, 'at') ?? new Date().toISOString())
  return at.success ? { by: by.data, at: at.data } : '--at is a time such as 2026-11-23T08:15:00Z'
}

/** Reads a pack; a problem names the file. */
export async function readPackFile(path: string): Promise<Result<Pack, Problem>> {
  const entries = await readArchive(path)
  return aboutFile(path, entries.ok ? readPack(entries.value) : entries)
}

/** Reads a collation and folds it on the text of its pack; `pack-unknown` if it is of another one. */
export async function openCollation(
  path: string,
  packPath: string,
): Promise<Result<OpenedCollation, Problem>> {
  const entries = await readArchive(path)
  const read = aboutFile(path, entries.ok ? readCollationFile(entries.value) : entries)
  if (!read.ok) return read
  const pack = await readPackFile(packPath)
  if (!pack.ok) return pack
  const { head } = read.value
  const base = pack.value.read(head.document, head.locale)
  const same = base.ok && pack.value.manifest.id === head.pack && baseDigest(base.value) === head.base
  if (!same)
    return fail(fileProblem('pack-unknown', packPath, `the collation is of ${head.pack} ${head.packVersion}`))
  return opened(read.value, pack.value, base.value)
}

/**
 * What a collation comes to. Fails with `file-missing` where a review that was brought in is not in the file, with
 * `document-invalid` where a review or a decision does not fit the text.
 */
export function opened(file: CollationFile, pack: Pack, base: Node): Result<OpenedCollation, Problem> {
  const fault = faultOfEntries(file.entries, base)
  if (fault) return fail(fault)
  const log = logOf(file.entries)
  const digests = new Map(file.revisions.map((revision) => [revision, revisionDigest(revision)]))
  const byDigest = new Map([...digests].map(([revision, digest]) => [digest, revision]))
  const missing = [...log.revisions].find((digest) => !byDigest.has(digest))
  if (missing) return fail(problem('file-missing', missing))
  for (const digest of log.revisions) {
    const revision = byDigest.get(digest)
    const proved = revision ? fromRevision(base, revision) : null
    if (proved && !proved.ok) return proved
  }
  const folded = fold(
    base,
    [...log.revisions].flatMap((digest) => byDigest.get(digest) ?? []),
    { digestOf: (revision) => digests.get(revision) ?? revisionDigest(revision) },
  )
  return ok({ file, pack, base, folded, log, matters: allMattersOf(base, folded, log) })
}

/** An act as an entry after all that are there. Its id follows from what it says, so a run can be repeated. */
export function entryOf(act: Act, { by, at }: Who, before: readonly Entry[]): Entry {
  const seq = nextSeq(before)
  return { id: EntryId.parse(`e-${digestJson({ act, by, at, seq }).slice(0, 32)}`), seq, by, at, act }
}

export function writeCollation(path: string, file: CollationFile): Promise<Result<null, Problem>> {
  return writeWhole(path, writeZip(writeCollationFile(file)))
}

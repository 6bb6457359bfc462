import { randomUUID } from 'node:crypto'
import type { CollationImport } from '../../contract'
import { COLLATION_MANIFEST, nextSeq, readCollationFile, uniteEntries } from '../../core/collation'
import { readHandback, sealRevision } from '../../core/handback'
import {
  type CollationId,
  type Entry,
  EntryId,
  type ImportLine,
  type Person,
  type ReviewId,
  problem,
} from '../../core/model'
import { isLitter, readArchive } from '../archive'
import type { Collation } from '../workspace/collation-subject'
import type { Content } from '../workspace/content'
import { readRendering } from '../workspace/renderings'
import { openCollationText } from './collation-text'
import { Gathering } from './gathering'
import type { Pause } from './pause'
import type { UploadedFile } from './uploads'

export interface GatherContext {
  readonly content: Content
  readonly by: Person
  readonly now: string
  readonly onProgress: (done: number, total: number) => void
  /** Between handbacks and between the parts of one. Where it refuses, nothing is entered. */
  readonly pause: Pause
}

export interface Gathered {
  readonly lines: CollationImport['lines']
  readonly collation: Collation
}

/**
 * Takes in every handback among these files, and other copies of the collation. Each file that cannot be read is a
 * line of its own and stops no other; the whole import is one entry. Where it is stopped, nothing is entered.
 */
export async function importIntoCollation(
  key: CollationId,
  files: readonly UploadedFile[],
  context: GatherContext,
): Promise<Gathered> {
  const gathering = await openGathering(key, context)
  const wanted = files.filter(({ path }) => !isLitter(path))
  for (const [i, file] of wanted.entries()) {
    await takeFile(gathering, file, context.pause)
    context.onProgress(i + 1, wanted.length)
    await context.pause()
  }
  if (!wanted.length) gathering.refuse(files[0]?.path ?? '', problem('nothing-to-import', ''))
  return enter(key, gathering, context)
}

/** The same for reviews in the library: the person's own as they are now, those of others as they came. */
export async function gatherReviews(
  key: CollationId,
  reviews: readonly ReviewId[],
  context: GatherContext,
): Promise<Gathered> {
  const { content } = context
  const gathering = await openGathering(key, context)
  const wanted = [...new Set(reviews)]
  for (const [i, review] of wanted.entries()) {
    const found = await content.reviews.read(review)
    const pack = await content.packs.find(found.head.pack, found.head.packDigest)
    const revision = sealRevision(await readRendering(content.packs, pack, found.head), found)
    const name = found.head.author.name
    if (revision.ok) await gathering.take(name, revision.value)
    else gathering.refuse(name, revision.problem, { review, reviewer: name })
    context.onProgress(i + 1, wanted.length)
    await context.pause()
  }
  return enter(key, gathering, context)
}

async function openGathering(key: CollationId, { content, pause }: GatherContext): Promise<Gathering> {
  const collation = await content.collations.read(key)
  const text = await openCollationText(content.packs, collation.head)
  await pause()
  return Gathering.into(content.collations, collation, { text, pause })
}

async function takeFile(gathering: Gathering, { path, bytes }: UploadedFile, pause: Pause): Promise<void> {
  const entries = await readArchive(bytes)
  if (!entries.ok) return gathering.refuse(path, entries.problem)
  if (entries.value.has(COLLATION_MANIFEST)) return takeCopy(gathering, path, entries.value)
  const handback = readHandback(entries.value)
  if (!handback.ok) return gathering.refuse(path, handback.problem)
  if (!handback.value.revisions.length) return gathering.refuse(path, problem('nothing-to-import', ''))
  for (const revision of handback.value.revisions) {
    await gathering.take(path, revision)
    await pause()
  }
}

async function takeCopy(
  gathering: Gathering,
  path: string,
  entries: ReadonlyMap<string, Uint8Array>,
): Promise<void> {
  const copy = readCollationFile(entries)
  const united = copy.ok ? await gathering.unite(copy.value) : copy
  if (!united.ok) return gathering.refuse(path, united.problem)
  const changed = united.value.entries + united.value.revisions > 0
  gathering.lines.push({
    file: path.slice(0, 400),
    outcome: changed ? 'updated' : 'already-there',
    united: united.value,
  })
}

/** An entry takes so many lines; more are entered as several. */
const MOST_LINES = 10_000

async function enter(
  key: CollationId,
  gathering: Gathering,
  { content, by, now: at }: GatherContext,
): Promise<Gathered> {
  const { lines, stored, united } = gathering
  const collation = await content.collations.enter(key, ({ entries }) => {
    const first = nextSeq(uniteEntries(entries, united))
    const own = chunked(lines).map((some, i): Entry => {
      const act = { kind: 'import' as const, lines: some }
      return { id: EntryId.parse(`e-${randomUUID()}`), seq: first + i, by, at, act }
    })
    return { at, entries: [...united, ...own], revisions: stored }
  })
  return { lines, collation }
}

function chunked(lines: readonly ImportLine[]): ImportLine[][] {
  const chunks: ImportLine[][] = []
  for (let i = 0; i < lines.length; i += MOST_LINES) chunks.push(lines.slice(i, i + MOST_LINES))
  return chunks
}

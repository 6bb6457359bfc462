import { type Result, digestJson, fail, ok } from '../core/base'
import {
  type CollationFile,
  type GatherGround,
  broughtRevisions,
  dispositionRows,
  judgeRevision,
  lineOf,
  logOf,
  withRevision,
} from '../core/collation'
import { revisionDigest } from '../core/handback'
import {
  CollationHead,
  CollationId,
  type ImportLine,
  type Problem,
  type Revision,
  problem,
} from '../core/model'
import type { Pack } from '../core/pack'
import {
  type OpenedCollation,
  type Who,
  WHO_OPTIONS,
  WHO_USAGE,
  entryOf,
  opened,
  readPackFile,
  whoOf,
  writeCollation,
} from './collation-file'
import { type MergeInput, readMergeInput, refused } from './merge-input'
import { lineText } from './merge-line'
import { MergeText } from './merge-text'
import { headOfCopies, otherText, unitedCopies } from './united-copies'
import { type Outcome, type Values, type Verb, listOf, textOf } from './verb'
import { mayWrite } from './write-file'

/** `stet merge`: handbacks of one text, and copies of its collation, become one collation. */
export const merge: Verb = {
  name: 'merge',
  summary: 'Bring handbacks of one text together in a collation',
  usage: `stet merge FILE... --pack PACK --out FILE [options]

  FILE...                 .stethandback files, and .stetcollation files: copies of one collation become one again
  --pack PACK             The version of the pack that is decided on
  --out FILE              The .stetcollation file to make
  --document ID           Which document, where the handbacks have several
  --locale TAG            Which language, where they have several
  --from PACK             An older version that some handbacks were made on; as often as needed
  --by NAME               Who begins the collation (default stet)
${WHO_USAGE}
  --force                 Replace FILE if it is there
  Every review is listed with the word of the import report: added, updated, already-there, kept-apart, rebased,
  other-text or refused. A file that is refused stops no other; the exit code is then 1. A review of another text
  is no fault.`,
  options: {
    pack: { type: 'string' },
    out: { type: 'string' },
    document: { type: 'string' },
    locale: { type: 'string' },
    from: { type: 'string', multiple: true },
    force: { type: 'boolean' },
    ...WHO_OPTIONS,
  },
  run: async (paths, values, tell) => {
    const [packPath, out] = [textOf(values, 'pack'), textOf(values, 'out')]
    if (!paths.length) return { ok: 'usage', why: 'at least one handback or collation file is needed' }
    if (!packPath) return { ok: 'usage', why: 'say which pack is decided on: --pack PACK' }
    if (!out) return { ok: 'usage', why: 'say where the collation goes: --out FILE' }
    const who = whoOf(values, 'stet')
    if (typeof who === 'string') return { ok: 'usage', why: who }
    const allowed = await mayWrite(out, values)
    if (!allowed.ok) return allowed
    const pack = await readPackFile(packPath)
    if (!pack.ok) return pack
    const older: Pack[] = []
    for (const path of listOf(values, 'from')) {
      const read = await readPackFile(path)
      if (!read.ok) return read
      older.push(read.value)
    }
    return mergeAll({ paths, out, who, values, pack: pack.value, older, tell })
  },
}

interface Asked {
  readonly paths: readonly string[]
  readonly out: string
  readonly who: Who
  readonly values: Values
  readonly pack: Pack
  readonly older: readonly Pack[]
  readonly tell: (line: string) => void
}

async function mergeAll(asked: Asked): Promise<Outcome> {
  const input = await readMergeInput(asked.paths)
  const head = headOf(input, asked)
  if (typeof head === 'string') return { ok: 'usage', why: head }
  if (!head.ok) return unfit(head.problem, input)
  const base = asked.pack.read(head.value.document, head.value.locale)
  if (!base.ok) return base
  const text = new MergeText(head.value, asked.pack, base.value, asked.older)
  const { file, lines } = gathered(input, text, asked)
  const collation = opened(file, asked.pack, base.value)
  if (!collation.ok) return collation
  const written = await writeCollation(asked.out, file)
  return written.ok ? described(collation.value, lines, asked.out) : written
}

/** Which text is decided on: the one asked for, or the only one there is. A sentence where that is not clear. */
function headOf(
  { found, copies }: MergeInput,
  { pack, who, values }: Asked,
): Result<CollationHead, Problem> | string {
  const [document, locale] = [textOf(values, 'document'), textOf(values, 'locale')]
  const heads = [
    ...found.map(({ revision }) => revision.head),
    ...copies.map(({ collation }) => collation.head),
  ]
  const texts = new Map(
    heads
      .filter((head) => head.pack === pack.manifest.id)
      .filter((head) => !document || head.document === document)
      .filter((head) => !locale || head.locale === locale)
      .map((head) => [`${head.document} in ${head.locale}`, head]),
  )
  if (texts.size > 1)
    return `the handbacks are of ${[...texts.keys()].sort().join(', ')}: say which with --document and --locale`
  const [only] = texts.values()
  if (!only) return fail(problem('nothing-to-import', `no review of ${pack.manifest.id} that fits`))
  const rendering = pack.findRendering(only.document, only.locale)
  if (!rendering) return fail(problem('not-found', `${only.document} in ${only.locale}`))
  const about = {
    pack: pack.manifest.id,
    packVersion: pack.manifest.version,
    packDigest: pack.digest,
    document: only.document,
    locale: only.locale,
    base: rendering.base,
    title: rendering.title,
    createdBy: who.by,
    createdAt: who.at,
  }
  const begun = headOfCopies(copies, about)
  const id = CollationId.parse(`c-${digestJson(about).slice(0, 32)}`)
  return ok(begun ?? CollationHead.parse({ ...about, id }))
}

/** Nothing could be begun: every file with its reason. */
function unfit(because: Problem, { found, copies, lines }: MergeInput): Outcome {
  const others = found.map(({ file, revision }) =>
    lineOf({ file, revision, verdict: { outcome: 'other-text' } }),
  )
  const apart = copies.map(({ file, collation }) => refused(file, otherText(collation)))
  const all = [...lines, ...apart, ...others]
  return { ok: false, problem: because, told: { text: all.map(lineText), json: { lines: all } } }
}

/** Unites the copies, then takes the reviews in, in the order of the files; each gets its line. */
function gathered(
  { found, copies, lines: unread }: MergeInput,
  text: MergeText,
  { who, tell }: Asked,
): { file: CollationFile; lines: ImportLine[] } {
  const { head } = text
  const united = unitedCopies(copies, text)
  const { entries, revisions, ...file } = united.collation ?? { head, entries: [], revisions: [] }
  const lines = [...unread]
  const added: Revision[] = []
  let ground = groundOf(head, { entries, revisions })
  found.forEach(({ file: name, revision }, i) => {
    tell(`${i + 1}/${found.length} ${name}`)
    const verdict = judgeRevision(revision, ground)
    const plain = lineOf({ file: name, revision, verdict })
    const known = ground.here.get(revisionDigest(revision))
    if (verdict.outcome === 'other-text' || known) {
      lines.push(known && known.stands !== plain.revision ? { ...plain, stands: known.stands } : plain)
      return
    }
    const stands = text.stand(revision)
    if (!stands.ok) {
      const { review, reviewer, packVersion, changes, threads, clauses } = plain
      const counts = { review, reviewer, packVersion, changes, threads, clauses } as Partial<ImportLine>
      lines.push({ ...counts, ...refused(name, stands.problem) })
      return
    }
    const rebased = stands.value
    added.push(revision, ...(rebased ? [rebased] : []))
    lines.push(lineOf({ file: name, revision, verdict, ...(rebased ? { rebased } : {}) }))
    ground = withRevision(ground, revision, revisionDigest(rebased ?? revision))
  })
  // Where only copies are united nothing was done that they do not say: the same copies give the same collation.
  const own = lines.length || !united.collation ? [entryOf({ kind: 'import', lines }, who, entries)] : []
  return {
    file: { ...file, entries: [...entries, ...own], revisions: [...revisions, ...added] },
    lines: [...united.lines, ...lines],
  }
}

/** What is there already, by which reviews that come in are judged. */
function groundOf(
  text: CollationHead,
  { entries, revisions }: Pick<CollationFile, 'entries' | 'revisions'>,
): GatherGround {
  const byDigest = new Map(revisions.map((revision) => [revisionDigest(revision), revision]))
  let ground: GatherGround = { text, here: new Map() }
  for (const { digest, stands } of broughtRevisions(logOf(entries))) {
    const revision = byDigest.get(digest)
    if (revision) ground = withRevision(ground, revision, stands)
  }
  return ground
}

const CLASSES = ['agree', 'adjacent', 'deletions', 'conflict', 'contested', 'thread'] as const

function described(
  { file, folded, log, matters }: OpenedCollation,
  lines: readonly ImportLine[],
  out: string,
): Outcome {
  const { id, document, locale, packVersion } = file.head
  const classes = Object.fromEntries(
    CLASSES.map((one) => [one, matters.filter((matter) => matter.class === one).length]),
  )
  const rows = dispositionRows(folded, log, matters)
  const counted = {
    in: {
      reviews: folded.heads.length,
      changes: new Set(folded.heads.flatMap(({ changes }) => changes)).size,
      threads: folded.threads.length,
    },
    out: {
      changes: new Set(rows.flatMap(({ ids }) => ids)).size,
      threads: rows.filter(({ kind }) => kind === 'thread').length,
    },
  }
  const bad = lines.filter(({ outcome }) => outcome === 'refused')
  const text = [
    `${document} in ${locale}, version ${packVersion}`,
    ...lines.map(lineText),
    '',
    `${counted.in.reviews} reviews: ${counted.in.changes} changes and ${counted.in.threads} threads in, ${counted.out.changes} and ${counted.out.threads} to decide or told of`,
    `${matters.length} matters: ${CLASSES.map((one) => `${one} ${classes[one]}`).join(', ')}`,
    ...(bad.length ? [`${bad.length} refused`] : []),
    `written to ${out}`,
  ].join('\n')
  const json = { collation: id, out, lines, counted, matters: { total: matters.length, ...classes } }
  return { ok: true, text, json, refused: bad.length }
}

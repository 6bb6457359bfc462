import { basename } from 'node:path'
import { type Result, digestJson, fail, ok } from '../core/base'
import {
  type CollationFile,
  type GatherGround,
  dispositionRows,
  judgeRevision,
  lineOf,
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
import { readHandbackAt } from './handback-file'
import { MergeText } from './merge-text'
import { type Outcome, type Values, type Verb, listOf, textOf } from './verb'
import { mayWrite } from './write-file'

/** `stet merge`: handbacks of one text become a collation. */
export const merge: Verb = {
  name: 'merge',
  summary: 'Bring handbacks of one text together in a collation',
  usage: `stet merge HANDBACK... --pack PACK --out FILE [options]

  HANDBACK...             .stethandback files
  --pack PACK             The version of the pack that is decided on
  --out FILE              The .stetcollation file to make
  --document ID           Which document, where the handbacks have several
  --locale TAG            Which language, where they have several
  --from PACK             An older version that some handbacks were made on; as often as needed
  --by NAME               Who begins the collation (default stet)
${WHO_USAGE}
  --force                 Replace FILE if it is there
  A file that cannot be taken in is listed and stops no other; the exit code is then 1. A review of another text
  is listed too and is no fault.`,
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
    if (!paths.length) return { ok: 'usage', why: 'at least one handback file is needed' }
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
  const { found, lines } = await readAll(asked.paths)
  const head = headOf(found, asked)
  if (typeof head === 'string') return { ok: 'usage', why: head }
  if (!head.ok) return unfit(head.problem, found, lines)
  const base = asked.pack.read(head.value.document, head.value.locale)
  if (!base.ok) return base
  const text = new MergeText(head.value, asked.pack, base.value, asked.older)
  const file = gathered({ head: head.value, found, lines, text }, asked)
  const collation = opened(file, asked.pack, base.value)
  if (!collation.ok) return collation
  const written = await writeCollation(asked.out, file)
  return written.ok ? described(collation.value, lines, asked.out) : written
}

interface Found {
  readonly file: string
  readonly revision: Revision
}

async function readAll(paths: readonly string[]): Promise<{ found: Found[]; lines: ImportLine[] }> {
  const found: Found[] = []
  const lines: ImportLine[] = []
  for (const path of paths) {
    const file = basename(path)
    const handback = await readHandbackAt(path)
    if (!handback.ok) lines.push(refused(file, handback.problem))
    else if (!handback.value.revisions.length) lines.push(refused(file, problem('nothing-to-import', '')))
    else found.push(...handback.value.revisions.map((revision) => ({ file, revision })))
  }
  return { found, lines }
}

function refused(file: string, { code, detail }: Problem): ImportLine {
  const said = detail ? { detail: detail.slice(0, 400) } : {}
  return { file: file.slice(0, 400), outcome: 'refused', reason: code, ...said }
}

/** Which text is decided on: the one asked for, or the only one there is. A sentence where that is not clear. */
function headOf(
  found: readonly Found[],
  { pack, who, values }: Asked,
): Result<CollationHead, Problem> | string {
  const [document, locale] = [textOf(values, 'document'), textOf(values, 'locale')]
  const texts = new Map(
    found
      .filter(({ revision: { head } }) => head.pack === pack.manifest.id)
      .filter(({ revision: { head } }) => !document || head.document === document)
      .filter(({ revision: { head } }) => !locale || head.locale === locale)
      .map(({ revision: { head } }) => [`${head.document} in ${head.locale}`, head]),
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
  const id = CollationId.parse(`c-${digestJson(about).slice(0, 32)}`)
  return ok(CollationHead.parse({ ...about, id }))
}

/** Nothing could be begun: every file with its reason. */
function unfit(because: Problem, found: readonly Found[], lines: readonly ImportLine[]): Outcome {
  const others = found.map(({ file, revision }) =>
    lineOf({ file, revision, verdict: { outcome: 'other-text' } }),
  )
  const all = [...lines, ...others]
  return { ok: false, problem: because, told: { text: all.map(lineText), json: { lines: all } } }
}

/** Takes the reviews in, in the order of the files; each gets its line. */
function gathered(
  of: { head: CollationHead; found: readonly Found[]; lines: ImportLine[]; text: MergeText },
  { who, tell }: Asked,
): CollationFile {
  const { head, found, lines, text } = of
  const revisions: Revision[] = []
  let ground: GatherGround = { text: head, here: new Map() }
  found.forEach(({ file, revision }, i) => {
    tell(`${i + 1}/${found.length} ${file}`)
    const verdict = judgeRevision(revision, ground)
    const plain = lineOf({ file, revision, verdict })
    const known = ground.here.get(revisionDigest(revision))
    if (verdict.outcome === 'other-text' || known) {
      lines.push(known && known.stands !== plain.revision ? { ...plain, stands: known.stands } : plain)
      return
    }
    const stands = text.stand(revision)
    if (!stands.ok) {
      const { review, reviewer, packVersion, changes, threads, clauses } = plain
      const counts = { review, reviewer, packVersion, changes, threads, clauses } as Partial<ImportLine>
      lines.push({ ...counts, ...refused(file, stands.problem) })
      return
    }
    const rebased = stands.value
    revisions.push(revision, ...(rebased ? [rebased] : []))
    lines.push(lineOf({ file, revision, verdict, ...(rebased ? { rebased } : {}) }))
    ground = withRevision(ground, revision, revisionDigest(rebased ?? revision))
  })
  const entry = entryOf({ kind: 'import', lines }, who, [])
  return { head, entries: [entry], revisions }
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

function lineText({
  file,
  outcome,
  reason,
  detail,
  reviewer,
  changes,
  threads,
  verdicts,
}: ImportLine): string {
  const why = [reason, detail].filter(Boolean).join(': ')
  const how = Object.entries(verdicts ?? {}).map(([verdict, n]) => `${verdict} ${n}`)
  const counts = changes === undefined ? [] : [`${changes} changes`, `${threads ?? 0} threads`]
  const said = [...(reviewer ? [reviewer] : []), ...counts, ...how, ...(why ? [why] : [])].join(', ')
  return `  ${outcome}  ${file}${said ? `: ${said}` : ''}`
}

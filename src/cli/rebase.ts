import { writeZip } from '../backend/archive'
import { type Result, fail, parseJson } from '../core/base'
import { type Handback, revisionDigest, writeHandback } from '../core/handback'
import {
  type ChangeSet,
  PublishLog,
  PublishLogs,
  RebaseVerdict,
  type Problem,
  type RebaseLine,
  type RebaseReport,
  type Revision,
} from '../core/model'
import type { Pack } from '../core/pack'
import { type RebaseOptions, type RebasedRevision, rebase } from '../core/rebase'
import { fileProblem } from './file-problem'
import { readHandbackFile, readPackFile, readPackOf } from './handback-file'
import { writeNewFile } from './new-file'
import { type Outcome, type Values, type Verb, textOf } from './verb'

/** `stet rebase`: a handback on another version of its pack. */
export const rebaseHandback: Verb = {
  name: 'rebase',
  summary: 'Move a handback to another version of its pack',
  usage: `stet rebase FILE --from PACK --to PACK -o OUT

  FILE                    A .stethandback file
  --from PACK             The pack that it was made on
  --to PACK               The version that it is to stand on
  -o, --out OUT           The .stethandback file to write; one that is there is not replaced
  Every suggestion, thread, clause state and decision is told with one verdict: kept, absorbed, shrunk, conflict or
  context-removed. What was taken out of the text is in the report that OUT carries. A review whose text TO does not
  have is told and left out; the exit code is then 1.`,
  options: {
    from: { type: 'string' },
    to: { type: 'string' },
    out: { type: 'string', short: 'o' },
  },
  run: async (paths, values) => {
    if (paths.length !== 1) return { ok: 'usage', why: 'one handback file is needed' }
    for (const name of ['from', 'to', 'out'])
      if (!textOf(values, name)) return { ok: 'usage', why: `--${name} is needed` }
    return run(paths[0]!, values)
  },
}

async function run(path: string, values: Values): Promise<Outcome> {
  const handback = await readHandbackFile(path)
  if (!handback.ok) return handback
  const from = await readPackOf(handback.value, textOf(values, 'from')!)
  if (!from.ok) return from
  const to = await readPackFile(textOf(values, 'to')!)
  if (!to.ok) return to
  if (to.value.manifest.id !== from.value.manifest.id) {
    const why = `${to.value.manifest.id} is no version of ${from.value.manifest.id}`
    return fail(fileProblem('pack-unknown', textOf(values, 'to')!, why))
  }
  const moved: RebasedRevision[] = []
  const left: Left[] = []
  for (const revision of handback.value.revisions) {
    const one = rebaseBetween(from.value, to.value, revision)
    if (one.ok) moved.push(one.value)
    else left.push({ revision, problem: one.problem })
  }
  if (left[0] && !moved.length) return { ok: false, problem: left[0].problem, told: toldOf(left) }
  const out = textOf(values, 'out')!
  const revisions = moved.map(({ revision }) => revision)
  const written = await writeNewFile(
    out,
    writeZip(writeHandback(handbackOn(to.value, handback.value, revisions))),
  )
  return written.ok ? describe(moved, left, out) : written
}

/** A review that could not be moved, as where the new version does not have its document any more. */
interface Left {
  readonly revision: Revision
  readonly problem: Problem
}

function toldOf(left: readonly Left[]): { text: string[]; json: { refused: object[] } } {
  return {
    text: left.map(({ revision: { head }, problem: { code, detail } }) => {
      return `refused  ${head.document} in ${head.locale}, by ${head.author.name}: ${code}: ${detail}`
    }),
    json: {
      refused: left.map(({ revision: { head }, problem }) => {
        const { id: review, document, locale, author } = head
        return { review, document, locale, author, problem }
      }),
    },
  }
}

/** Fails with `not-found` where the new version does not have the text any more. */
function rebaseBetween(from: Pack, to: Pack, revision: Revision): Result<RebasedRevision, Problem> {
  const { document, locale } = revision.head
  const [old, next] = [from.read(document, locale), to.read(document, locale)]
  if (!old.ok) return old
  if (!next.ok) return next
  const head = { packVersion: to.manifest.version, packDigest: to.digest }
  const update = updateBetween(revision, to)
  const sources = [from, to].map((pack) => pack.read(document, pack.manifest.sourceLocale))
  const [a, b] = sources
  const source = locale !== to.manifest.sourceLocale && a?.ok && b?.ok ? { from: a.value, to: b.value } : null
  const options: RebaseOptions = { head, ...(update ? { update } : {}), ...(source ? { source } : {}) }
  return rebase(old.value, next.value, revision, options)
}

/** The exact updates from the text of a review to that of a pack, where the pack's publish logs lead there. */
function updateBetween({ head }: Revision, to: Pack): ChangeSet[] | null {
  const { document, locale } = head
  const listed = PublishLogs.safeParse(to.manifest['publishLogs'])
  const logs = (listed.data ?? []).flatMap((one) => {
    const bytes = one.document === document && one.locale === locale ? to.files.get(one.path) : undefined
    const json = bytes && parseJson(bytes)
    const log = json?.ok ? PublishLog.safeParse(json.value) : null
    return log?.success ? [log.data] : []
  })
  const end = to.findRendering(document, locale)?.base
  const updates: ChangeSet[] = []
  let at = head.base
  while (at !== end) {
    const log = logs.find((one) => one.from.base === at)
    if (!log || updates.length > logs.length) return null
    updates.push(log.update)
    at = log.base
  }
  return updates
}

function handbackOn(to: Pack, handback: Handback, revisions: readonly Revision[]): Handback {
  const { id, version, title } = to.manifest
  return { ...handback, pack: { id, version, digest: to.digest, title }, revisions }
}

function describe(moved: readonly RebasedRevision[], left: readonly Left[], out: string): Outcome {
  const reviews = moved.map(({ revision, report }) => ({
    review: revision.head.id,
    document: revision.head.document,
    locale: revision.head.locale,
    author: revision.head.author,
    revision: revisionDigest(revision),
    verdicts: countsOf(report),
    report,
  }))
  const text = reviews.flatMap((r) => [
    `${r.document} in ${r.locale}, by ${r.author.name}`,
    ...Object.entries(r.verdicts).map(([kind, counts]) => `  ${kind}: ${countsText(counts)}`),
    ...r.report.lines.filter(needsLook).map((line) => `  ${lineText(line, r.report)}`),
  ])
  const told = toldOf(left)
  return {
    ok: true,
    text: [...text, ...told.text, out].join('\n'),
    json: { file: out, reviews, ...told.json },
    refused: left.length,
  }
}

type Counts = Record<string, number>

function countsOf({ lines }: RebaseReport): Record<string, Counts> {
  const counts: Record<string, Counts> = {}
  for (const { kind, verdict } of lines) {
    const own = (counts[kind] ??= {})
    own[verdict] = (own[verdict] ?? 0) + 1
  }
  return counts
}

function countsText(counts: Counts): string {
  return RebaseVerdict.options
    .flatMap((verdict) => (counts[verdict] ? [`${counts[verdict]} ${verdict}`] : []))
    .join(', ')
}

function needsLook(line: RebaseLine): boolean {
  return (
    line.verdict === 'conflict' ||
    line.verdict === 'context-removed' ||
    (line.kind === 'thread' && line.anchor === 'orphan')
  )
}

function lineText(line: RebaseLine, { contexts }: RebaseReport): string {
  const head = `${line.kind} ${line.id}: ${line.verdict}`
  if (line.kind === 'thread') return `${head}, ${line.anchor}, “${oneLine(line.quote)}”`
  if (line.kind !== 'change') return head
  const at = line.pieces.find(({ context }) => context !== undefined)?.context
  const context = at === undefined ? undefined : contexts[at]
  if (!context) return head
  const { old, new: now, reviewer } = context
  const where = context.clause ?? context.was
  return `${head}${where ? ` in ${where}` : ''}, was “${oneLine(old)}”, is “${oneLine(now)}”, wanted “${oneLine(reviewer)}”`
}

function oneLine(text: string): string {
  const plain = text.replaceAll(/\s+/g, ' ').trim()
  return plain.length > 80 ? `${plain.slice(0, 79)}…` : plain
}

import { join } from 'node:path'
import { version } from '../../package.json'
import { reportWords } from '../backend/transfer/report-strings'
import { type Result, fail, ok } from '../core/base'
import { writeReport } from '../core/format/html'
import type { Handback } from '../core/handback'
import { type Problem, type Revision, problem } from '../core/model'
import type { Pack } from '../core/pack'
import { openRevision, readHandbackFile, readPackOf } from './handback-file'
import { type Outcome, type Values, type Verb, textOf } from './verb'
import { mayWrite, writeWhole } from './write-file'

/** `stet export`: the reviews of a handback as HTML reports. */
export const exportReport: Verb = {
  name: 'export',
  summary: 'Write the HTML report of a handback',
  usage: `stet export FILE --pack PACK -o OUT [options]

  FILE                    A .stethandback file
  --pack PACK             The pack that it was made on
  -o, --out OUT           An .html file for one review, or a folder for all of them
  --locale TAG            Only reviews in this language
  --document ID           Only reviews of this document
  --ui TAG                Language of the report's own words (default en)
  --time-zone ZONE        Zone that times are shown in, such as Europe/Berlin (default UTC)
  --force                 Replace files that are there`,
  options: {
    pack: { type: 'string' },
    out: { type: 'string', short: 'o' },
    locale: { type: 'string' },
    document: { type: 'string' },
    ui: { type: 'string' },
    'time-zone': { type: 'string' },
    force: { type: 'boolean' },
  },
  run: async (paths, values) => {
    if (paths.length !== 1) return { ok: 'usage', why: 'one handback file is needed' }
    const packPath = textOf(values, 'pack')
    const out = textOf(values, 'out')
    if (!packPath) return { ok: 'usage', why: 'say which pack it was made on: --pack PACK' }
    if (!out) return { ok: 'usage', why: 'say where the report goes: -o OUT' }
    if (!isZone(zoneOf(values))) return { ok: 'usage', why: `no time zone ${zoneOf(values)}` }
    const handback = await readHandbackFile(paths[0]!)
    if (!handback.ok) return handback
    const chosen = choose(handback.value, values)
    if (!chosen.length)
      return { ok: false, problem: problem('not-found', 'no review of that document or language') }
    const isFile = out.endsWith('.html')
    if (isFile && chosen.length > 1)
      return { ok: 'usage', why: `${chosen.length} reviews: give a folder, or --locale and --document` }
    const pack = await readPackOf(handback.value, packPath)
    return pack.ok ? writeAll(chosen, pack.value, { out, isFile, values }) : pack
  },
}

interface Target {
  readonly out: string
  readonly isFile: boolean
  readonly values: Values
}

async function writeAll(revisions: readonly Revision[], pack: Pack, target: Target): Promise<Outcome> {
  // All are made before one is written: a report that cannot be made leaves nothing half done.
  const made: { path: string; html: string; revision: Revision }[] = []
  for (const [i, revision] of revisions.entries()) {
    const html = reportOf(revision, pack, target.values)
    if (!html.ok) return html
    const path = target.isFile ? target.out : join(target.out, nameOf(revision, i))
    made.push({ path, html: html.value, revision })
  }
  for (const { path } of made) {
    const allowed = await mayWrite(path, target.values)
    if (!allowed.ok) return allowed
  }
  for (const { path, html } of made) {
    const written = await writeWhole(path, html)
    if (!written.ok) return written
  }
  const files = made.map(({ path, revision: { head } }) => ({
    path,
    document: head.document,
    locale: head.locale,
  }))
  return {
    ok: true,
    text: files.map((f) => `${f.document} in ${f.locale}: ${f.path}`).join('\n'),
    json: { files },
  }
}

function reportOf(revision: Revision, pack: Pack, values: Values): Result<string, Problem> {
  const { document, locale } = revision.head
  const opened = openRevision(pack, revision)
  if (!opened.ok) return opened
  const { sourceLocale, title: packTitle } = pack.manifest
  const source = pack.read(document, sourceLocale)
  if (!source.ok) return source
  const rendering = pack.findRendering(document, locale)
  if (!rendering) return fail(problem('not-found', `${document} ${locale}`))
  const { uiLocale, strings } = reportWords(textOf(values, 'ui') ?? 'en')
  const about = { sourceLocale, packTitle, documentTitle: rendering.title }
  // Without the time of making: the same handback gives the same report, whenever it is made.
  const input = { ...opened.value, source: source.value, ...about, version }
  return ok(writeReport(input, strings, { uiLocale, timeZone: zoneOf(values) }))
}

function choose(handback: Handback, values: Values): Revision[] {
  const locale = textOf(values, 'locale')
  const document = textOf(values, 'document')
  return handback.revisions.filter(
    ({ head }) => (!locale || head.locale === locale) && (!document || head.document === document),
  )
}

function nameOf({ head }: Revision, index: number): string {
  const plain = `${head.document}.${head.locale}`.replace(/[^A-Za-z0-9._-]/g, '-')
  return `${plain}.${index + 1}.html`
}

function zoneOf(values: Values): string {
  return textOf(values, 'time-zone') ?? 'UTC'
}

function isZone(timeZone: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone }))
  } catch {
    return false // RangeError: not a time zone.
  }
}

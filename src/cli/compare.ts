import type { Node } from 'prosemirror-model'
import { version } from '../../package.json'
import { reportWords } from '../backend/transfer/report-strings'
import { type Result, ok } from '../core/base'
import { type ChangeList, compare, listOf } from '../core/compare'
import { writeRedline } from '../core/format/html'
import { type ChangeId, type Problem, problem } from '../core/model'
import { project } from '../core/suggestion'
import { linesOf } from './compare-lines'
import { type ComparedText, comparedTexts } from './compared-text'
import { type Outcome, type Values, type Verb, textOf } from './verb'
import { mayWrite, writeWhole } from './write-file'

/** `stet compare`: what differs between two texts. */
export const compareTexts: Verb = {
  name: 'compare',
  summary: 'Say what differs between two versions or files',
  usage: `stet compare A B [options]

  A, B                    Each a pack file or folder, a handback (the text as its reviewer wants it),
                          or a Markdown file
  --pack PACK             The pack that a handback was made on; may be given twice
  --document ID           Only this document
  --locale TAG            Only this language
  --html FILE             Write the redline of one text as a page that needs nothing else
  --force                 Replace FILE if it is there
  --ui TAG                Language of the page's own words (default en)`,
  options: {
    pack: { type: 'string', multiple: true },
    document: { type: 'string' },
    locale: { type: 'string' },
    html: { type: 'string' },
    force: { type: 'boolean' },
    ui: { type: 'string' },
  },
  run: async (paths, values) => {
    if (paths.length !== 2) return { ok: 'usage', why: 'two files or folders are needed' }
    const wanted = { document: textOf(values, 'document'), locale: textOf(values, 'locale') }
    const packs = ((values['pack'] ?? []) as (string | boolean)[]).map(String)
    const page = textOf(values, 'html')
    const allowed = page === undefined ? ok(null) : await mayWrite(page, values)
    if (!allowed.ok) return allowed
    const [a, b] = [await textsOf(paths[0]!), await textsOf(paths[1]!)]
    if (!a.ok) return a
    if (!b.ok) return b
    const couples = couplesOf(a.value, b.value)
    if (!couples.length)
      return { ok: false, problem: problem('not-found', 'no document and language that both have') }
    const oneOnly = page ?? couples.some(({ a, b }) => !a.locale || !b.locale)
    if (oneOnly && couples.length > 1)
      return { ok: 'usage', why: `${couples.length} texts: say which with --document and --locale` }
    return compareAll(couples, values)

    function textsOf(path: string): Promise<Result<ComparedText[], Problem>> {
      return comparedTexts(path, { ...wanted, packs })
    }
  },
}

interface Couple {
  readonly a: ComparedText
  readonly b: ComparedText
}

/** Texts of one document in one language; a Markdown file goes with any. */
function couplesOf(a: readonly ComparedText[], b: readonly ComparedText[]): Couple[] {
  const fits = (x: string | null, y: string | null): boolean => x === null || y === null || x === y
  return a.flatMap((one) =>
    b
      .filter((other) => fits(one.document, other.document) && fits(one.locale, other.locale))
      .map((other) => ({ a: one, b: other })),
  )
}

interface Compared extends Couple {
  readonly redline: Node
  readonly list: ChangeList
}

async function compareAll(couples: readonly Couple[], values: Values): Promise<Outcome> {
  const done: Compared[] = []
  for (const couple of couples) {
    const compared = compareCouple(couple)
    if (!compared.ok) return compared
    done.push(compared.value)
  }
  const file = textOf(values, 'html')
  const written = file === undefined ? null : await writePage(file, done[0]!, values)
  if (written && !written.ok) return written
  return {
    ok: true,
    text: done.map((one) => [titleOf(one), ...linesOf(one.list)].join('\n')).join('\n\n'),
    json: { texts: done.map(jsonOf), ...(file === undefined ? {} : { html: file }) },
  }
}

function compareCouple(couple: Couple): Result<Compared, Problem> {
  const [base, next] = [couple.a.read(), couple.b.read()]
  if (!base.ok) return base
  if (!next.ok) return next
  const set = compare(base.value, next.value, { id: (n) => `compare.${n}` as ChangeId })
  const redline = project(base.value, set)
  return ok({ ...couple, redline, list: listOf(redline) })
}

function titleOf({ a, b }: Couple): string {
  const text = [a.document ?? b.document, a.locale ?? b.locale].filter(Boolean).join(' in ')
  const from = `${a.from} -> ${b.from}`
  return text ? `${text}: ${from}` : from
}

function jsonOf({ a, b, list }: Compared) {
  return {
    document: a.document ?? b.document,
    locale: a.locale ?? b.locale,
    before: a.from,
    after: b.from,
    total: list.total,
    words: list.words,
    clauses: list.clauses.map(({ kind, clause, heading, parts, words }) => ({
      kind,
      clause,
      heading,
      parts,
      words,
    })),
  }
}

async function writePage(
  path: string,
  { a, b, redline }: Compared,
  values: Values,
): Promise<Result<null, Problem>> {
  const { uiLocale, strings } = reportWords(textOf(values, 'ui') ?? 'en')
  const locale = a.locale ?? b.locale ?? 'und'
  const title = a.document ? a.title : b.title
  const html = writeRedline(
    { redline, locale, title, before: a.from, after: b.from, version },
    strings,
    uiLocale,
  )
  return writeWhole(path, html)
}

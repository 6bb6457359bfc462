import { digestBase64 } from '../../base'
import { cardsOf, layersOf } from '../../suggestion'
import { type PlacedThread, placeThreads } from '../../thread'
import { blockHtml } from './block'
import { type ClauseNumbers, acceptedCards, changeList } from './change-list'
import { factsHtml, legendHtml, summaryHtml } from './front'
import type { ReportInput, ReportOptions } from './input'
import type { Scene } from './inline'
import { type Html, element, join, shown, text } from './markup'
import { peopleOf } from './people'
import { type Row, type Unit, clauseIds, rowsOf } from './rows'
import { type ReportStrings, directionOf, say, voiceOf, word } from './strings'
import { STYLE } from './style'
import { threadHtml } from './thread-notes'

/**
 * A review as one HTML file that needs nothing else: no script, no request, no live link out. Suggestions are real
 * `ins` and `del` with author and time; threads stand beside their clauses; a list at the end says it all once more,
 * line by line. The same input gives the same text.
 */
export function writeReport(input: ReportInput, strings: ReportStrings, options: ReportOptions): string {
  const voice = voiceOf(strings, options.uiLocale, options.timeZone)
  const { review, source } = input
  const threads = placeThreads(review.threads.values(), { source, target: review.doc })
  const scene: Scene = {
    review,
    voice,
    people: peopleOf(review, voice),
    threadNumbers: new Map(threads.map(({ thread }, i) => [thread.id, i + 1])),
  }
  const cards = cardsOf(review.doc, review.records)
  const values = { document: input.documentTitle, locale: review.head.locale }
  const title = say(voice, 'title', values)
  const body = [
    element('header', {}, element('h1', {}, shown(title)), factsHtml(input, scene, options)),
    section(scene, 'summary', summaryHtml(scene, cards.length)),
    section(scene, 'legend', legendHtml(scene)),
    ...textHtml(input, threads, scene),
    section(scene, 'changes', changeList(cards, scene, numbersOf(rowsOf(source, review.doc)))),
    ...acceptedHtml(input, scene),
    element('footer', {}, element('p', {}, shown(say(voice, 'madeBy', { version: input.version })))),
  ]
  return page(title, options.uiLocale, body)
}

function page(title: string, locale: string, body: readonly Html[]): string {
  const policy = [
    "default-src 'none'",
    `style-src 'sha256-${digestBase64(STYLE)}'`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ')
  const head = element(
    'head',
    {},
    element('meta', { charset: 'utf-8' }),
    element('meta', { 'http-equiv': 'Content-Security-Policy', content: policy }),
    element('meta', { name: 'viewport', content: 'width=device-width' }),
    element('meta', { name: 'referrer', content: 'no-referrer' }),
    element('title', {}, text(title)),
    // Our own constant, without a character that would need escaping; its digest is in the policy above.
    element('style', {}, STYLE as Html),
  )
  const root = { lang: locale, dir: directionOf(locale) }
  return `<!doctype html>\n${element('html', root, head, element('body', {}, join(body, '\n')))}\n`
}

function section(scene: Scene, key: string, ...content: Html[]): Html {
  return element('section', { id: key }, element('h2', {}, text(say(scene.voice, key))), ...content)
}

function textHtml(
  { review, source, sourceLocale }: ReportInput,
  threads: readonly PlacedThread[],
  scene: Scene,
): Html[] {
  const rows = rowsOf(source, review.doc)
  const numbers = numbersOf(rows)
  const byRow = new Map<number | undefined, PlacedThread[]>()
  for (const one of threads) {
    const row = rowOf(one, rows, numbers)
    byRow.set(row, [...(byRow.get(row) ?? []), one])
  }
  const lines = rows.map((row, i) =>
    rowHtml({ row, number: i + 1 }, byRow.get(i + 1) ?? [], scene, sourceLocale),
  )
  const elsewhere = (byRow.get(undefined) ?? []).map((one) => threadHtml(one, scene))
  return [
    section(scene, 'text', headsHtml(scene), ...lines),
    ...(elsewhere.length ? [section(scene, 'threadsElsewhere', ...elsewhere)] : []),
  ]
}

function acceptedHtml({ review, source, base }: ReportInput, scene: Scene): Html[] {
  if (!layersOf(review.doc).length) return []
  const cards = acceptedCards(base, review.doc, review.records)
  const numbers = numbersOf(rowsOf(source, review.doc))
  const list = cards
    ? changeList(cards, scene, numbers)
    : element('p', {}, text(say(scene.voice, 'acceptedUnreadable')))
  return [section(scene, 'accepted', list)]
}

/** Clauses are numbered by their row. */
function numbersOf(rows: readonly Row[]): ClauseNumbers {
  return new Map(
    rows.flatMap((row, i) => clauseIds((row.target ?? row.source)!.block).map((id) => [id, i + 1] as const)),
  )
}

/** Number of the row that a thread is noted beside; undefined for orphans and threads on the document. */
function rowOf(
  { thread, place }: PlacedThread,
  rows: readonly Row[],
  numbers: ClauseNumbers,
): number | undefined {
  if (place.kind === 'orphan') return undefined
  const at = place.ranges[0]
  if (!at) return undefined
  const inside = (unit: Unit | null): boolean =>
    unit !== null && unit.pos <= at.from && at.from <= unit.pos + unit.block.nodeSize
  const found = rows.findIndex((row) => inside(thread.anchor.side === 'source' ? row.source : row.target))
  return found < 0 ? numbers.get(place.clause ?? '') : found + 1
}

function headsHtml({ voice }: Scene): Html {
  const heads = ['source', 'target', 'notes'].map((key) => element('div', {}, text(say(voice, key))))
  return element('div', { class: 'row column-heads', 'aria-hidden': 'true' }, ...heads)
}

function rowHtml(
  { row, number }: { readonly row: Row; readonly number: number },
  threads: readonly PlacedThread[],
  scene: Scene,
  sourceLocale: string,
): Html {
  const { voice, review } = scene
  const label = [say(voice, 'clause', { number }), ...statesOf(row, scene)]
  const { locale } = review.head
  return element(
    'div',
    { class: 'row', id: `clause-${number}` },
    element('p', { class: 'label' }, text(label.join(' · '))),
    columnHtml('source', row.source, sourceLocale, scene),
    columnHtml('target', row.target, locale, scene),
    element('div', { class: 'notes' }, ...threads.map((one) => threadHtml(one, scene))),
  )
}

function columnHtml(side: 'source' | 'target', unit: Unit | null, lang: string, scene: Scene): Html {
  const missing = side === 'source' ? 'noSource' : 'noTarget'
  if (!unit) return element('div', { class: `${side} missing` }, text(say(scene.voice, missing)))
  return element(
    'div',
    { class: side, lang, dir: directionOf(lang) },
    blockHtml(unit.block, unit.number, scene),
  )
}

/** What the reviewer said of the clauses in a row; of unread ones nothing is said. */
function statesOf({ target }: Row, { review, voice }: Scene): string[] {
  const states = target ? clauseIds(target.block).map((id) => review.clauses.get(id)?.value) : []
  const said = new Set(states.filter((state) => state !== undefined && state !== 'unread'))
  return [...said].map((state) => word(voice, 'state', state!))
}

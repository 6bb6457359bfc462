import type { Node } from 'prosemirror-model'
import { Transform } from 'prosemirror-transform'
import { schema } from '../../doc'
import { cardsOf, layersOf } from '../../suggestion'
import { type PlacedThread, placeThreads } from '../../thread'
import { acceptedCards, changeList } from './change-list'
import { factsHtml, legendHtml, summaryHtml } from './front'
import type { Scene } from './inline'
import type { ReportInput, ReportOptions } from './input'
import { type Html, element, shown, text } from './markup'
import { page } from './page'
import { peopleOf, signsOf } from './people'
import { type Row, clauseIds, rowFinder, rowsOf } from './rows'
import { type ReportStrings, say, voiceOf } from './strings'
import { textHtml } from './text'

/**
 * A review as one HTML file that needs nothing else: no script, no request, no live link out. Suggestions are real
 * `ins` and `del` with author and time; threads stand beside their clauses; a list at the end says it all once more,
 * line by line. The same input gives the same text.
 */
export function writeReport(input: ReportInput, strings: ReportStrings, options: ReportOptions): string {
  const voice = voiceOf(strings, options.uiLocale, options.timeZone)
  const { review, sourceLocale } = input
  const threads = placeThreads(review.threads.values(), { source: input.source, target: review.doc })
  const people = peopleOf(review, voice)
  const scene: Scene = {
    review,
    voice,
    people,
    signOf: signsOf(review, people, voice),
    threadNumbers: new Map(threads.map(({ thread }, i) => [thread.id, i + 1])),
  }
  const cards = cardsOf(review.doc, review.records)
  const rows = rowsOf(withMarks(input.source, threads), review.doc)
  const find = rowFinder(rows)
  const { text: lines, elsewhere } = textHtml({ rows, find, sourceLocale, cards, threads }, scene)
  const title = say(voice, 'title', { document: input.documentTitle, locale: review.head.locale })
  return page(title, options.uiLocale, [
    element('header', {}, element('h1', {}, shown(title)), factsHtml(input, scene, options)),
    section(scene, 'summary', summaryHtml(scene, cards.length)),
    section(scene, 'legend', legendHtml(scene)),
    section(scene, 'text', ...lines),
    ...(elsewhere.length ? [section(scene, 'threadsElsewhere', ...elsewhere)] : []),
    section(
      scene,
      'changes',
      changeList(cards, scene, (card) => find.target(card.from)),
    ),
    ...acceptedHtml(input, rows, scene),
    element('footer', {}, element('p', {}, shown(say(voice, 'madeBy', { version: input.version })))),
  ])
}

function section(scene: Scene, key: string, ...content: Html[]): Html {
  return element('section', { id: key }, element('h2', {}, text(say(scene.voice, key))), ...content)
}

/** The source with the places of its threads marked, as the target has them. */
function withMarks(source: Node, threads: readonly PlacedThread[]): Node {
  const tr = new Transform(source)
  for (const { thread, place } of threads)
    if (thread.anchor.side === 'source' && thread.anchor.range && place.kind === 'placed')
      for (const { from, to } of place.ranges)
        tr.addMark(from, to, schema.marks.cmt.create({ id: thread.id }))
  return tr.doc
}

/** Suggestions that were accepted stand in texts of their time, so their rows are found by clause. */
function acceptedHtml({ review, base }: ReportInput, rows: readonly Row[], scene: Scene): Html[] {
  if (!layersOf(review.doc).length) return []
  const cards = acceptedCards(base, review.doc, review.records)
  if (!cards)
    return [section(scene, 'accepted', element('p', {}, text(say(scene.voice, 'acceptedUnreadable'))))]
  const numbers = new Map(
    rows.flatMap((row, i) => clauseIds((row.target ?? row.source)!.block).map((id) => [id, i + 1] as const)),
  )
  return [
    section(
      scene,
      'accepted',
      changeList(cards, scene, (card) => numbers.get(card.clause ?? '')),
    ),
  ]
}

import type { Card } from '../../suggestion'
import type { PlacedThread } from '../../thread'
import { blockHtml } from './block'
import { blockNotes } from './change-list'
import type { Scene } from './inline'
import { type Html, element, text } from './markup'
import { type Row, type RowFinder, type Unit, clauseIds } from './rows'
import { directionOf, say, word } from './strings'
import { threadHtml } from './thread-notes'

export interface TextInput {
  readonly rows: readonly Row[]
  readonly find: RowFinder
  readonly sourceLocale: string
  readonly cards: readonly Card[]
  readonly threads: readonly PlacedThread[]
}

/** Source and target side by side with their notes, and the threads that have no place there. */
export function textHtml(
  input: TextInput,
  scene: Scene,
): { readonly text: Html[]; readonly elsewhere: Html[] } {
  const { rows, find } = input
  const threads = grouped(input.threads, ({ thread, place }) =>
    place.kind === 'placed' && place.ranges[0] ? find[thread.anchor.side](place.ranges[0].from) : undefined,
  )
  const cards = grouped(input.cards, (card) => find.target(card.from))
  const lines = rows.map((row, i) => {
    const notes = [
      ...blockNotes(cards.get(i + 1) ?? [], scene),
      ...(threads.get(i + 1) ?? []).map((one) => threadHtml(one, scene)),
    ]
    return rowHtml({ row, number: i + 1, notes }, input.sourceLocale, scene)
  })
  return {
    text: [headsHtml(scene), ...lines],
    elsewhere: (threads.get(undefined) ?? []).map((one) => threadHtml(one, scene)),
  }
}

function grouped<T>(list: readonly T[], keyOf: (one: T) => number | undefined): Map<number | undefined, T[]> {
  const groups = new Map<number | undefined, T[]>()
  for (const one of list) {
    const key = keyOf(one)
    const group = groups.get(key)
    if (group) group.push(one)
    else groups.set(key, [one])
  }
  return groups
}

function headsHtml({ voice }: Scene): Html {
  const heads = ['source', 'target', 'notes'].map((key) => element('div', {}, text(say(voice, key))))
  return element('div', { class: 'row column-heads', 'aria-hidden': 'true' }, ...heads)
}

function rowHtml(
  { row, number, notes }: { readonly row: Row; readonly number: number; readonly notes: Html[] },
  sourceLocale: string,
  scene: Scene,
): Html {
  const { voice, review } = scene
  const label = [say(voice, 'clause', { number }), ...statesOf(row, scene)]
  return element(
    'div',
    { class: 'row', id: `clause-${number}` },
    element('p', { class: 'label' }, text(label.join(' · '))),
    columnHtml('source', row.source, sourceLocale, scene),
    columnHtml('target', row.target, review.head.locale, scene),
    element('div', { class: 'notes' }, ...notes),
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

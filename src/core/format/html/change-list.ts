import type { Node } from 'prosemirror-model'
import type { ChangeRecord, Remark } from '../../model'
import { type Card, acceptAll, cardsOf, layersOf, project } from '../../suggestion'
import { quoted } from './block'
import type { Scene } from './inline'
import { type Html, NOTHING, element, join, shown, text } from './markup'
import { nameHtml, timeHtml } from './people'
import { say, sayHtml, word } from './strings'

/** Number of the row that a suggestion lies in; undefined if it lies in none. */
export type NumberOf = (card: Card) => number | undefined

/** Suggestions in reading order, one line each: what a screen reader, or a person in a hurry, reads. */
export function changeList(cards: readonly Card[], scene: Scene, numberOf: NumberOf): Html {
  if (!cards.length) return element('p', {}, text(say(scene.voice, 'noChanges')))
  const lines = cards.map((card) => {
    const number = numberOf(card)
    const label = number && text(say(scene.voice, 'clause', { number }))
    const where = label ? [element('a', { href: `#clause-${number}` }, label), text(': ')] : []
    return element('li', {}, ...where, cardHtml(card, scene))
  })
  return element('ol', { class: 'changes' }, ...lines)
}

/**
 * Suggestions that were accepted inside the review, oldest first, each as it stood on the text of its time. Null
 * if they do not fit the base that was given.
 */
export function acceptedCards(
  base: Node,
  tracked: Node,
  records: ReadonlyMap<string, ChangeRecord>,
): Card[] | null {
  try {
    let doc = base
    const cards: Card[] = []
    for (const layer of layersOf(tracked)) {
      const laid = project(doc, { changes: layer.changes, threads: [] })
      cards.push(...cardsOf(laid, records))
      doc = acceptAll(laid)
    }
    return cards
  } catch (e) {
    if (e instanceof RangeError) return null // What `project` throws when changes do not fit.
    throw e
  }
}

/** What cannot be seen in the words themselves: paragraphs split and joined, kinds, lists and formatting changed. */
export function blockNotes(cards: readonly Card[], scene: Scene): Html[] {
  const untold = cards.filter((c) => c.kind === 'split' || c.kind === 'join' || c.properties.length > 0)
  if (!untold.length) return []
  return [
    element('ul', { class: 'block-notes' }, ...untold.map((c) => element('li', {}, cardHtml(c, scene)))),
  ]
}

/** What was done, by whom, when, and why. */
export function cardHtml(card: Card, scene: Scene): Html {
  const { voice, people, review } = scene
  const { locale } = review.head
  const words = { inserted: quoted(card.inserted, locale), deleted: quoted(card.deleted, locale) }
  const by = { name: nameHtml(people, card.author), time: timeHtml(voice, card.createdAt) }
  const properties = card.properties.map((p) => propertyHtml(p, scene.voice))
  const plain = card.kind !== 'property' || !properties.length
  const what = plain ? [sayHtml(voice, `kind_${card.kind}`, {}, words), ...properties] : properties
  const record = card.ids.map((id) => review.records.get(id)).find((r) => r && hasRemark(r))
  return join([
    join(what, '; '),
    text(' — '),
    sayHtml(voice, 'by', {}, by),
    record ? remarkHtml(record, scene) : NOTHING,
  ])
}

function hasRemark(remark: Remark): boolean {
  return Boolean(remark.reason ?? remark.errorType ?? remark.necessity)
}

function remarkHtml(remark: Remark, { voice }: Scene): Html {
  const line = (key: string, value: Html): Html =>
    join([element('dt', {}, text(say(voice, key))), element('dd', { dir: 'auto' }, value)])
  const lines: Html[] = []
  if (remark.reason) lines.push(line('reason', shown(remark.reason)))
  if (remark.errorType) lines.push(line('errorType', shown(word(voice, 'error', remark.errorType))))
  if (remark.necessity) lines.push(line('necessity', shown(word(voice, 'necessity', remark.necessity))))
  return element('dl', { class: 'remark' }, ...lines)
}

/** A property that was changed, from what to what. */
export function propertyHtml(
  property: { readonly key: string; readonly was: unknown; readonly value: unknown },
  voice: Scene['voice'],
): Html {
  return sayHtml(voice, 'property', {
    key: word(voice, 'prop', property.key),
    was: valueText(property.was, voice),
    value: valueText(property.value, voice),
  })
}

function valueText(value: unknown, voice: Scene['voice']): string {
  if (value === null || value === undefined) return say(voice, 'value_none')
  if (typeof value === 'boolean') return say(voice, value ? 'value_on' : 'value_off')
  if (typeof value === 'number') return voice.numbers.format(value)
  if (typeof value === 'string') return word(voice, 'value', value)
  const { name, level, href } = value as { name?: unknown; level?: unknown; href?: unknown }
  if (name === 'heading' && typeof level === 'number') return say(voice, 'value_heading', { level })
  if (typeof name === 'string') return word(voice, 'value', name)
  return typeof href === 'string' ? href : JSON.stringify(value)
}

import type { Node } from 'prosemirror-model'
import { type ChangeList, type ClauseChange, type Part, listOf } from '../../compare'
import { blockHtml, listNumbers, quoted } from './block'
import { propertyHtml } from './change-list'
import type { Marking } from './inline'
import { type Html, element, join, shown, text } from './markup'
import { page } from './page'
import type { Sign, Signing } from './people'
import { type ReportStrings, type Voice, directionOf, say, sayHtml, voiceOf } from './strings'

export interface RedlineInput {
  /** The base with what `compare` found as its only suggestions. */
  readonly redline: Node
  /** Language of the text. */
  readonly locale: string
  readonly title: string
  /** What was compared, in words for the reader. */
  readonly before: string
  readonly after: string
  /** Version of Stet that makes the page. */
  readonly version: string
}

/**
 * Two texts in one: an HTML file that needs nothing else, with the whole text as a redline and every changed clause
 * as a line that can be read out. The same input gives the same text.
 */
export function writeRedline(input: RedlineInput, strings: ReportStrings, uiLocale: string): string {
  const voice = voiceOf(strings, uiLocale, 'UTC')
  const list = listOf(input.redline)
  const title = say(voice, 'redlineTitle', { document: input.title, locale: input.locale })
  const anchors = new Map(list.clauses.map((clause, i) => [clause.pos, i + 1]))
  return page(title, uiLocale, [
    element('header', {}, element('h1', {}, shown(title)), factsHtml(input, list, voice)),
    section(voice, 'redlineChanges', listHtml(list, input.locale, voice)),
    section(voice, 'text', textHtml(input, anchors, voice)),
    element('footer', {}, element('p', {}, shown(say(voice, 'madeBy', { version: input.version })))),
  ])
}

function section(voice: Voice, key: string, content: Html): Html {
  return element('section', { id: key }, element('h2', {}, text(say(voice, key))), content)
}

function factsHtml({ before, after }: RedlineInput, list: ChangeList, voice: Voice): Html {
  const fact = (key: string, value: string): Html =>
    join([element('dt', {}, text(say(voice, key))), element('dd', { dir: 'auto' }, shown(value))])
  const clauses = say(voice, 'redlineClauses', { count: list.clauses.length, total: list.total })
  const words = say(voice, 'redlineWords', { ...list.words })
  return join([
    element('dl', { class: 'facts' }, fact('redlineBefore', before), fact('redlineAfter', after)),
    element('p', {}, text(clauses)),
    element('p', {}, text(words)),
  ])
}

function listHtml({ clauses }: ChangeList, locale: string, voice: Voice): Html {
  if (!clauses.length) return element('p', {}, text(say(voice, 'redlineSame')))
  const lines = clauses.map((clause, i) => {
    const link = element(
      'a',
      { href: `#change-${i + 1}` },
      text(say(voice, 'redlineChange', { number: i + 1 })),
    )
    return element('li', {}, link, text(' '), clauseHtml(clause, locale, voice))
  })
  return element('ul', { class: 'changes' }, ...lines)
}

function clauseHtml({ kind, parts, heading }: ClauseChange, locale: string, voice: Voice): Html {
  const whole = kind === 'changed' ? null : parts.map((part) => ('text' in part ? part.text : '')).join('')
  const key = kind === 'added' ? 'redlineNew' : 'redlineGone'
  const told =
    whole === null
      ? join(partsHtml(parts, locale, voice), '; ')
      : sayHtml(voice, key, {}, { text: quoted(whole, locale) })
  const under = heading ? join([text(' — '), element('bdi', { lang: locale }, shown(heading))]) : text('')
  return join([told, under])
}

/** What goes and what comes in its place is one thing to say. */
function partsHtml(parts: readonly Part[], locale: string, voice: Voice): Html[] {
  const out: Html[] = []
  parts.forEach((part, k) => {
    const before = parts[k - 1]
    const next = parts[k + 1]
    if (part.kind === 'split') out.push(text(say(voice, 'kind_split')))
    else if (part.kind === 'joined') out.push(text(say(voice, 'kind_join')))
    else if (part.kind === 'property') out.push(wishHtml(part, locale, voice))
    else if (part.kind === 'removed') {
      const deleted = quoted(part.text, locale)
      const inserted = next?.kind === 'added' ? quoted(next.text, locale) : null
      out.push(
        inserted
          ? sayHtml(voice, 'kind_replacement', {}, { deleted, inserted })
          : sayHtml(voice, 'kind_deletion', {}, { deleted }),
      )
    } else if (part.kind === 'added' && before?.kind !== 'removed')
      out.push(sayHtml(voice, 'kind_insertion', {}, { inserted: quoted(part.text, locale) }))
  })
  return out
}

function wishHtml(part: Extract<Part, { kind: 'property' }>, locale: string, voice: Voice): Html {
  const what = propertyHtml(part, voice)
  return part.text ? join([quoted(part.text, locale), text(' '), what]) : what
}

function textHtml(
  { redline, locale }: RedlineInput,
  anchors: ReadonlyMap<number, number>,
  voice: Voice,
): Html {
  const marking: Marking = { voice, signOf: signsIn(voice), threadNumbers: new Map() }
  const blocks: { node: Node; pos: number }[] = []
  redline.forEach((part, offset) =>
    part.forEach((node, inner) => blocks.push({ node, pos: offset + 1 + inner })),
  )
  const numbers = listNumbers(blocks.map((block) => block.node))
  const lines = blocks.map(({ node, pos }, i) => {
    const ids = anchorsWithin(anchors, pos, node)
    const marks = ids.map((id) => element('span', { id: `change-${id}` }))
    return join([...marks, blockHtml(node, numbers[i] ?? null, marking)])
  })
  return element('div', { class: 'redline', lang: locale, dir: directionOf(locale) }, join(lines, '\n'))
}

/** A table holds the clauses of its cells. */
function anchorsWithin(anchors: ReadonlyMap<number, number>, pos: number, node: Node): number[] {
  const own = anchors.get(pos)
  if (node.isTextblock) return own === undefined ? [] : [own]
  const ids: number[] = []
  node.descendants((child, inner) => {
    const id = child.isTextblock ? anchors.get(pos + 1 + inner) : undefined
    if (id !== undefined) ids.push(id)
  })
  return ids
}

/** Colours that people have in a report: here, one for what came and one for what went. */
const SIGNS: Readonly<Record<Signing, { key: string; class?: string }>> = {
  insertedBy: { key: 'legendInsertion', class: 'who-2' },
  deletedBy: { key: 'legendDeletion', class: 'who-5' },
  proposedBy: { key: 'kind_property' },
}

function signsIn(voice: Voice): (id: string, as: Signing) => Sign {
  return (_id, as) => ({ title: say(voice, SIGNS[as].key), class: SIGNS[as].class })
}

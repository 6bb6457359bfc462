import { progressOf } from '../../review'
import { layersOf } from '../../suggestion'
import type { Scene } from './inline'
import type { ReportInput, ReportOptions } from './input'
import { type Html, element, join, shown, text } from './markup'
import { nameHtml, timeHtml } from './people'
import { say, sayHtml } from './strings'

/** What was reviewed, by whom, when, and on exactly which text. */
export function factsHtml(input: ReportInput, scene: Scene, options: ReportOptions): Html {
  const { voice, people, review } = scene
  const { head } = review
  const isolated = (value: string): Html => element('bdi', {}, shown(value))
  const digest = (value: string): Html => element('bdi', { class: 'digest' }, text(value))
  const made: [string, Html][] = input.madeAt ? [['madeAt', timeHtml(voice, input.madeAt)]] : []
  const facts: [string, Html][] = [
    ['document', isolated(input.documentTitle)],
    ['locale', isolated(head.locale)],
    ['sourceLocale', isolated(input.sourceLocale)],
    ['pack', isolated(input.packTitle)],
    ['packVersion', isolated(head.packVersion)],
    ['reviewer', nameHtml(people, head.author.id)],
    ['updatedAt', timeHtml(voice, review.updatedAt)],
    ...made,
    ['baseDigest', digest(head.base)],
    ['packDigest', digest(head.packDigest)],
  ]
  const lines = facts.map(([key, value]) =>
    join([element('dt', {}, text(say(voice, key))), element('dd', {}, value)]),
  )
  const zone = sayHtml(voice, 'zone', { zone: options.timeZone })
  return join([element('dl', { class: 'facts' }, ...lines), element('p', { class: 'by' }, zone)])
}

/** `suggestions` counts as the list does: a replacement is one. */
export function summaryHtml({ review, voice }: Scene, suggestions: number): Html {
  const { clauses, reviewed, flagged, openThreads } = progressOf(review)
  const accepted = new Set(layersOf(review.doc).flatMap((l) => l.changes.flatMap((c) => c.ids))).size
  const rejected = new Set(review.decisions.filter((d) => d.verdict === 'reject').map((d) => d.change)).size
  const lines = [
    sayHtml(voice, 'suggestions', { count: suggestions }),
    ...(accepted ? [sayHtml(voice, 'acceptedCount', { count: accepted })] : []),
    ...(rejected ? [sayHtml(voice, 'rejectedCount', { count: rejected })] : []),
    sayHtml(voice, 'threadCount', { count: review.threads.size, open: openThreads }),
    sayHtml(voice, 'clauseCount', { count: clauses, reviewed, flagged }),
  ]
  return element('ul', {}, ...lines.map((line) => element('li', {}, line)))
}

export function legendHtml({ voice, people }: Scene): Html {
  const words = (key: string): Html => text(say(voice, key))
  const signs = [
    element('ins', {}, words('legendInsertion')),
    element('del', {}, words('legendDeletion')),
    element('span', { class: 'format' }, words('legendFormat')),
    element('span', { class: 'thread-text' }, words('legendThread')),
    words('legendEnd'),
  ]
  const names = people.all.map((id) => nameHtml(people, id))
  const who = element('li', {}, words('people'), text(': '), join(names, ', '))
  return element('ul', { class: 'legend' }, ...signs.map((sign) => element('li', {}, sign)), who)
}

import type { Comment } from '../../model'
import type { PlacedThread } from '../../thread'
import { quoted } from './block'
import type { Scene } from './inline'
import { type Html, element, join, shown, text } from './markup'
import { nameHtml, timeHtml } from './people'
import { say, sayHtml, word } from './strings'

/** A thread as a numbered note: what it is about, its status, and all its comments. */
export function threadHtml({ thread, place }: PlacedThread, scene: Scene): Html {
  const { voice } = scene
  const number = scene.threadNumbers.get(thread.id) ?? 0
  const side = say(voice, thread.anchor.side === 'source' ? 'onSource' : 'onTarget')
  const facts = [word(voice, 'threadKind', thread.kind), side, word(voice, 'status', thread.status.value)]
  const quote = thread.anchor.quote.exact
  const lang = thread.anchor.side === 'target' ? scene.review.head.locale : ''
  return element(
    'article',
    { class: `thread ${thread.status.value === 'resolved' ? 'resolved' : 'open'}`, id: `thread-${number}` },
    element('h4', {}, text(say(voice, 'thread', { number })), text(': '), join(facts.map(shown), ' · ')),
    ...(place.kind === 'orphan' ? [element('p', { class: 'orphan' }, text(say(voice, 'orphan')))] : []),
    ...(place.kind === 'placed' && !place.ranges.length
      ? [element('p', {}, text(say(voice, 'onDocument')))]
      : []),
    ...(quote ? [element('p', { class: 'quote' }, quoted(quote, lang))] : []),
    element('ol', { class: 'comments' }, ...thread.comments.map((c) => commentHtml(c, scene))),
  )
}

function commentHtml(comment: Comment, scene: Scene): Html {
  const { voice, people } = scene
  const by = sayHtml(
    voice,
    'by',
    {},
    { name: nameHtml(people, comment.author), time: timeHtml(voice, comment.at) },
  )
  const edited = comment.editedAt && !comment.deletedAt
  const head = [
    by,
    ...(edited ? [sayHtml(voice, 'edited', {}, { time: timeHtml(voice, comment.editedAt!) })] : []),
  ]
  const body = comment.deletedAt
    ? element('p', { class: 'gone' }, text(say(voice, 'commentDeleted')))
    : element('div', { class: 'words', dir: 'auto' }, shown(comment.text))
  return element(
    'li',
    {},
    element('p', { class: 'by' }, join(head, ', ')),
    body,
    ...wordingHtml(comment, scene),
  )
}

function wordingHtml(comment: Comment, { voice, review }: Scene): Html[] {
  if (comment.proposedWording === undefined || comment.deletedAt) return []
  const words = quoted(comment.proposedWording, review.head.locale)
  return [element('p', { class: 'wording' }, text(say(voice, 'proposedWording')), text(': '), words)]
}

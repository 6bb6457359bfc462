import type { Review } from '../../review'
import { type Html, element, shown, text } from './markup'
import { type Voice, say } from './strings'

export type Signing = 'insertedBy' | 'deletedBy' | 'proposedBy'

/** What a suggestion says of itself where it stands. */
export interface Sign {
  readonly title: string
  readonly datetime?: string | undefined
  readonly class?: string | undefined
}

/** Names and colours of everybody in a review. */
export interface People {
  nameOf(id: string): string
  /** A class that gives the person's colour; colour is never the only sign. */
  classOf(id: string): string
  readonly all: readonly string[]
}

const COLOURS = 8

/** Two people of one name are told apart by the end of their ids. */
export function peopleOf(review: Review, voice: Voice): People {
  const all = [...review.people.keys()].sort()
  const names = new Map<string, string>()
  for (const id of all) {
    const name = review.people.get(id)!.name
    const twin = all.some((other) => other !== id && review.people.get(other)!.name === name)
    names.set(id, twin ? `${name} (${id.slice(-6)})` : name)
  }
  return {
    all,
    nameOf: (id) => names.get(id) ?? say(voice, 'unknownPerson'),
    classOf: (id) => `who-${Math.max(0, all.indexOf(id)) % COLOURS}`,
  }
}

/** Suggestions signed with their author and time. */
export function signsOf(
  { records }: Review,
  people: People,
  voice: Voice,
): (id: string, as: Signing) => Sign {
  return (id, as) => {
    const record = records.get(id)
    const name = people.nameOf(record?.author ?? '')
    const time = record ? timeText(voice, record.createdAt) : ''
    return {
      title: say(voice, as, { name, time }),
      datetime: record?.createdAt,
      class: people.classOf(record?.author ?? ''),
    }
  }
}

export function nameHtml(people: People, id: string): Html {
  return element('bdi', { class: `name ${people.classOf(id)}` }, shown(people.nameOf(id)))
}

/** A time for people, with the exact one behind it. */
export function timeHtml(voice: Voice, instant: string): Html {
  const formatted = formattedTime(voice, instant)
  // Arabic dates have direction marks of their own, which are to work here and not to be shown.
  const words = formatted === undefined ? shown(instant) : text(formatted)
  return element('time', { datetime: instant }, element('bdi', {}, words))
}

/** A time for an attribute, where every direction mark would be spelt out: those of the date's format are left out. */
export function timeText(voice: Voice, instant: string): string {
  return formattedTime(voice, instant)?.replace(/[\u061C\u200E\u200F]/g, '') ?? instant
}

function formattedTime(voice: Voice, instant: string): string | undefined {
  const date = new Date(instant)
  return Number.isNaN(date.getTime()) ? undefined : voice.dates.format(date)
}

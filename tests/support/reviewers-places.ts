import type { Node } from 'prosemirror-model'
import { clausesOf, schema } from '../../src/core/doc'
import { wordsOf } from './reviewers-base'
import { pickFrom, randomFrom, vocabularyOf } from './reviewers-words'

export type PlaceKind =
  'word' | 'drop-word' | 'insert' | 'drop-sentence' | 'drop-clause' | 'split' | 'join' | 'bold' | 'level'

/** Something that a reviewer may find wrong: a stretch of one clause of the base, and what could be done about it. */
export interface Place {
  readonly kind: PlaceKind
  readonly clause: string
  /** Offsets in the clause's content. */
  readonly from: number
  readonly to: number
  /** The likely wording first, then one that a few prefer. */
  readonly wordings: readonly string[]
  /** From 0 (nearly everybody sees it) to 1. */
  readonly rarity: number
}

const KINDS: readonly (readonly [PlaceKind, number])[] = [
  ['word', 48],
  ['insert', 14],
  ['drop-word', 11],
  ['bold', 7],
  ['drop-sentence', 5],
  ['level', 4],
  ['split', 4],
  ['join', 6],
  ['drop-clause', 1.5],
]

interface Spot {
  readonly id: string
  readonly node: Node
  /** Paragraphs of the body with a paragraph behind them: they can be joined, split, dropped. */
  readonly free: boolean
  readonly next: string | null
}

/**
 * Places of a base that do not overlap, the same for the same seed: a list that several reviewers work from meets
 * in many places. As many as asked for, or as the text offers. A dropped clause may lie over other places.
 */
export function placesOf(base: Node, how: { locale: string; seed: number; count: number }): Place[] {
  const random = randomFrom(how.seed)
  const spots = spotsOf(base).filter((spot) => spot.node.content.size > 0)
  const taken = new Map<string, { from: number; to: number }[]>()
  const out: Place[] = []
  for (let tries = 0; spots.length && out.length < how.count && tries < how.count * 12; tries++) {
    const spot = pickFrom(spots, random)
    const place = placeIn(spot, { ...how, random })
    if (!place) continue
    const own = taken.get(spot.id) ?? []
    const loose = place.kind === 'drop-clause'
    if (!loose && own.some((t) => place.from <= t.to && t.from <= place.to)) continue
    if (loose && out.some((o) => o.kind === 'drop-clause' && o.clause === spot.id)) continue
    if (!loose) taken.set(spot.id, [...own, place])
    out.push(place)
  }
  return out
}

/** The clause behind each clause of the body that can be joined with it. */
export function spotsOf(base: Node): Spot[] {
  const clauses = clausesOf(base)
  return clauses.map(({ id, node, pos }, i) => {
    const next = clauses[i + 1]
    const inBody = base.resolve(pos).parent.type === schema.nodes.section
    const free = inBody && next?.pos === pos + node.nodeSize
    return { id, node, free, next: free ? next.id : null }
  })
}

interface Making {
  readonly locale: string
  readonly random: () => number
}

function placeIn(spot: Spot, { locale, random }: Making): Place | null {
  const kind = kindBy(random())
  const size = spot.node.content.size
  const text = spot.node.textBetween(0, size, undefined, '\ufffc')
  const of = { kind, clause: spot.id, wordings: [], rarity: random() }
  if (kind === 'drop-clause' || kind === 'join')
    return spot.free ? { ...of, from: kind === 'join' ? size : 0, to: size } : null
  if (kind === 'level') return spot.free ? { ...of, from: -1, to: -1 } : null
  if (kind === 'drop-sentence') return sentenceIn(text, { of, locale, random })
  const words = wordsOf(text, locale)
  const word = words.length ? pickFrom(words, random) : null
  if (!word) return null
  const at = { from: word.at, to: word.at + word.text.length }
  const { words: pool, phrases, space } = vocabularyOf(locale)
  if (kind === 'split') return spot.free && word.at > 0 ? { ...of, from: word.at, to: word.at } : null
  if (kind === 'bold') return { ...of, ...at }
  if (kind === 'drop-word') return { ...of, from: at.from, to: at.to + (text[at.to] === ' ' ? 1 : 0) }
  if (kind === 'insert') {
    const wordings = [0, 1].map(() => space + pickFrom(phrases, random))
    return { ...of, from: at.to, to: at.to, wordings }
  }
  const others = pool.filter((one) => one !== word.text)
  return { ...of, ...at, wordings: [pickFrom(others, random), pickFrom(others, random)] }
}

function sentenceIn(
  text: string,
  { of, locale, random }: { of: Omit<Place, 'from' | 'to'> } & Making,
): Place | null {
  const parts = [...new Intl.Segmenter(locale, { granularity: 'sentence' }).segment(text)]
  if (parts.length < 2) return null
  const { index, segment } = pickFrom(parts, random)
  return { ...of, from: index, to: index + segment.length }
}

function kindBy(share: number): PlaceKind {
  let left = share * KINDS.reduce((sum, [, weight]) => sum + weight, 0)
  for (const [kind, weight] of KINDS) if ((left -= weight) < 0) return kind
  return 'word'
}

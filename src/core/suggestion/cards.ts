import type { Node } from 'prosemirror-model'
import { type Group, type Records, cardOf, groupSpans, mergeGroups } from './card-groups'
import { spansOf } from './changes'
import type { Card, ChangeSpan } from './types'

/**
 * What the reader sees as single suggestions, in reading order: all ids of one gesture, and an author's own
 * inserted and struck runs that touch, are one card. Sections that did not change since a call with the same
 * `records` are not read again, so following an edit costs the section that it touched. `records` may grow and
 * move times in place; a record's author and group never change.
 */
export function cardsOf(doc: Node, records: Records): Card[] {
  let memo = memos.get(records)
  if (!memo) memos.set(records, (memo = new Memo(records)))
  return memo.cards(doc)
}

const memos = new WeakMap<Records, Memo>()

/** The cards of one section; positions count from before the section. */
interface SectionCards {
  readonly groups: readonly Group[]
  readonly cards: readonly Card[]
  /** The cards where they were last: text before an edit does not move. */
  placed: { readonly offset: number; readonly cards: readonly Card[] }
}

class Memo {
  private readonly sections = new WeakMap<Node, SectionCards>()
  /** In how many sections of the last document a key occurs. */
  private readonly counts = new Map<string, number>()
  private readonly crossing = new Set<string>()
  private last = new Map<SectionCards, number>()

  constructor(private readonly records: Records) {}

  cards(doc: Node): Card[] {
    const found: { section: SectionCards; offset: number }[] = []
    doc.forEach((node, offset) => {
      const section = this.read(node)
      if (section.groups.length) found.push({ section, offset })
    })
    this.count(found.map(({ section }) => section))
    const out: Card[] = []
    const spread: Group[] = []
    for (const { section, offset } of found) {
      const cards = placed(section, offset)
      if (!this.crossing.size) for (const card of cards) out.push(card)
      else
        section.groups.forEach((group, i) => {
          if (group.keys.some((key) => this.crossing.has(key))) spread.push(shiftedGroup(group, offset))
          else out.push(cards[i]!)
        })
    }
    if (!spread.length) return out
    out.push(...mergeGroups(spread).map((group) => cardOf(group, this.records)))
    return out.sort((a, b) => a.from - b.from)
  }

  private read(node: Node): SectionCards {
    const known = this.sections.get(node)
    if (known) return known
    const spans = spansOf(node)
    const groups = groupSpans(spans, this.records)
    const pairs = groups.map((group) => ({ group, card: cardOf(group, this.records) }))
    pairs.sort((a, b) => a.card.from - b.card.from)
    const cards = pairs.map(({ card }) => card)
    const read = { groups: pairs.map(({ group }) => group), cards, placed: { offset: 0, cards } }
    if (spans.every((span) => span.ids.every((id) => this.records.has(id)))) this.sections.set(node, read)
    return read
  }

  /** Notes which keys occur in more than one section, from what changed since the last document. */
  private count(sections: readonly SectionCards[]): void {
    const now = new Map<SectionCards, number>()
    for (const section of sections) now.set(section, (now.get(section) ?? 0) + 1)
    for (const [section, times] of this.last) this.add(section, (now.get(section) ?? 0) - times)
    for (const [section, times] of now) if (!this.last.has(section)) this.add(section, times)
    this.last = now
  }

  private add({ groups }: SectionCards, times: number): void {
    if (!times) return
    for (const { keys } of groups)
      for (const key of keys) {
        const n = (this.counts.get(key) ?? 0) + times
        if (n > 0) this.counts.set(key, n)
        else this.counts.delete(key)
        if (n > 1) this.crossing.add(key)
        else this.crossing.delete(key)
      }
  }
}

function placed(section: SectionCards, offset: number): readonly Card[] {
  if (section.placed.offset !== offset)
    section.placed = {
      offset,
      cards: section.cards.map((card) => ({ ...card, from: card.from + offset, to: card.to + offset })),
    }
  return section.placed.cards
}

function shiftedGroup(group: Group, by: number): Group {
  // A span under two ids is one span, and stays one.
  const moved = new Map<ChangeSpan, ChangeSpan>()
  const shift = (span: ChangeSpan): ChangeSpan => {
    const known = moved.get(span) ?? { ...span, from: span.from + by, to: span.to + by }
    moved.set(span, known)
    return known
  }
  return { ...group, spans: new Map([...group.spans].map(([id, spans]) => [id, spans.map(shift)])) }
}

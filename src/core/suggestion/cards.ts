import type { Node } from 'prosemirror-model'
import type { ChangeId, ChangeRecord } from '../model'
import { changesOf } from './changes'
import type { Card, ChangeSpan } from './types'

type Records = ReadonlyMap<string, ChangeRecord>

/**
 * What the reader sees as single suggestions, in reading order: all ids of one gesture, and an author's own
 * inserted and struck runs that touch, are one card. `spans` may be those of a part of the document only.
 */
export function cardsOf(doc: Node, records: Records, spans: readonly ChangeSpan[] = changesOf(doc)): Card[] {
  const groups = new Groups(records)
  const byId = new Map<string, ChangeSpan[]>()
  const lastBy = new Map<string, { to: number; id: string }>()
  for (const span of spans) {
    for (const id of span.ids) {
      const list = byId.get(id)
      if (list) list.push(span)
      else byId.set(id, [span])
      const author = records.get(id)?.author ?? ''
      const last = lastBy.get(author)
      // The end of a paragraph and the start of the next lie two positions apart.
      if (
        last &&
        span.kind !== 'property' &&
        span.from - last.to <= 2 &&
        span.from >= last.to - 1 &&
        last.id !== id
      )
        if (touching(span, last)) groups.join(last.id, id)
      if (span.kind !== 'property') lastBy.set(author, { to: span.to, id })
    }
  }
  const cards = new Map<string, { ids: ChangeId[]; spans: Set<ChangeSpan> }>()
  for (const [id, own] of byId) {
    const key = groups.keyOf(id)
    const card = cards.get(key) ?? { ids: [], spans: new Set() }
    card.ids.push(id as ChangeId)
    for (const span of own) card.spans.add(span)
    cards.set(key, card)
  }
  return [...cards.values()].map((c) => toCard(c.ids, [...c.spans], records)).sort((a, b) => a.from - b.from)
}

function touching(span: ChangeSpan, last: { to: number }): boolean {
  return span.from <= last.to
}

function toCard(ids: ChangeId[], spans: ChangeSpan[], records: Records): Card {
  const own = ids.flatMap((id) => records.get(id) ?? [])
  const text = (kind: ChangeSpan['kind']): string =>
    spans
      .filter((s) => s.kind === kind)
      .map((s) => s.text)
      .join('')
  const [inserted, deleted] = [text('insertion'), text('deletion')]
  const properties = new Map<string, { key: string; value: unknown; was: unknown }>()
  for (const s of spans)
    if (s.kind === 'property')
      properties.set(`${s.key}:${JSON.stringify(s.value)}`, { key: s.key!, value: s.value, was: s.was })
  const times = own.map((r) => r.createdAt).sort()
  return {
    key: [...ids].sort()[0]!,
    ids,
    author: own[0]?.author ?? ('unknown' as Card['author']),
    kind: kindOf(inserted, deleted),
    inserted,
    deleted,
    properties: [...properties.values()],
    from: Math.min(...spans.map((s) => s.from)),
    to: Math.max(...spans.map((s) => s.to)),
    clause: spans.find((s) => s.clause)?.clause ?? null,
    createdAt: times[0] ?? '',
    updatedAt:
      own
        .map((r) => r.updatedAt)
        .sort()
        .at(-1) ?? '',
  }
}

function kindOf(inserted: string, deleted: string): Card['kind'] {
  if (inserted && deleted) return 'replacement'
  if (inserted) return /^¶+$/.test(inserted) ? 'split' : 'insertion'
  if (deleted) return /^¶+$/.test(deleted) ? 'join' : 'deletion'
  return 'property'
}

/** Union of ids by gesture and by touch. */
class Groups {
  private readonly parent = new Map<string, string>()

  constructor(private readonly records: Records) {}

  keyOf(id: string): string {
    return this.find(this.start(id))
  }

  join(a: string, b: string): void {
    const [x, y] = [this.keyOf(a), this.keyOf(b)]
    if (x !== y) this.parent.set(y, x)
  }

  // A bulk command has a gesture for each occurrence, so its occurrences stay apart.
  private start(id: string): string {
    const record = this.records.get(id)
    return record ? `${record.author} ${record.group}` : id
  }

  private find(key: string): string {
    let at = key
    for (let up = this.parent.get(at); up !== undefined; up = this.parent.get(at)) at = up
    return at
  }
}

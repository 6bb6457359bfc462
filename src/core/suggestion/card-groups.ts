import type { ChangeId, ChangeRecord } from '../model'
import type { Card, ChangeSpan } from './types'

export type Records = ReadonlyMap<string, ChangeRecord>

/** The parts of one card in a stretch of text, and the names by which parts of it elsewhere are known. */
export interface Group {
  readonly ids: readonly ChangeId[]
  readonly spans: ReadonlyMap<string, readonly ChangeSpan[]>
  readonly keys: readonly string[]
}

/** Joins spans in reading order: all ids of one gesture, and an author's own runs that touch. */
export function groupSpans(spans: readonly ChangeSpan[], records: Records): Group[] {
  const union = new Union()
  const byId = new Map<string, ChangeSpan[]>()
  const lastBy = new Map<string, { to: number; id: string }>()
  for (const span of spans) {
    for (const id of span.ids) {
      const list = byId.get(id)
      if (list) list.push(span)
      else byId.set(id, [span])
      if (span.kind === 'property') continue
      const author = records.get(id)?.author ?? ''
      const last = lastBy.get(author)
      if (last && last.id !== id && touching(span, last))
        union.join(startKey(last.id, records), startKey(id, records))
      lastBy.set(author, { to: span.to, id })
    }
  }
  return grouped(byId, (id) => startKey(id, records), union)
}

/** Groups of neighbouring stretches as one list: those with a key in common are one. */
export function mergeGroups(groups: readonly Group[]): Group[] {
  const union = new Union()
  const byId = new Map<string, ChangeSpan[]>()
  const keyOf = new Map<string, string>()
  for (const group of groups) {
    const first = group.keys[0]!
    for (const key of group.keys) union.join(first, key)
    for (const [id, spans] of group.spans) {
      keyOf.set(id, first)
      byId.set(id, [...(byId.get(id) ?? []), ...spans])
    }
  }
  return grouped(byId, (id) => keyOf.get(id)!, union)
}

export function cardOf({ ids, spans: byId }: Group, records: Records): Card {
  const spans = [...new Set([...byId.values()].flat())]
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
  return {
    key: [...ids].sort()[0]!,
    ids,
    author: own[0]?.author ?? ('unknown' as Card['author']),
    kind: kindOf(inserted, deleted),
    inserted,
    deleted,
    properties: [...properties.values()],
    from: spans.reduce((least, s) => Math.min(least, s.from), Infinity),
    to: spans.reduce((most, s) => Math.max(most, s.to), 0),
    clause: spans.find((s) => s.clause)?.clause ?? null,
    createdAt: own.map((r) => r.createdAt).sort()[0] ?? '',
    updatedAt:
      own
        .map((r) => r.updatedAt)
        .sort()
        .at(-1) ?? '',
  }
}

// A bulk command has a gesture for each occurrence, so its occurrences stay apart.
function startKey(id: string, records: Records): string {
  const record = records.get(id)
  return record ? `${record.author} ${record.group}` : id
}

function touching(span: ChangeSpan, last: { to: number }): boolean {
  return span.from <= last.to && span.from >= last.to - 1
}

function grouped(
  byId: ReadonlyMap<string, readonly ChangeSpan[]>,
  keyOf: (id: string) => string,
  union: Union,
): Group[] {
  const groups = new Map<
    string,
    { ids: ChangeId[]; spans: Map<string, readonly ChangeSpan[]>; keys: Set<string> }
  >()
  for (const [id, spans] of byId) {
    const key = keyOf(id)
    const root = union.find(key)
    let group = groups.get(root)
    if (!group) groups.set(root, (group = { ids: [], spans: new Map(), keys: new Set() }))
    group.ids.push(id as ChangeId)
    group.spans.set(id, spans)
    group.keys.add(key)
  }
  return [...groups.values()].map((group) => ({ ...group, keys: [...group.keys] }))
}

function kindOf(inserted: string, deleted: string): Card['kind'] {
  if (inserted && deleted) return 'replacement'
  if (inserted) return /^¶+$/.test(inserted) ? 'split' : 'insertion'
  if (deleted) return /^¶+$/.test(deleted) ? 'join' : 'deletion'
  return 'property'
}

class Union {
  private readonly parent = new Map<string, string>()

  join(a: string, b: string): void {
    const [x, y] = [this.find(a), this.find(b)]
    if (x !== y) this.parent.set(y, x)
  }

  find(key: string): string {
    let at = key
    for (let up = this.parent.get(at); up !== undefined; up = this.parent.get(at)) at = up
    return at
  }
}

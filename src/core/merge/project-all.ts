import type { Node } from 'prosemirror-model'
import { canonicalJson } from '../base'
import type { Change, ChangeId, ChangeSet, ThreadId, ThreadPlace } from '../model'
import { project } from '../suggestion'
import type { Head } from './edits'
import { type Extent, byExtent } from './extent'
import { type Laid, type Layout, type Overlay, type Part, isChange, layoutOf, waysOf } from './layout'
import { order } from './wishes'

/** An id under which one head's way of a change stands in the common document: `parent` is the change's own id. */
export interface Renamed {
  readonly head: string
  readonly parent: string
  readonly id: ChangeId
}

export interface Projected {
  readonly doc: Node
  readonly renamed: readonly Renamed[]
}

/**
 * All suggestions and thread marks of all heads in one tracked document. Rejecting all gives the base; accepting all of
 * one head and rejecting the rest gives that head's text. What several heads insert alike at one gap stands once, with
 * the ids of all; different insertions stand side by side, those that end in text last.
 *
 * One id is one change. Where copies of a review have gone on apart and an id stands for different things, the head
 * with the least key keeps it, and the others' ways get ids of their own (`renamed`).
 */
export function projectAll(base: Node, heads: readonly Head[]): Projected {
  const sorted = [...new Map(heads.map((head) => [head.key, head])).values()]
  sorted.sort((a, b) => order(a.key, b.key))
  const layouts = sorted.map((head) => layoutOf(base, head))
  const renamed = renamedIn(sorted, layouts)
  const names = new Map(renamed.map(({ head, parent, id }) => [`${head} ${parent}`, id as string]))
  const set: ChangeSet = { changes: [], threads: [] }
  for (const flow of new Set(layouts.flatMap((layout) => [...layout.keys()]))) {
    const own = layouts.flatMap((layout, i): Named[] => {
      const found = layout.get(flow)
      return found ? [{ layout: found, nameOf: (id) => names.get(`${sorted[i]!.key} ${id}`) ?? id }] : []
    })
    writeFlow(flow, own, set)
  }
  return { doc: project(base, set), renamed }
}

interface Named {
  readonly layout: Layout
  readonly nameOf: (id: string) => string
}

function renamedIn(heads: readonly Head[], layouts: readonly ReadonlyMap<string, Layout>[]): Renamed[] {
  const ways = new Map<string, Map<string, string>>()
  const taken = new Set<string>()
  const all = layouts.map(waysOf)
  for (const own of all) for (const id of own.keys()) taken.add(id)
  const out: Renamed[] = []
  all.forEach((own, i) => {
    for (const [parent, way] of own) {
      const known = ways.get(parent) ?? new Map<string, string>()
      ways.set(parent, known)
      if (!known.has(way)) known.set(way, known.size ? free(parent, taken) : parent)
      const id = known.get(way)!
      if (id !== parent) out.push({ head: heads[i]!.key, parent, id: id as ChangeId })
    }
  })
  return out
}

function free(parent: string, taken: Set<string>): string {
  for (let n = 2; ; n++) {
    const id = `${parent.slice(0, 110)}:${n}`
    if (taken.has(id)) continue
    taken.add(id)
    return id
  }
}

function writeFlow(flow: string, heads: readonly Named[], set: ChangeSet): void {
  const gaps = new Map<number, Part[][]>()
  for (const { layout, nameOf } of heads)
    for (const [gap, parts] of layout.gaps) {
      const named = parts.map((part) => renamedPart(part, nameOf))
      const list = gaps.get(gap)
      if (list) list.push(named)
      else gaps.set(gap, [named])
    }
  const lengths = new Map<number, number>()
  for (const [gap, sequences] of gaps) {
    let offset = 0
    for (const parts of sideBySide(sequences))
      for (const part of parts) offset = writePart({ flow, gap, offset }, part, set)
    lengths.set(gap, offset)
  }
  const edges = [...lengths.keys()].sort((a, b) => a - b)
  for (const { over, rank, spans } of laidBy(heads))
    for (const span of spans)
      for (const place of between(span, edges, lengths)) write({ flow, ...place }, { over, rank }, set)
}

function renamedPart(part: Part, nameOf: (id: string) => string): Part {
  const over = part.over.map((one) => (isChange(one) ? { ...one, id: nameOf(one.id) } : one))
  return { ...part, ins: part.ins.map(nameOf).sort(order), over }
}

/** Alike sequences as one; then by ids, those that end in text last: it flows into the paragraph behind. */
function sideBySide(sequences: readonly Part[][]): Part[][] {
  const byContent = new Map<string, Part[][]>()
  for (const parts of sequences) {
    const key = canonicalJson(unitsOf(parts).map(({ run }) => run))
    const same = byContent.get(key)
    if (same) same.push(parts)
    else byContent.set(key, [parts])
  }
  return [...byContent.values()]
    .map((same) => (same.length === 1 ? same[0]! : united(same)))
    .map((parts) => ({
      parts,
      inText: isText(parts) ? 1 : 0,
      id: parts.flatMap(({ ins }) => ins).reduce((a, b) => (b < a ? b : a)),
    }))
    .sort((a, b) => a.inText - b.inText || order(a.id, b.id))
    .map(({ parts }) => parts)
}

function isText(parts: readonly Part[]): boolean {
  const { run } = parts[parts.length - 1]!
  return run.end === undefined && (run.text !== undefined || run.marks !== undefined || isInline(run.node))
}

function isInline(node: unknown): boolean {
  const { type } = node as { type: string }
  return type !== 'table' && type !== 'table_row'
}

/** One part for each token. */
function unitsOf(parts: readonly Part[]): Part[] {
  return parts.flatMap((part) => {
    const { text } = part.run
    if (text === undefined || text.length === 1) return [part]
    return [...Array(text.length).keys()].map((i) => ({
      ...part,
      length: 1,
      run: { ...part.run, text: text[i]! },
    }))
  })
}

/** The same tokens of several heads: ids united, what is laid on them in the order of the heads. */
function united(same: readonly Part[][]): Part[] {
  const units = same.map(unitsOf)
  return units[0]!.map((first, i) => {
    const all = units.map((parts) => parts[i]!)
    const ins = [...new Set(all.flatMap((part) => part.ins))].sort(order)
    const over = new Map(all.flatMap((part) => part.over).map((one) => [canonicalJson(one), one]))
    return { run: first.run, length: 1, ins, over: [...over.values()] }
  })
}

function writePart(
  { flow, gap, offset }: { flow: string; gap: number; offset: number },
  part: Part,
  set: ChangeSet,
): number {
  const end = offset + part.length
  const last = set.changes[set.changes.length - 1]
  const ids = part.ins as ChangeId[]
  const goesOn =
    last?.kind === 'insertion' && last.flow === flow && last.at[0] === gap && last.ids.join() === ids.join()
  if (goesOn) last.content.push(part.run)
  else set.changes.push({ kind: 'insertion', ids, flow, at: [gap, offset], content: [part.run] })
  part.over.forEach((over, rank) => write({ flow, from: [gap, offset], to: [gap, end] }, { over, rank }, set))
  return end
}

type Point = [number, number]

function write(
  place: { flow: string; from: Point; to: Point },
  { over, rank }: { over: Overlay; rank: number },
  set: ChangeSet,
): void {
  const ids = [over.id as ChangeId]
  if (over.kind === 'deletion') set.changes.push({ kind: 'deletion', ids, ...place })
  else if (over.kind === 'thread') set.threads.push({ thread: over.id as ThreadId, ...place } as ThreadPlace)
  else {
    const value = over.value as Extract<Change, { kind: 'property' }>['value']
    set.changes.push({ kind: 'property', ids, ...place, key: over.key!, value, order: rank })
  }
}

/** What all heads lay on the base: deletions by id, proposals in the order of the heads, each once. */
function laidBy(heads: readonly Named[]): Laid[] {
  const out = new Map<string, Laid>()
  heads.forEach(({ layout, nameOf }, i) => {
    for (const { over, rank, spans } of layout.laid.values()) {
      const named = isChange(over) ? { ...over, id: nameOf(over.id) } : over
      const key = canonicalJson(named)
      const known = out.get(key)
      if (!known) out.set(key, { over: named, rank: i * 1000 + rank, spans })
      else if (!isChange(over)) out.set(key, { ...known, spans: unitedSpans([...known.spans, ...spans]) })
    }
  })
  const kind = ({ over }: Laid): string => `${over.kind} ${over.id}`
  return [...out.values()].sort((a, b) => order(kind(a), kind(b)))
}

/** Copies of a review may have a thread on different words: together on all of them. */
function unitedSpans(spans: readonly Extent[]): Extent[] {
  const out: { from: number; to: number }[] = []
  for (const { from, to } of [...spans].sort(byExtent)) {
    const last = out[out.length - 1]
    if (last && from <= last.to) last.to = Math.max(last.to, to)
    else out.push({ from, to })
  }
  return out
}

/** Base tokens [from, to) without what is inserted between them. `edges`: gaps where something is. */
function between(
  { from, to }: { from: number; to: number },
  edges: readonly number[],
  lengths: ReadonlyMap<number, number>,
): { from: Point; to: Point }[] {
  let [low, high] = [0, edges.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (edges[middle]! <= from) low = middle + 1
    else high = middle
  }
  const out: { from: Point; to: Point }[] = []
  let at = from
  for (let i = low; i < edges.length && edges[i]! < to; i++) {
    out.push({ from: [at, lengths.get(at) ?? 0], to: [edges[i]!, 0] })
    at = edges[i]!
  }
  out.push({ from: [at, lengths.get(at) ?? 0], to: [to, 0] })
  return out
}

import type { Node } from 'prosemirror-model'
import { type Json, canonicalJson, digestJson } from '../base'
import type { Run } from '../model'
import { type Token, flowsOf, isWordChar, runOf } from '../suggestion'
import { type Edit, type Head, type PropertyEdit, editsOf, keyOf } from './edits'

/** One thing that reviewers want at a place, and who wants it. */
export interface Alternative {
  /** The place as they want it to read. */
  readonly content: readonly Run[]
  /** How it comes to read so: base tokens that nobody touches stay the base's own. */
  readonly edits: readonly Piece[]
  /** For a property: the value. */
  readonly value?: Json
  readonly supporters: readonly string[]
  readonly ids: readonly string[]
}

/** Base tokens [from, to) become this content. */
export type Piece = Pick<Edit, 'from' | 'to' | 'content'>

/**
 * - `agree`: all who touched the place want the same.
 * - `deletions`: a stretch that some delete as part of deletions of unequal length.
 * - `conflict`: they want different things; one is chosen, or the collator writes another.
 * - `contested`: a deletion that covers places where others want something else (`covers`).
 */
export type ClusterKind = 'agree' | 'deletions' | 'conflict' | 'contested'

/** A place in the base where reviewers want something, in base coordinates. */
export interface Cluster {
  /** From place, kind and base text only: the same on every machine and in every order. */
  readonly id: string
  readonly kind: ClusterKind
  readonly flow: string
  readonly from: number
  readonly to: number
  readonly property: string | null
  readonly base: readonly Run[]
  /** Most supported first, then by content. */
  readonly alternatives: readonly Alternative[]
  readonly covers: readonly string[]
  /** Ids of clusters that touch this one without overlapping it. */
  readonly adjacent: readonly string[]
}

/**
 * What a set of heads wants of one base, folded: identical wishes are one alternative with all its supporters,
 * overlapping ones stand in one cluster. A pure function of the set: order and grouping of the heads do not matter.
 */
export function clustersOf(base: Node, heads: readonly Head[]): Cluster[] {
  const sorted = [...new Map(heads.map((head) => [head.key, head])).values()].sort((a, b) =>
    order(a.key, b.key),
  )
  const all = sorted.map((head) => editsOf(base, head))
  const flows = flowsOf(base)
  const clusters: Cluster[] = []
  for (const [flow, tokens] of flows) {
    const inFlow = all.flatMap((edits) => edits.text.filter((edit) => edit.flow === flow))
    const properties = all.flatMap((edits) => edits.properties.filter((edit) => edit.flow === flow))
    clusters.push(
      ...textClusters(inFlow, { flow, tokens }),
      ...propertyClusters(properties, { flow, tokens }),
    )
  }
  return withNeighbours(clusters)
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

interface Flow {
  readonly flow: string
  readonly tokens: readonly Token[]
}

interface Wide {
  readonly edit: Edit
  readonly from: number
  readonly to: number
  readonly deletes: boolean
}

function textClusters(edits: readonly Edit[], flow: Flow): Cluster[] {
  const wides = edits.map((edit) => widened(edit, flow.tokens)).sort(byPlace)
  const groups = glue(wides)
  const out = groups.flatMap((group) => groupClusters(group, flow))
  return out.map((cluster) => {
    const [only] = cluster.alternatives
    if (cluster.alternatives.length !== 1 || only!.content.length) return cluster
    const covers = out.filter(
      (inner) => inner !== cluster && strictlyCovers(cluster, inner) && !isDeletion(inner),
    )
    return covers.length ? { ...cluster, kind: 'contested', covers: covers.map((c) => c.id) } : cluster
  })
}

function isDeletion(cluster: Cluster): boolean {
  return cluster.alternatives.every((a) => !a.content.length)
}

function byPlace(a: Wide, b: Wide): number {
  return a.from - b.from || b.to - a.to || order(a.edit.head, b.edit.head)
}

/** Widens an edit to the word it touches, so that one word corrected in different ways is one place. */
function widened(edit: Edit, tokens: readonly Token[]): Wide {
  let { from, to } = edit
  const deletes = !edit.content.length
  const first = [tokens[from], edit.content[0]].slice(edit.from < edit.to ? 0 : 1, deletes ? 1 : 2)
  const last = [tokens[to - 1], edit.content[edit.content.length - 1]].slice(
    edit.from < edit.to ? 0 : 1,
    deletes ? 1 : 2,
  )
  if (first.some(inWord)) while (inWord(tokens[from - 1])) from--
  if (last.some(inWord)) while (inWord(tokens[to])) to++
  return { edit, from, to, deletes }
}

function inWord(one: Token | Run | undefined): boolean {
  return one?.text !== undefined && one.text !== '' && isWordChar(one.text)
}

function strictlyCovers(a: { from: number; to: number }, b: { from: number; to: number }): boolean {
  return a.from <= b.from && b.to <= a.to && a.to - a.from > b.to - b.from
}

/** Union of overlapping edits. A deletion that covers another's edit is a question of its own. */
function glue(wides: readonly Wide[]): Wide[][] {
  const root = wides.map((_, i) => i)
  const find = (i: number): number => {
    let at = i
    while (root[at] !== at) at = root[at]!
    return at
  }
  for (let i = 0; i < wides.length; i++)
    for (let j = i + 1; j < wides.length && wides[j]!.from <= wides[i]!.to; j++)
      if (belong(wides[i]!, wides[j]!)) root[find(j)] = find(i)
  const groups = new Map<number, Wide[]>()
  wides.forEach((wide, i) => {
    const key = find(i)
    groups.set(key, [...(groups.get(key) ?? []), wide])
  })
  return [...groups.values()]
}

function belong(a: Wide, b: Wide): boolean {
  if (a.edit.head === b.edit.head) return overlaps(a, b)
  const [da, db] = [exact(a), exact(b)]
  if (a.deletes && b.deletes) return da.from < db.to && db.from < da.to
  if (a.deletes && strictlyCovers(da, b)) return false
  if (b.deletes && strictlyCovers(db, a)) return false
  return overlaps(a, b)
}

function overlaps(a: Wide, b: Wide): boolean {
  if (a.from < b.to && b.from < a.to) return true
  // Insertions at one gap, and an insertion at the edge of a replacement, are wishes for the same place.
  const inserts = !a.deletes && !b.deletes
  return inserts && (a.from === b.to || b.from === a.to)
}

function exact(wide: Wide): { from: number; to: number } {
  return { from: wide.edit.from, to: wide.edit.to }
}

function groupClusters(group: readonly Wide[], flow: Flow): Cluster[] {
  if (group.every((wide) => wide.deletes)) return deletionStretches(group, flow)
  const from = Math.min(...group.map((w) => w.from))
  const to = Math.max(...group.map((w) => w.to))
  const heads = [...new Set(group.map((w) => w.edit.head))]
  const wishes = heads.map((head) => {
    const own = group.filter((w) => w.edit.head === head).map((w) => w.edit)
    return {
      head,
      content: applied(own, flow.tokens, { from, to }),
      edits: own,
      ids: own.flatMap((e) => e.ids),
    }
  })
  return [makeCluster(flow, { from, to, property: null }, foldWishes(wishes))]
}

/** Deletions of unequal length, cut where their support changes. */
function deletionStretches(group: readonly Wide[], flow: Flow): Cluster[] {
  const edges = [...new Set(group.flatMap((w) => [w.edit.from, w.edit.to]))].sort((a, b) => a - b)
  return edges.slice(1).flatMap((to, i) => {
    const from = edges[i]!
    const own = group.filter((w) => w.edit.from <= from && to <= w.edit.to)
    if (!own.length) return []
    const edits = [{ from, to, content: [] }]
    const wishes = own.map((w) => ({ head: w.edit.head, content: [], edits, ids: [...w.edit.ids] }))
    const cluster = makeCluster(flow, { from, to, property: null }, foldWishes(wishes))
    return [edges.length > 2 ? { ...cluster, kind: 'deletions' as const } : cluster]
  })
}

function applied(
  edits: readonly Edit[],
  tokens: readonly Token[],
  span: { from: number; to: number },
): Run[] {
  const out: Run[] = []
  let at = span.from
  for (const edit of [...edits].sort((a, b) => a.from - b.from || a.to - b.to)) {
    for (; at < edit.from; at++) out.push(runOf(tokens[at]!, 'shown'))
    out.push(...edit.content)
    at = edit.to
  }
  for (; at < span.to; at++) out.push(runOf(tokens[at]!, 'shown'))
  return out
}

interface Wish {
  readonly head: string
  readonly content: readonly Run[]
  readonly edits: readonly Piece[]
  readonly value?: Json
  readonly ids: readonly string[]
}

function foldWishes(wishes: readonly Wish[]): Alternative[] {
  const byKey = new Map<string, Wish[]>()
  for (const wish of wishes) {
    const key = canonicalJson([wish.content.map(keyOf), wish.value ?? null])
    byKey.set(key, [...(byKey.get(key) ?? []), wish])
  }
  return [...byKey]
    .sort(([a, x], [b, y]) => y.length - x.length || order(a, b))
    .map(([, same]) => ({
      content: same[0]!.content,
      edits: same[0]!.edits.map(({ from, to, content }) => ({ from, to, content })),
      ...(same[0]!.value === undefined ? {} : { value: same[0]!.value }),
      supporters: same.map((w) => w.head).sort(order),
      ids: [...new Set(same.flatMap((w) => w.ids))].sort(order),
    }))
}

function makeCluster(
  { flow, tokens }: Flow,
  at: { from: number; to: number; property: string | null },
  alternatives: readonly Alternative[],
): Cluster {
  const base = tokens.slice(at.from, at.to).map((token) => runOf(token, 'shown'))
  const id = digestJson({ flow, ...at, base }).slice(0, 24)
  const kind = alternatives.length === 1 ? 'agree' : 'conflict'
  return { id, kind, flow, ...at, base, alternatives, covers: [], adjacent: [] }
}

/** Wishes for one property of one stretch, cut where the set of wishes changes. */
function propertyClusters(edits: readonly PropertyEdit[], flow: Flow): Cluster[] {
  return [...new Set(edits.map((edit) => edit.key))].sort(order).flatMap((key) => {
    const own = edits.filter((edit) => edit.key === key)
    const edges = [...new Set(own.flatMap((edit) => [edit.from, edit.to]))].sort((a, b) => a - b)
    return edges.slice(1).flatMap((to, i) => {
      const from = edges[i]!
      const wishes = own
        .filter((edit) => edit.from <= from && to <= edit.to)
        .map((edit) => ({ head: edit.head, content: [], edits: [], value: edit.value, ids: edit.ids }))
      return wishes.length ? [makeCluster(flow, { from, to, property: key }, foldWishes(wishes))] : []
    })
  })
}

function withNeighbours(clusters: readonly Cluster[]): Cluster[] {
  const starts = new Map<string, string[]>()
  for (const c of clusters) {
    if (c.property !== null) continue
    const key = `${c.flow} ${c.from}`
    starts.set(key, [...(starts.get(key) ?? []), c.id])
  }
  const next = (c: Cluster): string[] =>
    c.property === null ? (starts.get(`${c.flow} ${c.to}`) ?? []).filter((id) => id !== c.id) : []
  const back = new Map<string, string[]>()
  for (const c of clusters) for (const id of next(c)) back.set(id, [...(back.get(id) ?? []), c.id])
  return clusters.map((c) => ({
    ...c,
    adjacent: [...new Set([...next(c), ...(back.get(c.id) ?? [])])].sort(order),
  }))
}

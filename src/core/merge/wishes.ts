import { type Json, canonicalJson } from '../base'
import type { Run } from '../model'
import type { FlowText } from './base-text'
import type { Alternative, Piece } from './cluster'
import type { Edit } from './edits'
import { type Extent, byExtent } from './extent'
import { RunWriter } from './units'

/** What one head wants of a place. */
export interface Wish {
  readonly head: string
  readonly content: readonly Run[]
  readonly edits: readonly Piece[]
  readonly value?: Json
  readonly ids: readonly string[]
}

/** What each head that edited a place wants it to read. */
export function wishesFor(place: Extent, edits: readonly Edit[], flow: FlowText): Wish[] {
  const byHead = new Map<string, Edit[]>()
  for (const edit of edits) {
    const own = byHead.get(edit.head)
    if (own) own.push(edit)
    else byHead.set(edit.head, [edit])
  }
  // Many heads often do the very same; the place is written out once for all of them.
  const written = new Map<string, Pick<Wish, 'content' | 'edits'>>()
  return [...byHead].map(([head, own]) => {
    const pieces = own
      .map(({ from, to, content }) => ({ from, to, content }))
      .sort((a, b) => a.from - b.from || a.to - b.to)
    const key = canonicalJson(pieces)
    let known = written.get(key)
    if (!known) written.set(key, (known = { edits: pieces, content: applied(pieces, flow, place) }))
    return { head, ...known, ids: own.flatMap(({ ids }) => ids) }
  })
}

/** The wishes with equal ones as one alternative: most supported first, then by content. */
export function alternativesOf(wishes: readonly Wish[]): Alternative[] {
  const byKey = new Map<string, Wish[]>()
  const keys = new Map<readonly Run[], string>()
  for (const wish of wishes) {
    let content = keys.get(wish.content)
    if (content === undefined) keys.set(wish.content, (content = canonicalJson(wish.content)))
    const key = `${content} ${canonicalJson(wish.value ?? null)}`
    const same = byKey.get(key)
    if (same) same.push(wish)
    else byKey.set(key, [wish])
  }
  return [...byKey]
    .sort(([a, x], [b, y]) => y.length - x.length || order(a, b))
    .map(([, same]) => {
      const { content, value } = same[0]!
      return {
        content,
        edits: plainest(same),
        ...(value === undefined ? {} : { value }),
        supporters: [...new Set(same.map(({ head }) => head))].sort(order),
        ids: [...new Set(same.flatMap(({ ids }) => ids))].sort(order),
      }
    })
}

/** Of several ways to one text the one that touches least. */
function plainest(same: readonly Wish[]): readonly Piece[] {
  const ways = new Set(same.map(({ edits }) => edits))
  if (ways.size === 1) return same[0]!.edits
  const size = (edits: readonly Piece[]): number =>
    edits.reduce((n, { from, to, content }) => n + (to - from) + lengthOf(content), 0)
  return [...ways]
    .map((edits) => ({ edits, size: size(edits), key: canonicalJson(edits) }))
    .sort((a, b) => a.size - b.size || order(a.key, b.key))[0]!.edits
}

/** How many tokens runs are. */
export function lengthOf(content: readonly Run[]): number {
  return content.reduce((n, run) => n + (run.text?.length ?? 1), 0)
}

export function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

function applied(pieces: readonly Piece[], flow: FlowText, place: Extent): Run[] {
  const out = new RunWriter()
  let at = place.from
  for (const { from, to, content } of pieces) {
    flow.write(out, at, from)
    content.forEach((run) => out.addRun(run))
    at = to
  }
  flow.write(out, at, place.to)
  return out.done()
}

/** Stretches of wishes, cut wherever the set of wishes changes; those that nobody wishes for left out. */
export function stretchesOf<T extends Extent>(
  wishes: readonly T[],
): (Extent & { readonly own: readonly T[] })[] {
  const edges = [...new Set(wishes.flatMap(({ from, to }) => [from, to]))].sort((a, b) => a - b)
  const sorted = [...wishes].sort(byExtent)
  const out: (Extent & { own: T[] })[] = []
  let open: T[] = []
  let next = 0
  edges.slice(1).forEach((to, i) => {
    const from = edges[i]!
    open = open.filter((one) => one.to > from)
    while (next < sorted.length && sorted[next]!.from <= from) open.push(sorted[next++]!)
    if (open.length) out.push({ from, to, own: [...open] })
  })
  return out
}

import { canonicalJson } from '../base'
import type { FlowText } from './base-text'
import type { Piece } from './cluster'
import type { Edit } from './edits'
import { type Extent, byExtent } from './extent'
import { alternativesOf, lengthOf, wishesFor } from './wishes'

/**
 * Edits with one thing made plain: heads whose edits of a paragraph make it read the same want the same, although
 * one struck the first of two equal words and the other the second. They all get the plainest of their ways, each
 * with the ids of their own nearest edits. Paragraphs that an edit of theirs reaches beyond are left as they are.
 */
export function sameTexts(edits: readonly Edit[], flow: FlowText): Edit[] {
  const inside = new Map<number, { block: Extent; edits: Edit[] }>()
  const barred = new Set<string>()
  for (const edit of edits) {
    const block = flow.blockAt(edit.from)
    if (block && edit.to <= block.to && isInline(edit)) {
      const known = inside.get(block.from)
      if (known) known.edits.push(edit)
      else inside.set(block.from, { block, edits: [edit] })
    } else for (const { from } of flow.blocksTouching(edit)) barred.add(`${edit.head} ${from}`)
  }
  const replaced = new Map<Edit, Edit[]>()
  for (const { block, edits: own } of inside.values()) {
    const free = own.filter(({ head }) => !barred.has(`${head} ${block.from}`))
    for (const group of alike(free)) makeSame(group, { block, flow }, replaced)
  }
  return replaced.size ? edits.flatMap((edit) => replaced.get(edit) ?? [edit]) : [...edits]
}

function isInline({ content }: Edit): boolean {
  return content.every((run) => run.text !== undefined)
}

/** The edits of heads that may make the same text in different ways: of equal growth, and not all equal. */
function alike(edits: readonly Edit[]): Edit[][] {
  const byHead = new Map<string, Edit[]>()
  for (const edit of edits) {
    const own = byHead.get(edit.head)
    if (own) own.push(edit)
    else byHead.set(edit.head, [edit])
  }
  if (byHead.size < 2) return []
  const byGrowth = new Map<number, Edit[][]>()
  for (const own of byHead.values()) {
    const growth = own.reduce((n, { from, to, content }) => n + lengthOf(content) - (to - from), 0)
    const list = byGrowth.get(growth)
    if (list) list.push(own)
    else byGrowth.set(growth, [own])
  }
  return [...byGrowth.values()].filter((list) => new Set(list.map(wayOf)).size > 1).map((list) => list.flat())
}

function wayOf(edits: readonly Piece[]): string {
  const pieces = edits.map(({ from, to, content }) => ({ from, to, content }))
  return canonicalJson(pieces.sort((a, b) => a.from - b.from || a.to - b.to))
}

function makeSame(
  edits: readonly Edit[],
  { block, flow }: { block: Extent; flow: FlowText },
  replaced: Map<Edit, Edit[]>,
): void {
  for (const { edits: way, supporters } of alternativesOf(wishesFor(block, edits, flow))) {
    if (supporters.length < 2) continue
    const plainest = wayOf(way)
    for (const head of supporters) {
      const own = edits.filter((edit) => edit.head === head)
      if (wayOf(own) === plainest) continue
      own.forEach((edit) => replaced.set(edit, []))
      replaced.set(own[0]!, asWay(way, own))
    }
  }
}

/** One head's edits in another way: every id goes to the piece nearest to where it was, no piece is without one. */
function asWay(way: readonly Piece[], own: readonly Edit[]): Edit[] {
  const { head, flow } = own[0]!
  const sorted = [...own].sort(byExtent)
  const distance = (a: Extent, b: Extent): number => Math.abs(a.from - b.from)
  const nearest = <T extends Extent>(list: readonly T[], to: Extent): T =>
    list.reduce((best, one) => (distance(one, to) < distance(best, to) ? one : best))
  return way.map((piece) => {
    const givers = sorted.filter((edit) => nearest(way, edit) === piece)
    const ids = (givers.length ? givers : [nearest(sorted, piece)]).flatMap((edit) => edit.ids)
    return { head, flow, ...piece, ids: [...new Set(ids)].sort() }
  })
}

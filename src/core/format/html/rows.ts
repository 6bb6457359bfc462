import type { Node } from 'prosemirror-model'
import { listNumbers } from './block'

/** A block with its position in its document and its number in a list. */
export interface Unit {
  readonly block: Node
  readonly pos: number
  readonly number: number | null
}

/** A block of the target beside the block of the source that it renders; either may be missing. */
export interface Row {
  readonly source: Unit | null
  readonly target: Unit | null
}

/**
 * Source and target side by side in the target's order. A source block without counterpart stands after the one
 * that it follows in the source.
 */
export function rowsOf(source: Node, target: Node): Row[] {
  const sources = unitsOf(source)
  const targets = unitsOf(target)
  const byClause = new Map(sources.flatMap((unit, i) => clauseIds(unit.block).map((id) => [id, i] as const)))
  const taken = new Set<number>()
  const partner = targets.map((unit) => {
    const found = clauseIds(unit.block)
      .map((id) => byClause.get(id))
      .find((i) => i !== undefined && !taken.has(i))
    if (found !== undefined) taken.add(found)
    return found
  })
  const followers = new Map<number, Unit[]>()
  let last = -1
  sources.forEach((unit, i) => {
    if (taken.has(i)) last = i
    else followers.set(last, [...(followers.get(last) ?? []), unit])
  })
  const alone = (after: number): Row[] =>
    (followers.get(after) ?? []).map((unit) => ({ source: unit, target: null }))
  return [
    ...alone(-1),
    ...targets.flatMap((unit, i): Row[] => {
      const at = partner[i]
      return at === undefined
        ? [{ source: null, target: unit }]
        : [{ source: sources[at]!, target: unit }, ...alone(at)]
    }),
  ]
}

/** Number of the row that a position of the source or the target lies in; undefined outside all. */
export type RowFinder = Readonly<Record<'source' | 'target', (pos: number) => number | undefined>>

export function rowFinder(rows: readonly Row[]): RowFinder {
  return { source: finderOf(rows, 'source'), target: finderOf(rows, 'target') }
}

function finderOf(rows: readonly Row[], side: 'source' | 'target'): (pos: number) => number | undefined {
  const places = rows
    .flatMap((row, i) => {
      const unit = row[side]
      return unit ? [{ from: unit.pos, to: unit.pos + unit.block.nodeSize, number: i + 1 }] : []
    })
    .sort((a, b) => a.from - b.from)
  return (pos) => {
    let low = 0
    let high = places.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if (places[middle]!.from <= pos) low = middle
      else high = middle - 1
    }
    const place = places[low]
    return place && place.from <= pos && pos <= place.to ? place.number : undefined
  }
}

/** Ids of the clauses that a block is or holds. */
export function clauseIds(block: Node): string[] {
  const own = block.attrs['bid'] as string | null | undefined
  if (block.isTextblock) return own ? [own] : []
  const ids: string[] = []
  block.descendants((node) => {
    if (node.isTextblock && node.attrs['bid']) ids.push(node.attrs['bid'] as string)
    return !node.isTextblock
  })
  return ids
}

function unitsOf(doc: Node): Unit[] {
  const found: { block: Node; pos: number }[] = []
  doc.forEach((section, start) =>
    section.forEach((block, offset) => void found.push({ block, pos: start + 1 + offset })),
  )
  const numbers = listNumbers(found.map(({ block }) => block))
  return found.map((unit, i) => ({ ...unit, number: numbers[i] ?? null }))
}

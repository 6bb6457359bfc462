import type { Node } from 'prosemirror-model'
import { blockClauses } from '../../editor'

/** A block of another rendering, shown beside a clause of the target. */
export interface Unit {
  /** Name of the unit: the first clause in it. */
  readonly id: string
  readonly node: Node
  /** Whether a clause of the target pairs with it. */
  readonly paired: boolean
}

/**
 * What stands beside each clause of the target: its pair, and after it the blocks that pair with nothing, up to
 * the next pair. Those before the first pair stand with it. Nothing is guessed: order alone places the unpaired.
 */
export function pairUnits(other: Node, target: ReadonlySet<string>): ReadonlyMap<string, readonly Unit[]> {
  const beside = new Map<string, Unit[]>()
  let waiting: Unit[] = []
  let current: Unit[] | null = null
  for (const node of blocksOf(other)) {
    const ids = blockClauses(node)
    const anchor = ids.find((id) => target.has(id) && !beside.has(id))
    const unit = { id: ids[0] ?? '', node, paired: anchor !== undefined }
    if (anchor === undefined) {
      if (!node.textContent.trim()) continue
      if (current) current.push(unit)
      else waiting.push(unit)
      continue
    }
    current = [...waiting, unit]
    waiting = []
    beside.set(anchor, current)
  }
  const first = [...target][0]
  if (waiting.length && first !== undefined) beside.set(first, [...waiting, ...(beside.get(first) ?? [])])
  return beside
}

/** The blocks of a document, sections left out. */
export function blocksOf(doc: Node): Node[] {
  const blocks: Node[] = []
  doc.forEach((section) => section.forEach((block) => blocks.push(block)))
  return blocks
}

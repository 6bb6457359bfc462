import type { Node } from 'prosemirror-model'
import { baseDigest } from '../doc'
import { chosenSet } from '../merge'
import type { ChangeId, ChangeSet, ClauseId, Digest, Extent } from '../model'
import { acceptAll, flowsOf, project } from '../suggestion'
import { byExtent } from './extent'
import { takes } from './standing'
import type { Standing } from './types'

/** The decisions as changes of the base, each under the id of its disposition: see `Standing`. */
export function decidedSet(standing: readonly Standing[]): ChangeSet {
  const chosen = standing
    .flatMap((one) => {
      const { on, value, edits } = one.disposition
      if (on.kind !== 'cluster' || !takes(one.disposition)) return []
      const { extent } = on
      // Nothing was chosen where a property has no value.
      return extent.property !== null && value === undefined ? [] : [{ one, extent, edits, value }]
    })
    .sort((a, b) => byExtent(a.extent, b.extent))
  return chosenSet(
    chosen.map(({ one, extent, edits, value }) => ({
      id: one.id as ChangeId,
      cluster: extent,
      edits,
      ...(value === undefined ? {} : { value }),
    })),
  )
}

/** The base with every decision in it and nothing else. Paragraphs that a decision made have no clause id yet. */
export function decidedText(base: Node, standing: readonly Standing[]): Node {
  return acceptAll(project(base, decidedSet(standing)))
}

/** Names the decided text: what an approval is given to. */
export function decidedDigest(base: Node, standing: readonly Standing[]): Digest {
  return baseDigest(decidedText(base, standing))
}

/** Tells in which clause of the base a place begins; null between paragraphs without an id. */
export function clauseFinder(base: Node): (extent: Extent) => ClauseId | null {
  const ends = new Map<string, { at: number; clause: ClauseId | null }[]>()
  for (const [flow, tokens] of flowsOf(base))
    ends.set(
      flow,
      tokens.flatMap(({ kind, own }, at) =>
        kind === 'end' ? [{ at, clause: own.bid as ClauseId | null }] : [],
      ),
    )
  return ({ flow, from }) => {
    const list = ends.get(flow) ?? []
    let [low, high] = [0, list.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if (list[middle]!.at < from) low = middle + 1
      else high = middle
    }
    return (list[low] ?? list[list.length - 1])?.clause ?? null
  }
}

import { Fragment, type Node, Slice } from 'prosemirror-model'
import { ReplaceStep, type Step } from 'prosemirror-transform'
import { sectionsOf } from './base'
import { schema } from './schema'

/** Blocks above which a section is cut: twice of what a freshly built one holds at most. */
const MOST_BLOCKS = 160

/**
 * Steps that cut sections which a large paste made too long; none when all are well. Sections carry no meaning: the
 * blocks stay the same nodes, so neither base, suggestions nor threads change. Made from the end backwards, so that
 * none moves another.
 */
export function recutSteps(doc: Node): readonly Step[] {
  const cuts: number[] = []
  doc.forEach((section, offset) => {
    if (section.childCount <= MOST_BLOCKS) return
    let pos = offset + 1
    const parts = sectionsOf(section.children)
    for (const part of parts.slice(0, -1)) cuts.push((pos += part.content.size))
  })
  const edge = new Slice(Fragment.from([schema.nodes.section.create(), schema.nodes.section.create()]), 1, 1)
  return cuts.reverse().map((pos) => new ReplaceStep(pos, pos, edge, true))
}

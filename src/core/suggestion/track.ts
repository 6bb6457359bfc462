import type { Node } from 'prosemirror-model'
import type { Step } from 'prosemirror-transform'
import { stepsBetween } from './emit'
import { bodyWindow, withBody } from './flow'
import { type Mint, mintFor } from './mint'
import { keptStretches, positionFinder } from './pairing'
import { type Entry, anchorsOf, mapperOf } from './positions'
import { insideCells } from './table-edges'
import { trackFast } from './track-fast'
import { trackFlow } from './track-flow'
import { blocksOf } from './tokens'
import type { TrackContext, Tracked } from './types'

/**
 * Turns an edit into suggestions. `raw` is what the person's steps made of the tracked document `oldDoc`; the
 * result keeps every token of the base, marks what the edit removed and what it brought, and is the only state
 * that history should see. Rejecting all of it gives the same base as before; accepting all gives the edit.
 * Works on documents and mapped positions, so no kind of step can slip through. Cost: the touched paragraphs.
 */
export function track(oldDoc: Node, raw: { doc: Node; steps: readonly Step[] }, ctx: TrackContext): Tracked {
  const mint = mintFor(ctx)
  return (
    trackFast(oldDoc, raw, mint) ?? trackWindow(oldDoc, insideCells(oldDoc, raw), { mint, trim: ctx.trim })
  )
}

function trackWindow(
  oldDoc: Node,
  raw: { doc: Node; steps: readonly Step[] },
  how: { mint: Mint; trim: 'none' | 'word' },
): Tracked {
  const window = bodyWindow(oldDoc, raw.doc)
  if (!window.old.length && !window.new.length) return unchanged(oldDoc)
  const find = positionFinder(keptStretches(raw.steps, oldDoc.content.size))
  const entries: Entry[] = trackFlow(window, { ...how, find })
  const built = blocksOf(entries, window.old[0]?.section ?? 0)
  const doc = withBody(oldDoc, window, built)
  const anchors = anchorsOf(entries, { doc, window, count: built.length })
  return {
    steps: stepsBetween(oldDoc, doc),
    doc,
    minted: how.mint.minted(),
    touched: how.mint.touched(),
    mapPos: mapperOf(anchors, doc.content.size - raw.doc.content.size, window.new),
  }
}

function unchanged(doc: Node): Tracked {
  return { steps: [], doc, minted: [], touched: [], mapPos: (pos) => pos }
}

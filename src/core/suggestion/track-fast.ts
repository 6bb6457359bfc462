import type { Node } from 'prosemirror-model'
import { Slice, Fragment } from 'prosemirror-model'
import { ReplaceStep, type Step } from 'prosemirror-transform'
import { ANNOTATION_MARKS, schema } from '../doc'
import type { Mint } from './mint'
import type { Tracked } from './types'

/**
 * The everyday key press: plain text put into one paragraph. Looks only at the two neighbours of the caret, so
 * its cost does not depend on the paragraph, let alone the document. Null for everything else.
 */
export function trackFast(
  oldDoc: Node,
  raw: { doc: Node; steps: readonly Step[] },
  mint: Mint,
): Tracked | null {
  const step = raw.steps.length === 1 ? raw.steps[0] : undefined
  if (!(step instanceof ReplaceStep) || step.from !== step.to) return null
  const { slice } = step
  const node = slice.content.firstChild
  if (slice.openStart || slice.openEnd || slice.content.childCount !== 1 || !node?.isText) return null
  const $pos = oldDoc.resolve(step.from)
  if (!$pos.parent.isTextblock || $pos.parentOffset === 0) return null
  const id = neighbourId($pos.nodeBefore, mint) ?? neighbourId($pos.nodeAfter, mint)
  if (id === undefined && $pos.nodeAfter === null) {
    // At the end of a paragraph the end itself is the neighbour.
    const pm = $pos.parent.attrs['pm'] as { i?: string[] } | null
    if (pm?.i?.some(mint.isMine)) return null
  }
  const ids = [id === undefined ? mint.fresh('insertion') : mint.touch(id)]
  const format = node.marks.filter((m) => !ANNOTATION_MARKS.has(m.type.name))
  const marks = schema.marks.ins.create({ ids }).addToSet(format)
  const tracked = new ReplaceStep(
    step.from,
    step.to,
    new Slice(Fragment.from(schema.text(node.text!, marks)), 0, 0),
  )
  let doc: Node | null = null
  return {
    steps: [tracked],
    // The editor applies the steps itself: what nobody asks for is not made.
    get doc() {
      return (doc ??= tracked.apply(oldDoc).doc!)
    },
    minted: mint.minted(),
    touched: mint.touched(),
    mapPos: (pos) => pos,
  }
}

function neighbourId(node: Node | null, mint: Mint): string | undefined {
  const ins = node?.marks.find((m) => m.type === schema.marks.ins)
  return mint.firstMine((ins?.attrs['ids'] as string[] | undefined) ?? null)
}

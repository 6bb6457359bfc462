import type { Node } from 'prosemirror-model'

/** A stretch of a textblock that is not struck. Offsets are into the block's content. */
export interface LiveStretch {
  readonly from: number
  readonly to: number
  readonly text: string
}

/** The stretches between two offsets of a block that nobody has deleted, in reading order. */
export function liveStretches(block: Node, from: number, to: number): LiveStretch[] {
  const found: LiveStretch[] = []
  block.forEach((child, offset) => {
    const start = Math.max(from, offset)
    const end = Math.min(to, offset + child.nodeSize)
    if (start >= end || child.marks.some((m) => m.type.name === 'del')) return
    const text = child.isText ? child.text!.slice(start - offset, end - offset) : LEAF
    const last = found[found.length - 1]
    if (last && last.to === start)
      found[found.length - 1] = { from: last.from, to: end, text: last.text + text }
    else found.push({ from: start, to: end, text })
  })
  return found
}

export type Unit = 'grapheme' | 'word' | 'line'
export type Direction = 'back' | 'forth'

/**
 * What one press of Backspace or Delete takes: the next live grapheme, word or rest of the block in a direction,
 * as ranges of block offsets without struck text between them. Empty when nothing live is left that way.
 */
export function nextLive(
  block: Node,
  offset: number,
  direction: Direction,
  unit: Unit,
): { from: number; to: number }[] {
  const back = direction === 'back'
  const stretches = back ? liveStretches(block, 0, offset) : liveStretches(block, offset, block.content.size)
  if (!stretches.length || unit === 'line') return stretches.map(({ from, to }) => ({ from, to }))
  if (unit === 'grapheme') {
    const near = back ? stretches[stretches.length - 1]! : stretches[0]!
    const size = unitLength(near.text, back, 'grapheme')
    return [back ? { from: near.to - size, to: near.to } : { from: near.from, to: near.from + size }]
  }
  return takeLength(stretches, unitLength(stretches.map((s) => s.text).join(''), back, 'word'), back)
}

/** Stands for a picture or a line break in the text of a stretch. */
const LEAF = '\uFFFC'
/** Text looked at for one unit: longer than any grapheme or word that a person writes. */
const REACH = 200

function unitLength(text: string, back: boolean, granularity: 'grapheme' | 'word'): number {
  const near = back ? text.slice(-REACH) : text.slice(0, REACH)
  const parts = [...new Intl.Segmenter(undefined, { granularity }).segment(near)]
  if (back) parts.reverse()
  if (granularity === 'grapheme') return parts[0]?.segment.length ?? 0
  let length = 0
  for (const part of parts) {
    length += part.segment.length
    if (part.isWordLike ?? false) break
    if (part.segment.trim() && length === part.segment.length) break
  }
  return length
}

function takeLength(
  stretches: readonly LiveStretch[],
  length: number,
  back: boolean,
): { from: number; to: number }[] {
  const taken: { from: number; to: number }[] = []
  let left = length
  for (const s of back ? [...stretches].reverse() : stretches) {
    if (left <= 0) break
    const size = Math.min(left, s.to - s.from)
    taken.push(back ? { from: s.to - size, to: s.to } : { from: s.from, to: s.from + size })
    left -= size
  }
  return back ? taken.reverse() : taken
}

import { Slice } from 'prosemirror-model'
import { type Command, type EditorState, TextSelection, type Transaction } from 'prosemirror-state'
import { ReplaceStep } from 'prosemirror-transform'
import { withGesture } from './edit-meta'
import { type Direction, type Unit, nextLive } from './live-text'
import { type Placed, endIsDeleted, neighbour } from './neighbour'
import { outdent } from './block-commands'

/**
 * Backspace and Delete. What is struck already is passed over, so that holding the key goes on; at the start of a
 * block the list and quote conventions come first, then the previous paragraph end is deleted.
 */
export function erase(direction: Direction, unit: Unit): Command {
  return (state, dispatch, view) => {
    if (!(state.selection instanceof TextSelection) || !state.selection.empty) {
      if (state.selection.empty) return false
      dispatch?.(gesture(state.tr.deleteSelection(), direction).scrollIntoView())
      return true
    }
    const { $head } = state.selection
    if (direction === 'back' && $head.parentOffset === 0 && outdent(state, dispatch, view)) return true
    const tr = eraseAt(state, direction, unit)
    if (tr) dispatch?.(gesture(tr, direction).scrollIntoView())
    return true
  }
}

function gesture(tr: Transaction, direction: Direction): Transaction {
  return withGesture(tr, { origin: 'typing', caret: direction === 'back' ? -1 : 1 })
}

function eraseAt(state: EditorState, direction: Direction, unit: Unit): Transaction | null {
  const { $head } = state.selection
  let here: Placed = { node: $head.parent, pos: $head.before() }
  let offset = $head.parentOffset
  for (;;) {
    const ranges = nextLive(here.node, offset, direction, unit)
    if (ranges.length) return eraseRanges(state, ranges, here.pos + 1, direction)
    const next = neighbour(state.doc.resolve(here.pos + 1), direction)
    if (!next) return null
    const upper = direction === 'back' ? next : here
    if (!endIsDeleted(upper.node)) return join(state, direction === 'back' ? [next, here] : [here, next])
    here = next
    offset = direction === 'back' ? next.node.content.size : 0
  }
}

function eraseRanges(
  state: EditorState,
  ranges: readonly { from: number; to: number }[],
  start: number,
  direction: Direction,
): Transaction {
  const tr = state.tr
  for (const { from, to } of [...ranges].reverse()) tr.delete(start + from, start + to)
  const first = ranges[0]!
  const last = ranges[ranges.length - 1]!
  const caret = direction === 'back' ? start + first.from : tr.mapping.map(start + last.to)
  return tr.setSelection(TextSelection.create(tr.doc, caret))
}

/** Deletes the end of the upper block; a section edge between them goes with it. */
function join(state: EditorState, [upper, lower]: readonly [Placed, Placed]): Transaction {
  const end = upper.pos + upper.node.nodeSize - 1
  const tr = state.tr.step(new ReplaceStep(end, lower.pos + 1, Slice.empty))
  return tr.setSelection(TextSelection.create(tr.doc, end))
}

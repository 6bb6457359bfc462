import type { Node } from 'prosemirror-model'
import { type Command, type EditorState, TextSelection, type Transaction } from 'prosemirror-state'
import { canSplit } from 'prosemirror-transform'
import { schema } from '../../core/doc'
import { withGesture } from './edit-meta'
import type { Placed } from './neighbour'

const DEEPEST = 9

/** One level out of a list or quote; a list paragraph of the first level becomes a plain one. False when neither. */
export const outdent: Command = (state, dispatch) =>
  changeBlocks(state, dispatch, (block) => {
    const { list, depth, quote } = block.attrs as { list: string | null; depth: number; quote: number }
    if (list !== null && depth > 0) return { depth: depth - 1 }
    if (list !== null) return { list: null, depth: 0, start: null }
    if (quote > 0) return { quote: quote - 1 }
    return null
  })

/** Shift-Tab: one level out, but never out of the list. */
export const outdentList: Command = (state, dispatch) =>
  changeBlocks(state, dispatch, (block) =>
    block.attrs['list'] !== null && (block.attrs['depth'] as number) > 0
      ? { depth: (block.attrs['depth'] as number) - 1 }
      : null,
  )

export const indentList: Command = (state, dispatch) =>
  changeBlocks(state, dispatch, (block) =>
    block.attrs['list'] !== null && (block.attrs['depth'] as number) < DEEPEST
      ? { depth: (block.attrs['depth'] as number) + 1 }
      : null,
  )

export function setList(list: 'bullet' | 'ordered'): Command {
  return (state, dispatch) => {
    const all = selectedBlocks(state).every(({ node }) => node.attrs['list'] === list)
    return changeBlocks(state, dispatch, () => (all ? { list: null, depth: 0, start: null } : { list }))
  }
}

/** Makes the selected blocks paragraphs or headings. */
export function setBlockType(name: 'paragraph' | 'heading', level = 1): Command {
  return (state, dispatch) => {
    const tr = state.tr
    for (const { node, pos } of selectedBlocks(state)) {
      const { bid, list, depth, quote, start, pm, chg } = node.attrs
      const own = name === 'heading' ? { level } : {}
      tr.setNodeMarkup(pos, schema.nodes[name], { bid, list, depth, quote, start, pm, chg, ...own })
    }
    return send(tr, dispatch)
  }
}

/** Enter: cuts the paragraph in two; an empty list paragraph leaves its list; code takes a line break. */
export const split: Command = (state, dispatch, view) => {
  if (!(state.selection instanceof TextSelection)) return false
  const { $from } = state.selection
  const block = $from.parent
  if (block.type.name === 'code_block') {
    dispatch?.(state.tr.insertText('\n').scrollIntoView())
    return true
  }
  if (!block.content.size && block.attrs['list'] !== null) return outdent(state, dispatch, view)
  const tr = state.tr
  if (!state.selection.empty) tr.deleteSelection()
  const pos = tr.mapping.map($from.pos)
  const lower = lowerHalf(block, tr.doc.resolve(pos).parentOffset === tr.doc.resolve(pos).parent.content.size)
  if (!canSplit(tr.doc, pos, 1, [lower])) return false
  dispatch?.(tr.split(pos, 1, [lower]).scrollIntoView())
  return true
}

export const lineBreak: Command = (state, dispatch) => {
  if (state.selection.$from.parent.type.name === 'code_block') return false
  dispatch?.(state.tr.replaceSelectionWith(schema.nodes.hard_break.create(), true).scrollIntoView())
  return true
}

/** The lower half keeps the paragraph's identity and is not numbered anew; after a heading text goes on. */
function lowerHalf(block: Node, atEnd: boolean): { type: Node['type']; attrs: Node['attrs'] } {
  const { level: _level, ...shared } = block.attrs
  if (block.type.name === 'heading' && atEnd)
    return { type: schema.nodes.paragraph, attrs: { ...shared, start: null } }
  return { type: block.type, attrs: { ...block.attrs, start: null } }
}

function changeBlocks(
  state: EditorState,
  dispatch: ((tr: Transaction) => void) | undefined,
  change: (block: Node) => Record<string, unknown> | null,
): boolean {
  const tr = state.tr
  for (const { node, pos } of selectedBlocks(state)) {
    const attrs = change(node)
    if (attrs) tr.setNodeMarkup(pos, null, { ...node.attrs, ...attrs })
  }
  return send(tr, dispatch)
}

function send(tr: Transaction, dispatch: ((tr: Transaction) => void) | undefined): boolean {
  if (!tr.docChanged) return false
  dispatch?.(withGesture(tr, { origin: 'command' }).scrollIntoView())
  return true
}

function selectedBlocks(state: EditorState): Placed[] {
  const found: Placed[] = []
  state.doc.nodesBetween(state.selection.from, state.selection.to, (node, pos) => {
    if (node.isTextblock) found.push({ node, pos })
    return !node.isTextblock
  })
  return found
}

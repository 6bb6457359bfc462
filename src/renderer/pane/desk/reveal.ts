import { TextSelection } from 'prosemirror-state'
import type { EditorView } from 'prosemirror-view'

/**
 * Brings a place of the text into the middle of the window. Text far away has only an estimated height until it
 * is drawn, so the first jump may miss: the next frames put that right.
 */
export function reveal(view: EditorView, pos: number): void {
  const settle = (tries: number): void => {
    const el = elementAt(view, pos)
    if (!el) return
    const { top, bottom } = el.getBoundingClientRect()
    const frame = el.closest('.desk-scroller')?.getBoundingClientRect()
    const seen = frame && top >= frame.top + 24 && Math.min(bottom, top + 80) <= frame.bottom - 24
    if (seen) return
    el.scrollIntoView({ block: 'center', inline: 'nearest' })
    if (tries > 0) requestAnimationFrame(() => settle(tries - 1))
  }
  settle(4)
}

/** Puts the caret (or a selection) there, takes the focus to the text and shows the place. */
export function goToRange(
  view: EditorView,
  range: { from: number; to: number },
  focus: 'take' | 'leave' = 'take',
): void {
  const { doc } = view.state
  const at = (pos: number) => doc.resolve(Math.min(Math.max(1, pos), doc.content.size))
  view.dispatch(view.state.tr.setSelection(TextSelection.between(at(range.from), at(range.to))))
  if (focus === 'take') view.focus()
  reveal(view, range.from)
}

function elementAt(view: EditorView, pos: number): Element | null {
  const { node, offset } = view.domAtPos(Math.min(pos, view.state.doc.content.size))
  if (!(node instanceof Element)) return node.parentElement
  const child = node.childNodes[offset]
  return child instanceof Element ? child : node
}

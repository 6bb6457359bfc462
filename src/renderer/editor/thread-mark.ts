import type { Node } from 'prosemirror-model'
import { EditorState, type Selection, TextSelection } from 'prosemirror-state'
import type { EditorView } from 'prosemirror-view'
import { schema } from '../../core/doc'
import type { ChangeId, Origin, ThreadId } from '../../core/model'
import { asAnnotation } from './edit-meta'
import type { EditSession } from './session'
import { trackEdit } from './track-edit'

/** Puts a thread's mark on a range of the text; several paragraphs may carry one thread. */
export function markThread(view: EditorView, thread: ThreadId, range: { from: number; to: number }): void {
  const mark = schema.marks.cmt.create({ id: thread })
  view.dispatch(asAnnotation(view.state.tr.addMark(range.from, range.to, mark)))
}

/** Takes a thread's mark off the text, for a new place or a withdrawn thread. */
export function unmarkThread(view: EditorView, thread: ThreadId): void {
  const tr = view.state.tr
  const mark = schema.marks.cmt.create({ id: thread })
  tr.removeMark(0, tr.doc.content.size, mark)
  if (tr.docChanged) view.dispatch(asAnnotation(tr))
}

/** A replacement of a range's clean text, made as one suggestion. */
export interface Wording {
  readonly from: number
  readonly to: number
  readonly text: string
  readonly origin: Origin
}

/** Replaces a range as a suggestion of the person. Gives the ids that it made or grew. */
export function applyWording(view: EditorView, wording: Wording, session: EditSession): readonly ChangeId[] {
  const { from, to, text, origin } = wording
  const raw = view.state.tr
  if (text) raw.replaceWith(from, to, schema.text(text, plainMarks(view.state.doc, from, to)))
  else raw.delete(from, to)
  const { tr, tracked } = trackEdit(
    view.state,
    { doc: raw.doc, steps: raw.steps, selection: caretAfter(raw.doc, from + text.length) },
    { origin, trim: 'word' },
    session,
  )
  if (!tr.docChanged) return []
  view.dispatch(tr)
  return [...new Set([...tracked.minted.map((record) => record.id), ...tracked.touched])]
}

/** Formatting of the first character of a range, which its replacement takes over. */
export function plainMarks(doc: Node, from: number, to: number): readonly ReturnType<typeof schema.mark>[] {
  const marks = doc.resolve(from).marksAcross(doc.resolve(to)) ?? []
  return marks.filter((m) => ['strong', 'em', 'strike', 'code', 'link'].includes(m.type.name))
}

function caretAfter(doc: Node, pos: number): Selection {
  const $pos = doc.resolve(Math.min(pos, doc.content.size))
  return $pos.parent.inlineContent ? new TextSelection($pos) : EditorState.create({ doc }).selection
}

import type { Node } from 'prosemirror-model'
import { type EditorState, Selection, TextSelection, type Transaction } from 'prosemirror-state'
import type { Step } from 'prosemirror-transform'
import type { ChangeRecord } from '../../core/model'
import { type TrackContext, type Tracked, track } from '../../core/suggestion'
import { type Gesture, withSettled } from './edit-meta'
import type { EditSession } from './session'

/** What a person did to the text, untracked: the document that came out, the steps to it, where the caret was. */
export interface RawEdit {
  readonly doc: Node
  readonly steps: readonly Step[]
  readonly selection: Selection
}

/** An edit as one transaction that history sees, and what it minted. */
export interface TrackedEdit {
  readonly tr: Transaction
  readonly tracked: Tracked
}

/** Turns a raw edit of `state` into its tracked form; the caret stays behind the character it stood behind. */
export function trackEdit(
  state: EditorState,
  raw: RawEdit,
  gesture: Gesture,
  session: EditSession,
): TrackedEdit {
  const tracked = track(state.doc, { doc: raw.doc, steps: raw.steps }, contextOf(session, gesture))
  const tr = state.tr
  for (const step of tracked.steps) tr.step(step)
  tr.setSelection(mapSelection(raw.selection, tracked, tr.doc, gesture.caret))
  withSettled(tr, { records: [...tracked.minted, ...grown(tracked, session)] })
  return { tr, tracked }
}

/** Own suggestions that this edit made longer or shorter. Their time is kept to the minute: a key is no news. */
function grown(tracked: Tracked, session: EditSession): ChangeRecord[] {
  const now = session.now()
  return tracked.touched.flatMap((id) => {
    const record = session.recordOf(id)
    return record && Date.parse(now) - Date.parse(record.updatedAt) >= 60_000
      ? [{ ...record, updatedAt: now }]
      : []
  })
}

export function contextOf(session: EditSession, gesture: Gesture, batch?: string): TrackContext {
  return {
    author: session.person.id,
    now: session.now(),
    mintId: session.mintChange,
    isMine: session.isMine,
    group: session.nextGroup(),
    ...(batch === undefined ? {} : { batch }),
    origin: gesture.origin,
    trim: gesture.trim ?? 'none',
  }
}

function mapSelection(
  selection: Selection,
  tracked: Tracked,
  doc: Node,
  caret: -1 | 1 | undefined,
): Selection {
  const place = (pos: number): number => Math.min(doc.content.size, Math.max(0, tracked.mapPos(pos, caret)))
  const $anchor = doc.resolve(place(selection.anchor))
  const $head = selection.empty ? $anchor : doc.resolve(place(selection.head))
  if ($anchor.parent.isTextblock && $head.parent.isTextblock) return new TextSelection($anchor, $head)
  return Selection.near($head)
}

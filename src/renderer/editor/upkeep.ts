import type { EditorState, Transaction } from 'prosemirror-state'
import { recutSteps } from '../../core/doc'
import { tidy } from '../../core/suggestion'
import { withSettled } from './edit-meta'
import type { EditSession } from './session'

/**
 * Takes back what the author struck and typed again in a range; null when there is nothing of the kind. It joins the
 * edit before it in the history: one undo takes back both, and none is spent on what nobody saw happen.
 */
export function tidyUp(
  state: EditorState,
  range: { readonly from: number; readonly to: number },
  session: EditSession,
): Transaction | null {
  const tr = withSteps(state, tidy(state.doc, session.isMine, range))
  // History takes a transaction that was appended to another into the same event.
  return tr?.setMeta('appendedTransaction', state.tr) ?? null
}

/** Cuts sections that grew too long; null when none did. Nothing of it is the author's, so history passes it over. */
export function recut(state: EditorState): Transaction | null {
  return withSteps(state, recutSteps(state.doc))?.setMeta('addToHistory', false) ?? null
}

function withSteps(state: EditorState, steps: ReturnType<typeof recutSteps>): Transaction | null {
  if (!steps.length) return null
  const tr = state.tr
  for (const step of steps) tr.step(step)
  return withSettled(tr, {})
}

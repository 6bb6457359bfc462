import { closeHistory } from 'prosemirror-history'
import type { EditorView } from 'prosemirror-view'
import type { ChangeId, Decision, Verdict } from '../../core/model'
import { type Decide, resolve } from '../../core/suggestion'
import { withSettled } from './edit-meta'
import type { EditSession } from './session'

/** What is to be decided, and how. */
export interface Choice {
  readonly verdict: Verdict
  readonly ids: ReadonlySet<string>
}

/**
 * Accepts or rejects in one transaction, its own step of undo. Accepted text joins the document's settled layers in
 * the same transaction, so undo takes it out again. Gives the suggestions decided; none when nothing was pending.
 */
export function decideChanges(view: EditorView, choice: Choice, session: EditSession): readonly ChangeId[] {
  const decide: Decide = (id) => (choice.ids.has(id) ? choice.verdict : undefined)
  const at = session.now()
  const author = session.person.id
  const resolved = resolve(view.state.doc, decide, { author, at })
  if (!resolved.decided.length) return []
  const tr = view.state.tr
  for (const step of resolved.steps) tr.step(step)
  const decisions: Decision[] = resolved.decided.map((change) => ({
    change,
    verdict: choice.verdict,
    author,
    at,
  }))
  view.dispatch(closeHistory(withSettled(tr, { decisions })))
  return resolved.decided
}

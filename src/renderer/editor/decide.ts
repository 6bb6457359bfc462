import { closeHistory } from 'prosemirror-history'
import type { EditorView } from 'prosemirror-view'
import type { ChangeId, Decision, Layer, Verdict } from '../../core/model'
import { type Decide, resolve } from '../../core/suggestion'
import { withSettled } from './edit-meta'
import type { EditSession } from './session'

/** What is to be decided: a set of suggestions, or those that touch a range of the document. */
export interface Choice {
  readonly verdict: Verdict
  readonly ids: ReadonlySet<string>
  readonly range?: { readonly from: number; readonly to: number }
}

/**
 * Accepts or rejects in one transaction, its own step of undo. Accepted text joins the document's settled layers in
 * the same transaction, so undo takes it out again. Gives the suggestions decided; none when nothing was pending.
 */
export function decideChanges(view: EditorView, choice: Choice, session: EditSession): readonly ChangeId[] {
  const decide: Decide = (id) => (choice.ids.has(id) ? choice.verdict : undefined)
  const { doc } = view.state
  const resolved = choice.range ? resolve(doc, decide, choice.range) : resolve(doc, decide)
  if (!resolved.decided.length) return []
  const at = session.now()
  const author = session.person.id
  const tr = view.state.tr
  for (const step of resolved.steps) tr.step(step)
  if (resolved.accepted.length) {
    const layer: Layer = { changes: resolved.accepted, author, at }
    const settled = (tr.doc.attrs['settled'] as readonly Layer[] | null) ?? []
    tr.setDocAttribute('settled', [...settled, layer])
  }
  const decisions: Decision[] = resolved.decided.map((change) => ({
    change,
    verdict: choice.verdict,
    author,
    at,
  }))
  view.dispatch(closeHistory(withSettled(tr, { decisions })))
  return resolved.decided
}

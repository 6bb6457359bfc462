import type { Node } from 'prosemirror-model'
import { EditorState } from 'prosemirror-state'
import type { EditorView } from 'prosemirror-view'
import type { ChangeRecord } from '../../../core/model'
import { track } from '../../../core/suggestion'
import { schema } from '../../../core/doc'
import { type EditSession, contextOf, plainMarks, withSettled } from '../../editor'
import type { Found } from './find-text'

/** Replacements made between two looks at the clock; the window answers meanwhile. */
const AT_ONCE = 25

export interface ReplacePlan {
  readonly finds: readonly Found[]
  readonly text: string
  /** Called with the number done; `false` stops, and then nothing is changed. */
  readonly onProgress: (done: number) => boolean
  /** Lets the window paint. */
  readonly pause: () => Promise<void>
}

/**
 * Replaces the finds as suggestions: each its own, all of one batch, and one step of undo. Works from the end, so
 * that places before it stay true. The document must not change meanwhile. Gives how many were replaced.
 */
export async function replaceAll(view: EditorView, session: EditSession, plan: ReplacePlan): Promise<number> {
  const tr = view.state.tr
  const records = new Map<string, ChangeRecord>()
  const batch = session.nextGroup()
  let done = 0
  for (const find of [...plan.finds].sort((a, b) => b.from - a.from)) {
    const raw = replaceRaw(tr.doc, find, plan.text)
    const context = contextOf(session, { origin: 'replace-all', trim: 'word' }, batch)
    const tracked = track(tr.doc, { doc: raw.doc, steps: raw.steps }, context)
    for (const step of tracked.steps) tr.step(step)
    for (const record of tracked.minted) records.set(record.id, record)
    if (++done % AT_ONCE) continue
    if (!plan.onProgress(done)) return 0
    await plan.pause()
  }
  // The places were found in a text that is not there any more.
  if (view.state.doc !== tr.before) return 0
  if (tr.docChanged) view.dispatch(withSettled(tr, { records: [...records.values()] }))
  plan.onProgress(done)
  return done
}

function replaceRaw(doc: Node, { from, to }: Found, text: string): EditorState['tr'] {
  const { tr } = EditorState.create({ doc })
  return text ? tr.replaceWith(from, to, schema.text(text, plainMarks(doc, from, to))) : tr.delete(from, to)
}

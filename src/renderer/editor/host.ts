import type { Node } from 'prosemirror-model'
import { closeHistory } from 'prosemirror-history'
import { EditorState, type Plugin, type Transaction } from 'prosemirror-state'
import type { Step } from 'prosemirror-transform'
import { type EditorProps, EditorView } from 'prosemirror-view'
import type { ChangeRecord, Decision } from '../../core/model'
import { type Composition, compose } from './composition'
import { gestureOf, isExempt, settledOf } from './edit-meta'
import type { EditSession } from './session'
import { trackEdit } from './track-edit'

/** What left the editor: steps of the tracked document, and the records and decisions that belong to them. */
export interface Outgoing {
  readonly steps: readonly Step[]
  readonly records: readonly ChangeRecord[]
  readonly decisions: readonly Decision[]
  /** Whether the words changed, as against thread marks only. */
  readonly edited: boolean
  readonly before: Node
  readonly after: Node
}

export interface HostOptions {
  readonly doc: Node
  readonly session: EditSession
  readonly plugins: readonly Plugin[]
  readonly props: Pick<
    EditorProps,
    'nodeViews' | 'markViews' | 'attributes' | 'editable' | 'transformCopied' | 'clipboardParser'
  >
  /** Called before the view paints, so that what the marks say of their author is known by then. */
  readonly onOutgoing: (out: Outgoing) => void
  readonly onState: (state: EditorState, before: EditorState) => void
}

/** The editor of one text. Every edit, whatever made it, leaves as a tracked one. */
export interface EditorHost {
  readonly view: EditorView
  /** Ends a composition under way and tracks it. Call before anything that reads or decides. */
  readonly settle: () => void
  readonly destroy: () => void
}

/** Milliseconds after which ProseMirror has read the last of a composition (its own timer is 20). */
const COMPOSITION_END_MS = 40

export function createHost(place: HTMLElement, options: HostOptions): EditorHost {
  const held: { composition: Composition | null; closeNext: boolean } = {
    composition: null,
    closeNext: false,
  }
  const state = EditorState.create({ doc: options.doc, plugins: [...options.plugins] })
  const show = (view: EditorView, next: EditorState): void => {
    const before = view.state
    view.updateState(next)
    options.onState(next, before)
  }
  const dispatch = (view: EditorView, tr: Transaction): void => {
    if (!tr.docChanged) return show(view, view.state.apply(tr))
    if (isExempt(tr)) return pass(view, tr)
    const composing = view.composing || held.composition !== null
    if (composing) {
      held.composition = compose(held.composition, view.state, tr)
      return show(view, view.state.apply(tr))
    }
    edit(view, tr)
  }
  const pass = (view: EditorView, tr: Transaction): void => {
    const { state: next, transactions } = view.state.applyTransaction(tr)
    const settled = settledOf(tr)
    if (settled?.decisions) held.closeNext = true
    options.onOutgoing({
      steps: transactions.flatMap((t) => t.steps),
      records: settled?.records ?? [],
      decisions: settled?.decisions ?? [],
      edited: tr.getMeta('addToHistory') !== false,
      before: view.state.doc,
      after: next.doc,
    })
    show(view, next)
  }
  const edit = (view: EditorView, tr: Transaction): void => {
    const raw = view.state.applyTransaction(tr)
    const steps = raw.transactions.flatMap((t) => t.steps)
    const edited = { doc: raw.state.doc, steps, selection: raw.state.selection }
    const made = trackEdit(view.state, edited, gestureOf(raw.transactions), options.session).tr
    if (held.closeNext) closeHistory(made)
    held.closeNext = false
    if (tr.scrolledIntoView) made.scrollIntoView()
    if (raw.state.storedMarks) made.setStoredMarks(raw.state.storedMarks)
    if (made.docChanged) pass(view, made)
    else show(view, view.state.apply(made))
  }
  const settle = (view: EditorView): void => {
    if (!held.composition) return
    if (view.composing) view.dom.blur()
    const { before, steps } = held.composition
    held.composition = null
    const raw = { doc: view.state.doc, steps, selection: view.state.selection }
    const { tr } = trackEdit(before, raw, { origin: 'composition', trim: 'word' }, options.session)
    closeHistory(tr)
    held.closeNext = true
    const next = before.apply(tr)
    const records = settledOf(tr)?.records ?? []
    if (tr.docChanged)
      options.onOutgoing({
        steps: tr.steps,
        records,
        decisions: [],
        edited: true,
        before: before.doc,
        after: next.doc,
      })
    show(view, next)
  }
  const view: EditorView = new EditorView(place, {
    ...options.props,
    state,
    dispatchTransaction: (tr) => dispatch(view, tr),
    handleKeyDown: (v, event) => {
      if (!event.isComposing && event.keyCode !== 229) settle(v)
      return false
    },
    handleDOMEvents: {
      compositionend: (v) => {
        setTimeout(() => !v.isDestroyed && !v.composing && settle(v), COMPOSITION_END_MS)
        return false
      },
      blur: (v) => {
        setTimeout(() => !v.isDestroyed && settle(v), 0)
        return false
      },
    },
  })
  return { view, settle: () => settle(view), destroy: () => view.destroy() }
}

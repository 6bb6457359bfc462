import type { Node } from 'prosemirror-model'
import { closeHistory } from 'prosemirror-history'
import { EditorState, type Plugin, type Transaction } from 'prosemirror-state'
import type { Step } from 'prosemirror-transform'
import { type EditorProps, EditorView } from 'prosemirror-view'
import type { ChangeRecord, Decision } from '../../core/model'
import { type Composition, compose } from './composition'
import { type Gesture, gestureOf, isExempt, settledOf } from './edit-meta'
import type { WatchedEdit } from './guard'
import type { EditSession } from './session'
import { type RawEdit, trackEdit } from './track-edit'
import { recut, tidyUp } from './upkeep'

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
  /** Sees every edit that was tracked, to check it. */
  readonly onTracked?: (edit: WatchedEdit) => void
  /** Told of an edit that could not be tracked and so was not made. */
  readonly onRefused: (error: unknown) => void
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
/** Milliseconds without an edit after which sections that grew too long are cut. */
const RECUT_MS = 1500

export function createHost(place: HTMLElement, options: HostOptions): EditorHost {
  return new TrackingHost(place, options)
}

class TrackingHost implements EditorHost {
  readonly view: EditorView
  private composition: Composition | null = null
  /** Whether the next edit begins a step of undo of its own. */
  private closeNext = false
  /** Whether something was typed that the caret has not left yet. */
  private typed = false
  private recutTimer: ReturnType<typeof setTimeout> | null = null

  constructor(
    place: HTMLElement,
    private readonly options: HostOptions,
  ) {
    this.view = new EditorView(place, {
      ...options.props,
      state: EditorState.create({ doc: options.doc, plugins: [...options.plugins] }),
      dispatchTransaction: (tr) => this.dispatch(tr),
      handleKeyDown: (_view, event) => {
        if (!event.isComposing && event.keyCode !== 229) this.settle()
        return false
      },
      handleDOMEvents: {
        compositionend: () => this.settleIn(COMPOSITION_END_MS),
        blur: () => this.settleIn(0),
      },
    })
    hideFromReact(this.view.dom)
  }

  readonly settle = (): void => {
    if (!this.composition) return
    if (this.view.composing) this.view.dom.blur()
    const { before, steps } = this.composition
    this.composition = null
    const raw = { doc: this.view.state.doc, steps, selection: this.view.state.selection }
    const tr = this.track(before, raw, { origin: 'composition', trim: 'word' })
    if (!tr) return this.show(before)
    closeHistory(tr)
    this.closeNext = true
    const next = before.apply(tr)
    if (tr.docChanged) this.send(tr.steps, tr, { before: before.doc, after: next.doc })
    this.show(next)
  }

  readonly destroy = (): void => {
    if (this.recutTimer !== null) clearTimeout(this.recutTimer)
    this.view.destroy()
  }

  private dispatch(tr: Transaction): void {
    const { view } = this
    if (!tr.docChanged) return this.show(view.state.apply(tr))
    if (isExempt(tr)) return this.pass(tr)
    if (!view.composing && !this.composition) return this.edit(tr)
    this.composition = compose(this.composition, view.state, tr)
    this.show(view.state.apply(tr))
  }

  /** A transaction that is in its final form. */
  private pass(tr: Transaction): void {
    const { state } = this.view
    const { state: next, transactions } = state.applyTransaction(tr)
    if (settledOf(tr)?.decisions) this.closeNext = true
    this.typed = false
    const steps = transactions.flatMap((t) => t.steps)
    this.send(steps, tr, { before: state.doc, after: next.doc })
    this.show(next)
  }

  private edit(tr: Transaction): void {
    const { state } = this.view
    // No plugin of ours adds to a raw edit, and history is to see the tracked one only.
    const made = this.track(state, tr, gestureOf(tr))
    if (!made) return this.show(state)
    if (this.closeNext) closeHistory(made)
    this.closeNext = false
    if (tr.scrolledIntoView) made.scrollIntoView()
    if (tr.storedMarks) made.setStoredMarks(tr.storedMarks)
    if (!made.docChanged) return this.show(state.apply(made))
    this.pass(made)
    this.typed = true
  }

  /** An edit that cannot be tracked is not made: nothing may be in the text that the review does not know. */
  private track(state: EditorState, raw: RawEdit, gesture: Gesture): Transaction | null {
    try {
      const { tr } = trackEdit(state, raw, gesture, this.options.session)
      this.options.onTracked?.({ before: state.doc, raw, after: tr.doc })
      return tr
    } catch (error) {
      this.options.onRefused(error)
      return null
    }
  }

  private send(steps: readonly Step[], tr: Transaction, docs: { before: Node; after: Node }): void {
    const settled = settledOf(tr)
    this.options.onOutgoing({
      steps,
      records: settled?.records ?? [],
      decisions: settled?.decisions ?? [],
      edited: tr.getMeta('addToHistory') !== false,
      ...docs,
    })
  }

  private show(next: EditorState): void {
    const before = this.view.state
    this.view.updateState(next)
    this.options.onState(next, before)
    if (next.doc !== before.doc) this.recutLater()
    else if (this.typed && !this.composition) this.tidyBehind(before, next)
  }

  /** When the caret has left the paragraph that was typed in. In a task of its own: this may be inside a command. */
  private tidyBehind({ selection: { $head } }: EditorState, now: EditorState): void {
    if (!$head.parent.isTextblock || now.selection.$head.parent === $head.parent) return
    const range = { from: $head.before(), to: $head.after() }
    this.typed = false
    setTimeout(() => {
      if (this.view.isDestroyed || this.composition || this.view.state.doc !== now.doc) return
      const tr = tidyUp(this.view.state, range, this.options.session)
      if (tr) this.pass(tr)
    })
  }

  private recutLater(): void {
    if (this.recutTimer !== null) clearTimeout(this.recutTimer)
    this.recutTimer = setTimeout(() => {
      this.recutTimer = null
      if (this.view.isDestroyed) return
      if (this.composition || this.view.composing) return this.recutLater()
      const tr = recut(this.view.state)
      if (tr) this.pass(tr)
    }, RECUT_MS)
  }

  private settleIn(ms: number): false {
    setTimeout(() => !this.view.isDestroyed && !this.view.composing && this.settle(), ms)
    return false
  }
}

/**
 * Before each commit React reads the selection of a focused editable element, node by node from its start: in a long
 * text that takes longer than everything else that a key costs. It goes by this property, which nothing else reads
 * of the root; whether the text may be edited is in the attribute.
 */
function hideFromReact(dom: HTMLElement): void {
  Object.defineProperty(dom, 'contentEditable', { configurable: true, get: () => 'inherit' })
}

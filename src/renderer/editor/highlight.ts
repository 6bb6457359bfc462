import { Plugin, PluginKey, type EditorState } from 'prosemirror-state'
import { Decoration, DecorationSet, type EditorView } from 'prosemirror-view'

export interface Range {
  readonly from: number
  readonly to: number
}

/** What can be lifted out of the text: one card or thread, the finds of a search, and the find looked at. */
export type Lifted = 'active-range' | 'found' | 'found-now'

const keys: Record<Lifted, PluginKey<DecorationSet>> = {
  'active-range': new PluginKey('stet.active'),
  found: new PluginKey('stet.found'),
  'found-now': new PluginKey('stet.found-now'),
}

/** Lifts these ranges out under one name; those of before are let go. */
export function liftRanges(view: EditorView, name: Lifted, ranges: readonly Range[]): void {
  if (!ranges.length && keys[name].getState(view.state) === DecorationSet.empty) return
  view.dispatch(view.state.tr.setMeta(keys[name], ranges).setMeta('addToHistory', false))
}

/** Where the ranges of a name are now, after the edits since. */
export function liftedRanges(view: EditorView, name: Lifted): Range[] {
  return (keys[name].getState(view.state)?.find() ?? []).map(({ from, to }) => ({ from, to }))
}

/** A handful of decorations that follow the text, never one for each mark of the document. */
export function liftPlugins(): Plugin[] {
  return (Object.keys(keys) as Lifted[]).map(
    (name) =>
      new Plugin<DecorationSet>({
        key: keys[name],
        state: {
          init: () => DecorationSet.empty,
          apply: (tr, shown) => {
            const ranges = tr.getMeta(keys[name]) as readonly Range[] | undefined
            if (!ranges) return tr.docChanged ? shown.map(tr.mapping, tr.doc) : shown
            return ranges.length
              ? DecorationSet.create(
                  tr.doc,
                  ranges.map(({ from, to }) => Decoration.inline(from, to, { class: name })),
                )
              : DecorationSet.empty
          },
        },
        props: { decorations: (state) => keys[name].getState(state) },
      }),
  )
}

interface ActiveClause {
  readonly before: number | null
  readonly set: DecorationSet
}

/** Marks the textblock with the caret. */
export function activeClausePlugin(): Plugin<ActiveClause> {
  const key = new PluginKey<ActiveClause>('stet.active-clause')
  return new Plugin<ActiveClause>({
    key,
    state: {
      init: (_config, state) => follow({ before: null, set: DecorationSet.empty }, state),
      apply: (tr, shown, _old, state) =>
        follow(tr.docChanged ? { before: null, set: DecorationSet.empty } : shown, state),
    },
    props: { decorations: (state) => key.getState(state)?.set ?? null },
  })
}

function follow(shown: ActiveClause, state: EditorState): ActiveClause {
  const { $head } = state.selection
  if (!$head.parent.isTextblock) return shown
  const before = $head.before()
  if (shown.before === before) return shown
  const block = Decoration.node(before, before + $head.parent.nodeSize, { class: 'active-clause' })
  return { before, set: DecorationSet.create(state.doc, [block]) }
}

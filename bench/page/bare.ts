import { baseKeymap } from 'prosemirror-commands'
import { history, undo } from 'prosemirror-history'
import { keymap } from 'prosemirror-keymap'
import { Fragment, Node, Schema } from 'prosemirror-model'
import { EditorState, type Transaction } from 'prosemirror-state'
import { EditorView } from 'prosemirror-view'
import { type Bench, painted, settled, viewParts } from './measure'
import './bare.css'

// ProseMirror with nothing of ours: a flat schema, suggestions as painted marks that nobody keeps.
const schema = new Schema({
  nodes: {
    doc: { content: 'block+' },
    paragraph: { group: 'block', content: 'text*', toDOM: () => ['p', 0] },
    heading: { group: 'block', content: 'text*', toDOM: () => ['h2', 0] },
    text: {},
  },
  marks: {
    ins: { inclusive: false, toDOM: () => ['ins', 0] },
    del: { inclusive: false, toDOM: () => ['del', 0] },
  },
})

const held: { text: string; view: EditorView | null } = { text: '', view: null }

function view(): EditorView {
  if (!held.view) throw new Error('not open')
  return held.view
}

function start(doc: Node): EditorState {
  return EditorState.create({ doc, plugins: [keymap({ 'Mod-z': undo }), keymap(baseKeymap), history()] })
}

/** The document without the words that go and without marks: one replacement, the cheapest way there is. */
function decide(gone: 'ins' | 'del'): Transaction {
  const { doc, tr } = view().state
  const blocks: Node[] = []
  doc.forEach((block) => {
    const runs: Node[] = []
    block.forEach((run) => {
      if (!run.marks.length) runs.push(run)
      else if (!run.marks.some((mark) => mark.type.name === gone)) runs.push(run.mark([]))
    })
    blocks.push(runs.length === block.childCount ? block : block.copy(Fragment.fromArray(runs)))
  })
  return tr.replaceWith(0, doc.content.size, blocks)
}

const acts = {
  acceptAll: () => view().dispatch(decide('del')),
  rejectAll: () => view().dispatch(decide('ins')),
  undo: () => void undo(view().state, view().dispatch),
}

const bench: Bench = {
  ...viewParts(view),
  load: async (words) => {
    held.text = await (await fetch(`/data/${words}/bare.json`)).text()
  },
  open: async () => {
    const from = performance.now()
    const doc = Node.fromJSON(schema, JSON.parse(held.text))
    held.text = ''
    held.view = new EditorView(document.getElementById('root')!, { state: start(doc) })
    return (await painted()) - from
  },
  modelKey: (times) => {
    let state = start(view().state.doc)
    const at = view().state.selection.head
    const from = performance.now()
    for (let i = 0; i < times; i++) state = state.apply(state.tr.insertText('x', at + i))
    return ((performance.now() - from) * 1000) / times
  },
  act: async (name) => {
    const from = performance.now()
    acts[name]()
    return (await painted()) - from
  },
  quiet: settled,
}

Object.assign(window, { bench })

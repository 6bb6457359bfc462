import { EditorState } from 'prosemirror-state'
import { EditorView } from 'prosemirror-view'
import type { AuthorId } from '../../src/core/model'
import { beginSession, editorPlugins } from '../../src/renderer/editor'
import { commandStore } from '../../src/renderer/command'
import { trackEdit } from '../../src/renderer/editor/track-edit'
import { type DeskTarget, goTo } from '../../src/renderer/store'
import { type Bench, painted, settled, viewParts } from './measure'
import { ME, TARGET, type Texts, memoryWire } from './memory-wire'

const texts: Texts = { review: '', source: '' }
const held: { view: EditorView | null } = { view: null }

// The desk keeps its view to itself; every view sets its state at least once.
const proto = EditorView.prototype as { updateState: (this: EditorView, state: EditorState) => void }
const { updateState } = proto
proto.updateState = function (state) {
  held.view = this
  updateState.call(this, state)
}
Object.assign(window, { stet: memoryWire(texts) })

function view(): EditorView {
  if (!held.view) throw new Error('not open')
  return held.view
}

function run(name: string): void {
  const command = commandStore.getState().commands.find(({ id }) => id === `desk.${name}`)
  if (!command) throw new Error(`no command ${name}`)
  command.run()
}

/** Usable: the text under review, the source and the cards beside it. */
function isUsable(): boolean {
  return ['.target .section', '.beside .unit-text > *', '.margin .card'].every(
    (selector) => document.querySelector(selector) !== null,
  )
}

/** What a key costs apart from the view: the person's own edit, and its tracked form. */
function modelKey(times: number): number {
  const session = beginSession({ ...ME, id: ME.id as AuthorId }, () => new Map())
  let state = EditorState.create({ doc: view().state.doc, plugins: editorPlugins() })
  const at = view().state.selection.head
  const from = performance.now()
  for (let i = 0; i < times; i++) {
    const raw = state.tr.insertText('x', at + i)
    state = state.applyTransaction(trackEdit(state, raw, { origin: 'typing' }, session).tr).state
  }
  return ((performance.now() - from) * 1000) / times
}

const bench: Bench = {
  ...viewParts(view),
  load: async (words) => {
    const get = async (name: string): Promise<string> => (await fetch(`/data/${words}/${name}.json`)).text()
    texts.review = await get('review')
    texts.source = await get('source')
    await import('../../src/renderer/main')
    while (!document.querySelector('.screen')) await painted()
    await settled()
  },
  open: async () => {
    const from = performance.now()
    goTo({ screen: 'desk', target: TARGET as DeskTarget })
    while (!isUsable()) await painted()
    return (await painted()) - from
  },
  modelKey,
  act: async (name) => {
    const from = performance.now()
    run(name)
    return (await painted()) - from
  },
  quiet: settled,
}

Object.assign(window, { bench })

// @vitest-environment jsdom
import { afterEach, expect, test } from 'vitest'
import { docOf, schema } from '../../../../src/core/doc'
import type { AuthorId, ChangeRecord } from '../../../../src/core/model'
import { changesOf } from '../../../../src/core/suggestion'
import { type EditorHost, createHost } from '../../../../src/renderer/editor/host'
import { editorPlugins } from '../../../../src/renderer/editor/plugins'
import { beginSession } from '../../../../src/renderer/editor/session'
import { replaceAll } from '../../../../src/renderer/pane/find/replace'
import type { Found } from '../../../../src/renderer/pane/find/find-text'

const records = new Map<string, ChangeRecord>()
const session = beginSession({ id: 'p-ana' as AuthorId, name: 'Ana' }, () => records)
let host: EditorHost | null = null
afterEach(() => {
  host?.destroy()
  records.clear()
})

/** Sixty paragraphs that read "old", and where each "old" stands: more than are replaced without a pause. */
function open(): { host: EditorHost; finds: Found[] } {
  const blocks = Array.from({ length: 60 }, (_, i) =>
    schema.nodes.paragraph.create({ bid: `c${i}` }, schema.text('old')),
  )
  host = createHost(document.body, {
    doc: docOf(blocks),
    session,
    plugins: editorPlugins(),
    props: {},
    onOutgoing: (out) => out.records.forEach((record) => records.set(record.id, record)),
    onState: () => undefined,
    onRefused: (error) => {
      throw error
    },
  })
  const finds: Found[] = []
  host.view.state.doc.descendants((node, pos) => {
    if (node.isText) finds.push({ from: pos, to: pos + 3, text: 'old', before: '', after: '' } as Found)
    return true
  })
  return { host, finds }
}

const plan = (finds: readonly Found[], pause: () => void, goOn = true) => ({
  finds,
  text: 'new',
  onProgress: () => goOn,
  pause: () => Promise.resolve(pause()),
})

test('every place is a suggestion of its own, all of one batch', async () => {
  const { host: made, finds } = open()
  expect(
    await replaceAll(
      made.view,
      session,
      plan(finds, () => undefined),
    ),
  ).toBe(60)
  const all = [...records.values()]
  expect(new Set(all.map((r) => r.batch)).size).toBe(1)
  expect(new Set(all.map((r) => r.group)).size).toBe(60)
  expect(
    changesOf(made.view.state.doc)
      .map((s) => s.text)
      .slice(0, 2),
  ).toEqual(['old', 'new'])
})

test('nothing is replaced when the person stops it', async () => {
  const { host: made, finds } = open()
  expect(
    await replaceAll(
      made.view,
      session,
      plan(finds, () => undefined, false),
    ),
  ).toBe(0)
  expect(changesOf(made.view.state.doc)).toEqual([])
})

test('nothing is replaced in a text that changed meanwhile, and the change stays', async () => {
  const { host: made, finds } = open()
  let typed = false
  const typeOnce = (): void => {
    if (!typed) made.view.dispatch(made.view.state.tr.insertText('x', 3))
    typed = true
  }
  expect(await replaceAll(made.view, session, plan(finds, typeOnce))).toBe(0)
  expect(changesOf(made.view.state.doc).map((s) => s.text)).toEqual(['x'])
})

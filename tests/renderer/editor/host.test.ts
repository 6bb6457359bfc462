// @vitest-environment jsdom
import { redo, undo } from 'prosemirror-history'
import type { Node } from 'prosemirror-model'
import { TextSelection } from 'prosemirror-state'
import { Transform } from 'prosemirror-transform'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { docOf, plainJson, schema } from '../../../src/core/doc'
import type { AuthorId, ChangeRecord, Person } from '../../../src/core/model'
import { acceptAll, brokenLaws, changesOf, rejectAll } from '../../../src/core/suggestion'
import { decideChanges } from '../../../src/renderer/editor/decide'
import { type EditorHost, type Outgoing, createHost } from '../../../src/renderer/editor/host'
import type { WatchedEdit } from '../../../src/renderer/editor/guard'
import { editorPlugins } from '../../../src/renderer/editor/plugins'
import { beginSession } from '../../../src/renderer/editor/session'

const ana: Person = { id: 'p-ana' as AuthorId, name: 'Ana' }
const p = (text: string, bid: string): Node =>
  schema.nodes.paragraph.create({ bid }, text ? schema.text(text) : undefined)

let host: EditorHost
let sent: Outgoing[]
let watched: WatchedEdit[]
let refused: unknown[]
let base: Node

function open(doc: Node): void {
  const records = new Map<string, ChangeRecord>()
  const session = beginSession(ana, () => records)
  base = doc
  sent = []
  watched = []
  refused = []
  host = createHost(document.body, {
    doc,
    session,
    plugins: editorPlugins(),
    props: {},
    onOutgoing: (out) => {
      out.records.forEach((record) => records.set(record.id, record))
      sent.push(out)
    },
    onState: () => undefined,
    onTracked: (edit) => watched.push(edit),
    onRefused: (error) => refused.push(error),
  })
  Object.assign(context, { session })
}
const context = {} as { session: ReturnType<typeof beginSession> }

beforeEach(() => {
  vi.useFakeTimers()
  open(docOf([p('one two', 'a'), p('three', 'b')]))
})
afterEach(() => {
  host.destroy()
  vi.useRealTimers()
})

const doc = (): Node => host.view.state.doc
const marks = (): string[] => changesOf(doc()).map((span) => `${span.kind}:${span.text}`)
const type = (text: string, from: number, to = from): void =>
  host.view.dispatch(host.view.state.tr.insertText(text, from, to))
const caret = (pos: number): void => {
  const { state } = host.view
  host.view.dispatch(state.tr.setSelection(TextSelection.create(state.doc, pos)))
}
const composing = (on: boolean): void => {
  Object.defineProperty(host.view, 'composing', { configurable: true, value: on })
}

/** What left the editor, replayed on the base: the journal's view of the text. */
function replayed(): Node {
  const tr = new Transform(base)
  for (const out of sent) for (const step of out.steps) tr.step(step)
  return tr.doc
}

describe('dispatch', () => {
  test('an edit leaves tracked, with its record, and keeps the promises', () => {
    type('X', 2, 5)
    expect(marks()).toEqual(['deletion:one', 'insertion:X'])
    expect(plainJson(rejectAll(doc()))).toEqual(plainJson(base))
    expect(acceptAll(doc()).textContent).toBe('X twothree')
    expect(sent.flatMap((out) => out.records.map((record) => record.author))).toEqual([ana.id, ana.id])
    expect(watched.map(({ before, raw, after }) => brokenLaws(before, raw, after))).toEqual([[]])
    expect(replayed().eq(doc())).toBe(true)
  })

  test('a moved caret sends nothing', () => {
    caret(4)
    expect(sent).toEqual([])
  })

  test('an edit that was not tracked is found out', () => {
    const raw = new Transform(base).insert(2, schema.text('X'))
    expect(brokenLaws(base, raw, raw.doc)).toEqual(['base'])
    expect(brokenLaws(base, raw, base)).toEqual(['edit'])
  })

  test('text typed again is tidied when the caret leaves, and one undo brings the text back', () => {
    type('', 2, 5)
    caret(2)
    type('one', 2)
    expect(marks()).not.toEqual([])
    caret(doc().content.size - 3)
    vi.runOnlyPendingTimers()
    expect(marks()).toEqual([])
    expect(plainJson(doc())).toEqual(plainJson(base))
    expect(replayed().eq(doc())).toBe(true)
    for (let i = 0; i < 3; i++) undo(host.view.state, host.view.dispatch)
    expect(doc().eq(base)).toBe(true)
    expect(replayed().eq(base)).toBe(true)
  })
})

describe('composition', () => {
  test('runs untouched and leaves as one tracked edit', () => {
    composing(true)
    type('に', 5)
    type('にほ', 5, 6)
    expect(sent).toEqual([])
    composing(false)
    host.settle()
    expect(marks()).toEqual(['insertion:にほ'])
    expect(sent).toHaveLength(1)
    expect(sent[0]!.records[0]!.origin).toBe('composition')
    expect(replayed().eq(doc())).toBe(true)
    host.settle()
    expect(sent).toHaveLength(1)
    undo(host.view.state, host.view.dispatch)
    expect(doc().eq(base)).toBe(true)
  })

  test('over a selection strikes it', () => {
    composing(true)
    type('日', 2, 5)
    composing(false)
    host.settle()
    expect(marks()).toEqual(['deletion:one', 'insertion:日'])
    expect(plainJson(rejectAll(doc()))).toEqual(plainJson(base))
  })

  test('that is given up sends nothing', () => {
    composing(true)
    type('に', 5)
    host.view.dispatch(host.view.state.tr.delete(5, 6))
    composing(false)
    host.settle()
    expect(sent).toEqual([])
    expect(doc().eq(base)).toBe(true)
  })
})

describe('history', () => {
  test('undo and redo lead to the exact documents, and leave as steps', () => {
    type('X', 2, 5)
    const after = doc()
    undo(host.view.state, host.view.dispatch)
    expect(doc().eq(base)).toBe(true)
    redo(host.view.state, host.view.dispatch)
    expect(doc().eq(after)).toBe(true)
    expect(replayed().eq(after)).toBe(true)
    expect(watched).toHaveLength(1)
  })

  test('a decision is a step of its own', () => {
    type('X', 2)
    const pending = doc()
    const ids = new Set(changesOf(pending).flatMap((span) => [...span.ids]))
    decideChanges(host.view, { verdict: 'accept', ids }, context.session)
    expect(marks()).toEqual([])
    type('Y', 5)
    undo(host.view.state, host.view.dispatch)
    expect(marks()).toEqual([])
    undo(host.view.state, host.view.dispatch)
    expect(doc().eq(pending)).toBe(true)
    expect(replayed().eq(pending)).toBe(true)
  })

  test('a huge paste is cut into sections when nobody types, and undo takes it back', () => {
    const blocks = Array.from({ length: 400 }, (_, i) => p(`line ${i}`, `n${i}`))
    host.view.dispatch(host.view.state.tr.insert(doc().firstChild!.firstChild!.nodeSize + 1, blocks))
    const pasted = doc()
    expect(pasted.childCount).toBe(1)
    vi.runOnlyPendingTimers()
    expect(doc().childCount).toBeGreaterThan(4)
    expect(plainJson(doc())).toEqual(plainJson(pasted))
    expect(sent.at(-1)!.edited).toBe(false)
    expect(replayed().eq(doc())).toBe(true)
    undo(host.view.state, host.view.dispatch)
    expect(plainJson(doc())).toEqual(plainJson(base))
    redo(host.view.state, host.view.dispatch)
    expect(plainJson(doc())).toEqual(plainJson(pasted))
    expect(replayed().eq(doc())).toBe(true)
  })
})

test('a suggestion that goes on growing moves its time, to the minute', () => {
  vi.setSystemTime('2026-01-01T08:00:00.000Z')
  type('x', 5)
  vi.setSystemTime('2026-01-01T08:00:30.000Z')
  type('y', 6)
  expect(sent.flatMap((out) => out.records).map((r) => r.updatedAt)).toEqual(['2026-01-01T08:00:00.000Z'])
  vi.setSystemTime('2026-01-01T09:00:00.000Z')
  type('z', 7)
  const [first, last] = sent.flatMap((out) => out.records)
  expect(last).toEqual({ ...first, updatedAt: '2026-01-01T09:00:00.000Z' })
})

test('an edit that cannot be tracked is not made, is not sent, and is told', () => {
  const before = doc()
  vi.spyOn(context.session, 'mintChange').mockImplementation(() => {
    throw new Error('no id')
  })
  type('x', 5)
  expect(refused).toHaveLength(1)
  expect(doc().eq(before)).toBe(true)
  expect(host.view.dom.textContent).toBe('one twothree')
  expect(sent).toEqual([])
})

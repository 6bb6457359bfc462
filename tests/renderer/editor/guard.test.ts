import { Transform } from 'prosemirror-transform'
import { expect, test } from 'vitest'
import { docOf, schema } from '../../../src/core/doc'
import { type WatchedEdit, makeGuard } from '../../../src/renderer/editor/guard'

const before = docOf([schema.nodes.paragraph.create({ bid: 'a' }, schema.text('the secret words'))])
const raw = new Transform(before).insert(3, schema.text('X'))
const untracked: WatchedEdit = { before, raw, after: raw.doc }
const nothing: WatchedEdit = { before, raw: new Transform(before), after: before }

function guard(): { watch: (edit: WatchedEdit) => void; said: string[]; idle: () => void } {
  const acts: (() => void)[] = []
  const said: string[] = []
  const watch = makeGuard({ later: (act) => acts.push(act), onBroken: (words) => said.push(words) })
  const idle = (): void => {
    while (acts.length) acts.shift()!()
  }
  return { watch, said, idle }
}

test('looks only when there is time, and at every edit', () => {
  const { watch, said, idle } = guard()
  for (const edit of [nothing, untracked, nothing, untracked]) watch(edit)
  expect(said).toEqual([])
  idle()
  expect(said).toEqual(['base: replace', 'base: replace'])
})

test('an edit that cannot be read at all is told as well, and no words of the text ever are', () => {
  const { watch, said, idle } = guard()
  watch({ ...untracked, after: schema.nodes.doc.create() })
  watch(untracked)
  idle()
  expect(said).toEqual(['RangeError: replace', 'base: replace'])
  expect(said.join()).not.toContain('secret')
})

import { expect, it } from 'vitest'
import { finderOf, historyOf, lastUndoOf, stepOf } from '../../../../src/renderer/pane/collate/history'
import { entry } from './made'

it.each([
  ['decide', false, 'undo'],
  ['import', false, 'undo'],
  ['snapshot', false, 'undo'],
  ['approve', false, 'undo'],
  ['undo', false, 'redo'],
  ['decide', true, null],
  ['undo', true, null],
  ['publish', false, null],
  ['rule', false, null],
  ['reverse', false, null],
  ['statement', false, null],
  ['receipts', false, null],
])('a step of kind %s, void %s, goes back by %s', (kind, isVoid, way) => {
  const entries = [entry('e1', { kind })]
  const voided = new Set(isVoid ? ['e1'] : []) as never
  expect(historyOf({ entries, voided })).toEqual([{ entry: entries[0], isVoid, way }])
})

it('the last step comes first, and none are none', () => {
  const entries = ['e1', 'e2', 'e3'].map((id) => entry(id, { kind: 'decide' }))
  const log = { entries, voided: new Set<never>() }
  expect(historyOf(log).map((line) => line.entry.id)).toEqual(['e3', 'e2', 'e1'])
  expect(entries.map(({ id }) => id)).toEqual(['e1', 'e2', 'e3'])
  expect(historyOf({ entries: [], voided: new Set() })).toEqual([])
})

const decide = (id: string) => entry(id, { kind: 'decide' })
const undo = (id: string, of: string) => entry(id, { kind: 'undo', entry: of })

it.each([
  ['an undo takes its step back', 'u1', 'd', true],
  ['undoing that does the step again', 'u2', 'd', false],
  ['undoing that takes it back', 'u3', 'd', true],
  ['any other entry is its own step', 'd', 'd', false],
  ['an undo of what nobody knows is about nothing', 'stray', null, true],
  ['undos in a ring are about nothing', 'ring1', null, false],
])('%s', (_, id, step, isUndone) => {
  const undos = [undo('u1', 'd'), undo('u2', 'u1'), undo('u3', 'u2'), undo('stray', 'gone')]
  const find = finderOf([decide('d'), ...undos, undo('ring1', 'ring2'), undo('ring2', 'ring1')])
  const found = stepOf(find(id as never)!, find)
  expect([found.step?.id ?? null, found.isUndone]).toEqual([step, isUndone])
})

it.each<[string, string[], string[], string | null]>([
  ['nothing was undone', ['d1'], [], null],
  ['the last step was undone', ['d1', 'd2', 'u2'], ['d2'], 'u2'],
  ['both were: the first comes again first', ['d1', 'd2', 'u2', 'u1'], ['d1', 'd2'], 'u1'],
  ['one was done again: the other is next', ['d1', 'd2', 'u2', 'u1', 'r1'], ['u1', 'd2'], 'u2'],
  ['all was done again', ['d1', 'd2', 'u2', 'u1', 'r1', 'r2'], ['u1', 'u2'], null],
  ['something was decided since', ['d1', 'u1', 'd2'], ['d1'], null],
])('what comes again when %s', (_, ids, voided, expected) => {
  const all = [
    decide('d1'),
    decide('d2'),
    undo('u1', 'd1'),
    undo('u2', 'd2'),
    undo('r1', 'u1'),
    undo('r2', 'u2'),
  ]
  const find = finderOf(all)
  const log = { entries: ids.map((id) => find(id as never)!), voided: new Set(voided) as never }
  expect(lastUndoOf(log, log.entries[0]!.by.id)?.id ?? null).toBe(expected)
  expect(lastUndoOf(log, 'somebody else')).toBeNull()
})

it('a step that was done again is undone from the history, not done a third time', () => {
  const entries = [decide('d'), undo('u', 'd'), undo('r', 'u')]
  const log = { entries, voided: new Set(['u']) as never }
  expect(historyOf(log).map(({ way }) => way)).toEqual(['undo', null, 'undo'])
})

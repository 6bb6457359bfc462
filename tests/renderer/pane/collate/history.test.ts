import { expect, it } from 'vitest'
import { historyOf } from '../../../../src/renderer/pane/collate/history'
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

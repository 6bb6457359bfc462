import { expect, it } from 'vitest'
import type { CollationLog, Folded } from '../../../../src/core/collation'
import { decisionsOf } from '../../../../src/renderer/pane/collate/clause-decisions'
import { disposition, entry, matter, standing, threadMatter } from './made'

const at = (from: number, to = from + 2, flow = 'body') => ({
  kind: 'cluster' as const,
  cluster: `${from}`,
  class: 'conflict' as const,
  extent: { flow, from, to, property: null },
})
const first = disposition('a', { on: at(2), reason: { code: 'clearer', text: 'لأنه أوضح' } })
const second = disposition('a', { on: at(2), outcome: 'rejected' })
const undone = disposition('a', { on: at(4) })
const elsewhere = disposition('a', { on: at(40) })
const inTable = disposition('a', { on: at(2, 4, 'cell') })
const ruled = disposition('a', { on: at(6), reason: { code: 'needs-ruling', text: 'unsaid' } })
const talked = disposition('a', { on: { kind: 'thread', thread: 't1' } })
const entries = [
  entry('e1', { kind: 'decide', dispositions: [first, elsewhere] }),
  entry('e2', { kind: 'decide', dispositions: [second, inTable] }),
  entry('e3', { kind: 'decide', dispositions: [undone] }),
  entry('e4', { kind: 'undo', entry: 'e3' }),
  entry('e5', { kind: 'rule', disposition: ruled, rationale: 'Clause 3.' }),
  entry('e6', { kind: 'decide', dispositions: [talked] }),
  entry('e7', { kind: 'of-another-time', dispositions: 'what' }),
]
const log = {
  entries,
  voided: new Set(['e3']),
  standing: [
    standing('e2', second),
    standing('e5', ruled),
    standing('e1', elsewhere),
    standing('e6', talked),
  ],
} as unknown as CollationLog
const threads = [threadMatter('t1', 'c1').thread] as unknown as Folded['threads']
const span = { flow: 'body', from: 0, to: 20 }
const told = (of: Parameters<typeof decisionsOf>[1], where: typeof span | null = span) =>
  decisionsOf(log, of, { span: where, threads }).map(({ entry: { id }, state, why }) => [id, state, why])

it('tells all decisions and rulings on a clause, the last first, undone and replaced ones too', () => {
  expect(told(matter('a', { target: at(2) }))).toEqual([
    ['e6', 'stands', ''],
    ['e5', 'stands', 'Clause 3.'],
    ['e3', 'undone', ''],
    ['e2', 'stands', ''],
    ['e1', 'replaced', 'لأنه أوضح'],
  ])
})

it('of a matter in no clause tells those on itself', () => {
  expect(told(matter('a', { clause: null, target: at(2) })).map(([id]) => id)).toEqual(['e2', 'e1'])
  expect(told(threadMatter('t1', null)).map(([id]) => id)).toEqual(['e6'])
  expect(told(matter('a', { clause: 'gone', target: at(40) }), null).map(([id]) => id)).toEqual(['e1'])
})

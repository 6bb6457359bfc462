import { describe, expect, it } from 'vitest'
import type { DispositionRow } from '../../../../src/core/collation'
import { FIRST_VIEW, type TableView, shownRows } from '../../../../src/renderer/pane/disposition/table'

function row(id: string, patch: Partial<DispositionRow> = {}): DispositionRow {
  return {
    id,
    kind: 'change',
    matter: id,
    clause: null,
    base: 'must',
    proposal: 'should',
    result: 'should',
    property: null,
    supporters: ['Ana'],
    support: 1,
    reviewers: 3,
    ids: [],
    thread: null,
    outcome: 'taken',
    code: 'clearer',
    reason: null,
    by: 'Ben',
    at: '2026-11-23T08:00:00.000Z',
    class: 'agree',
    state: 'decided',
    errorTypes: [],
    necessities: [],
    said: [],
    dispute: null,
    published: null,
    ...patch,
  }
}

const rows = [
  row('a', { support: 2 }),
  row('b', { outcome: 'not-taken', class: 'conflict', at: '2026-11-23T09:00:00.000Z', by: 'Ada' }),
  row('c', { kind: 'thread', class: 'thread', outcome: 'open', proposal: 'Für wen?', by: null, at: null }),
  row('d', { support: 3, supporters: ['ليلى حداد'], reason: 'As in 2.1' }),
]
const ids = (view: Partial<TableView>): string =>
  shownRows(rows, { ...FIRST_VIEW, ...view }, 'en')
    .map(({ id }) => id)
    .join('')

describe('rows of the disposition table', () => {
  it.each<[string, Partial<TableView>, string]>([
    ['all, in reading order', {}, 'abcd'],
    ['by outcome', { outcome: 'not-taken' }, 'b'],
    ['by kind', { kind: 'thread' }, 'c'],
    ['by class', { class: 'agree' }, 'ad'],
    ['by words in any order, whatever the case', { query: 'WEN für' }, 'c'],
    ['by a name in another script', { query: 'ليلى' }, 'd'],
    ['by a reason', { query: '2.1' }, 'd'],
    ['nothing fits', { query: 'nowhere' }, ''],
    ['most supported first', { sort: 'support' }, 'dabc'],
    ['by outcome, then in reading order', { sort: 'outcome' }, 'adbc'],
    ['last decided first', { sort: 'newest' }, 'badc'],
    ['by decider, those without last', { sort: 'by' }, 'badc'],
  ])('%s', (_name, view, expected) => {
    expect(ids(view)).toBe(expected)
  })

  it('leaves the rows that it was given as they are', () => {
    shownRows(rows, { ...FIRST_VIEW, sort: 'support' }, 'en')
    expect(rows.map(({ id }) => id).join('')).toBe('abcd')
  })
})

import { beforeEach, describe, expect, it } from 'vitest'
import { NO_FILTER } from '../../../../src/renderer/pane/collate/filter'
import { tick, tickTo, toggleClause } from '../../../../src/renderer/pane/collate/list-acts'
import { type Row, rowsOf } from '../../../../src/renderer/pane/collate/rows'
import {
  resetView,
  say,
  select,
  setFilter,
  setView,
  viewStore,
} from '../../../../src/renderer/pane/collate/view'
import { matter } from './made'

const matters = ['m1', 'm2', 'm3', 'm4'].map((id, i) => matter(id, { clause: i < 2 ? 'c1' : 'c2' }))
const rows = rowsOf(matters, [], new Set())
const view = () => viewStore.getState()
const ticked = () => [...view().ticked].sort()
const clauseRow = (clause: string | null) =>
  ({ kind: 'clause', key: `clause:${clause ?? ''}`, clause }) as Extract<Row, { kind: 'clause' }>

beforeEach(() => {
  setView({ usual: {}, sentences: [] })
  resetView()
})

describe('ticks', () => {
  it('come and go', () => {
    tick('m1')
    tick('m2')
    tick('m1')
    expect(ticked()).toEqual(['m2'])
  })

  it('run from where ticking began, clauses left out, either way', () => {
    tick('m1')
    tickTo(rows, 4)
    expect(ticked()).toEqual(['m1', 'm2', 'm3'])
    expect(view().current).toBe('m3')
    resetView()
    select('m4', 'stay')
    tickTo(rows, 2)
    expect(ticked()).toEqual(['m2', 'm3', 'm4'])
  })

  it('begin at the top where nothing was chosen yet', () => {
    tickTo(rows, 1)
    expect(ticked()).toEqual(['m1'])
    tickTo([], 0)
    expect(view().current).toBeNull()
  })

  it('go with the list that they were made in', () => {
    tick('m1')
    setFilter({ query: 'x' })
    expect(ticked()).toEqual([])
  })
})

describe('a clause', () => {
  it('folds up and unfolds', () => {
    toggleClause(clauseRow('c1'))
    expect([...view().closed]).toEqual(['clause:c1'])
    toggleClause(clauseRow('c1'))
    expect([...view().closed]).toEqual([])
  })

  it('of the outline shows what is in it', () => {
    setView({ outline: 'clauses' })
    toggleClause(clauseRow('c2'))
    expect(view()).toMatchObject({ outline: 'matters', filter: { ...NO_FILTER, clause: 'c2' } })
  })

  it('that is none shows all', () => {
    setView({ outline: 'clauses' })
    toggleClause(clauseRow(null))
    expect(view()).toMatchObject({ outline: 'matters', filter: NO_FILTER })
  })
})

describe('the view', () => {
  it('leaves an own wording only with its matter', () => {
    select('m1', 'stay')
    setView({ editing: { from: null, text: 'mine' } })
    select('m1', 'matter')
    expect(view().editing?.text).toBe('mine')
    select('m2', 'stay')
    expect(view().editing).toBeNull()
  })

  it('calls for the focus only where it is asked to', () => {
    const before = view().focusTurn
    select('m1', 'stay')
    expect(view().focusTurn).toBe(before)
    select('m1', 'matter')
    expect(view().focusTurn).toBe(before + 1)
  })

  it('begins anew for another collation, but keeps the reasons of the session', () => {
    setView({ usual: { rejected: 'local-law' }, sentences: ['Why.'], current: 'm1', dialog: 'ask' })
    resetView()
    expect(view()).toMatchObject({
      usual: { rejected: 'local-law' },
      sentences: ['Why.'],
      current: null,
      dialog: null,
    })
  })

  it('says equal words again', () => {
    say('Accepted.')
    const { turn } = view().said
    say('Accepted.')
    expect(view().said).toEqual({ text: 'Accepted.', turn: turn + 1 })
  })
})

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { forParties, logOf, uniteEntries } from '../../../src/core/collation'
import { type Entry, isKnown } from '../../../src/core/model'
import { entry, entrySets, refer } from '../../support/collation-acts'

const on = { kind: 'thread', thread: 't1' }
const says = (dispute: string, party: string, round = 'position') => ({
  kind: 'statement',
  dispute,
  party,
  round,
  wish: null,
  text: `${party} thinks`,
})
const numbered = (acts: readonly unknown[]): Entry[] => acts.map((act, i) => entry(`e${i}`, i + 1, act))
const said = (entries: readonly Entry[]): string[] =>
  entries.flatMap(({ act }) =>
    isKnown(act) && act.kind === 'statement' ? [`${act.dispute} ${act.party}`] : [],
  )

describe('what goes to parties', () => {
  test('leaves out every statement of a dispute until all parties have stated theirs', () => {
    const parties = ['Ana', 'Bo']
    const acts = [
      refer('d1', { on, parties, rebuttalLimit: 50 }),
      refer('d2', { on: { kind: 'thread', thread: 't2' }, parties }),
      says('d1', 'Ana'),
      says('d2', 'Bo'),
      says('d1', 'Ana', 'rebuttal'),
    ]
    const first = forParties(numbered(acts))
    expect(said(first.entries)).toEqual([])
    expect(said(first.heldBack)).toEqual(['d1 Ana', 'd2 Bo', 'd1 Ana'])
    const later = forParties(numbered([...acts, says('d1', 'Bo')]))
    expect(said(later.entries)).toEqual(['d1 Ana', 'd1 Ana', 'd1 Bo'])
    expect(said(later.heldBack)).toEqual(['d2 Bo'])
  })

  test('an answer that comes back is united with what stayed: all positions are there, and none was seen', () => {
    const parties = ['Ana', 'Bo']
    const here = numbered([refer('d1', { on, parties }), says('d1', 'Ana')])
    const sent = forParties(here).entries
    expect(JSON.stringify(sent)).not.toContain('Ana thinks')
    const answer = [...sent, entry('b1', 2, says('d1', 'Bo'), 'Bo')]
    const [dispute] = logOf(uniteEntries(here, answer)).disputes
    expect(dispute?.positions.map(({ party }) => party).sort()).toEqual(parties)
    expect(dispute?.stage).toBe('ruling')
  })

  test('whatever was done, nothing is lost, and nobody gets to read what is blind', () => {
    fc.assert(
      fc.property(entrySets(), (all) => {
        const set = uniteEntries(all)
        const { entries, heldBack } = forParties(set)
        expect(uniteEntries(entries, heldBack)).toEqual(set)
        expect(uniteEntries(set, entries)).toEqual(set)
        expect(forParties(entries).entries).toEqual(entries)
        const blind = logOf(set).disputes.filter(({ stage }) => stage === 'positions')
        for (const { id } of blind)
          expect(said(entries).some((line) => line.startsWith(`${id} `))).toBe(false)
        expect(heldBack.every(({ act }) => act.kind === 'statement')).toBe(true)
      }),
    )
  })
})

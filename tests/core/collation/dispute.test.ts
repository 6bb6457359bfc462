import { describe, expect, test } from 'vitest'
import {
  type Dispute,
  lettersOf,
  logOf,
  shownPositions,
  unheardOf,
  waitingFor,
} from '../../../src/core/collation'
import type { Entry } from '../../../src/core/model'
import { PARTIES, entry, refer, rule } from '../../support/collation-acts'

const on = {
  kind: 'cluster',
  cluster: 'k1',
  class: 'conflict',
  extent: { flow: 'body', from: 4, to: 9, property: null },
}
const outcome = (text: string) => ({
  on,
  outcome: text ? 'accepted-with-edits' : 'rejected',
  reason: { code: 'needs-ruling' },
  known: [],
  taken: null,
  edits: text ? [{ from: 4, to: 9, content: [{ text }] }] : [],
})
const says = (party: string, round: string, text = 'so', wish: string | null = null) => ({
  kind: 'statement',
  dispute: 'd1',
  party,
  round,
  wish,
  text,
})

let seq = 0
const e = (act: unknown): Entry => entry(`e${++seq}`, seq, act)
const begun = (rebuttalLimit = 10): Entry =>
  e(refer('d1', { on, rebuttalLimit, parties: [...PARTIES, 'Ana'] }))
const dispute = (entries: readonly Entry[]): Dispute => logOf(entries).disputes[0]!
const all = (round: string): Entry[] => PARTIES.map((party) => e(says(party, round)))

describe('the way of a dispute', () => {
  test('positions are blind until the last is in; then rebuttals; then the adjudicator', () => {
    const entries = [begun()]
    expect(dispute(entries)).toMatchObject({ stage: 'positions', parties: PARTIES })
    entries.push(e(says('Ana', 'position')), e(says('Bo', 'position')))
    expect(waitingFor(dispute(entries))).toEqual(['Chidi'])
    expect(shownPositions(dispute(entries), 'Ana').map(({ party }) => party)).toEqual(['Ana'])
    expect(shownPositions(dispute(entries), null)).toEqual([])
    expect(shownPositions(dispute(entries), 'Chidi')).toEqual([])
    entries.push(e(says('Chidi', 'position')))
    expect(dispute(entries).stage).toBe('rebuttals')
    expect(shownPositions(dispute(entries), null)).toHaveLength(3)
    entries.push(...all('rebuttal'))
    expect(dispute(entries).stage).toBe('ruling')
    expect(waitingFor(dispute(entries))).toEqual(['Dana'])
    entries.push(e(rule('d1', outcome('ruled'))))
    expect(dispute(entries).stage).toBe('closed')
    expect(waitingFor(dispute(entries))).toEqual([])
  })

  test('without rebuttals the adjudicator follows the positions', () => {
    expect(dispute([begun(0), ...all('position')]).stage).toBe('ruling')
  })

  test.each([
    ['a second position', () => [e(says('Ana', 'position')), e(says('Ana', 'position', 'other'))]],
    ['somebody who is no party', () => [e(says('Ana', 'position')), e(says('Eve', 'position'))]],
    ['a rebuttal too early', () => [e(says('Ana', 'position')), e(says('Bo', 'rebuttal'))]],
  ])('%s has no effect, and is told of', (_, made) => {
    const entries = [begun(), ...made()]
    const now = dispute(entries)
    expect([now.positions.length, now.rebuttals.length]).toEqual([1, 0])
    expect(unheardOf(logOf(entries), now).map(({ id }) => id)).toEqual([entries[2]!.id])
  })

  test.each([
    ['x'.repeat(10), 1],
    ['x'.repeat(11), 0],
    ['👍'.repeat(5), 1],
    ['👍'.repeat(6), 0],
  ])('a rebuttal of %s', (text, count) => {
    const entries = [begun(10), ...all('position'), e(says('Ana', 'rebuttal', text))]
    expect(dispute(entries).rebuttals).toHaveLength(count)
  })

  test('copies that went to each party and back come to one dispute', () => {
    const first = [begun()]
    const copies = PARTIES.map((party) => [
      ...first,
      { ...e(says(party, 'position')), seq: first[0]!.seq + 1 },
    ])
    expect(dispute(copies.flat()).stage).toBe('rebuttals')
    expect(dispute([...copies].reverse().flat()).positions).toHaveLength(3)
  })

  test('a ruling is kept beside its reversal; of two rulings made apart the first holds, the other is told of', () => {
    const entries = [begun(0), ...all('position')]
    const ruling = e(rule('d1', outcome('first')))
    const other = e(rule('d1', outcome('second')))
    const reversal = e({
      kind: 'reverse',
      ruling: ruling.id,
      disposition: outcome(''),
      rationale: 'new facts',
    })
    const log = logOf([...entries, ruling, other, reversal])
    const now = log.disputes[0]!
    expect(now.rulings.map(({ kind, rationale }) => [kind, rationale])).toEqual([
      ['ruling', 'because'],
      ['reversal', 'new facts'],
    ])
    expect(now.ruling?.disposition.outcome).toBe('rejected')
    expect(log.standing).toHaveLength(1)
    expect(unheardOf(log, now).map(({ id }) => id)).toEqual([other.id])
  })

  test('a ruling by another than the named adjudicator holds, and says in whose place', () => {
    const entries = [begun(0), ...all('position')]
    const by = (who: string, act: unknown): Entry => ({ ...e(act), by: { id: who as never, name: who } })
    const own = by('Dana', rule('d1', outcome('first')))
    const other = by('Cora', rule('d1', outcome('first')))
    expect(dispute([...entries, own]).rulings.map(({ inPlaceOf }) => inPlaceOf)).toEqual([null])
    expect(dispute([...entries, other]).rulings.map(({ inPlaceOf }) => inPlaceOf)).toEqual(['Dana'])
    const act = { kind: 'reverse', ruling: other.id, disposition: outcome(''), rationale: 'so' }
    const reversed = dispute([...entries, other, by('Dana', act)])
    expect(reversed.rulings.map(({ inPlaceOf }) => inPlaceOf)).toEqual(['Dana', null])
  })

  test('reversals made apart are both kept; the last holds', () => {
    const entries = [begun(0), ...all('position')]
    const ruling = e(rule('d1', outcome('first')))
    const apart = ['a', 'b'].map((text) =>
      e({ kind: 'reverse', ruling: ruling.id, disposition: outcome(text), rationale: text }),
    )
    expect(dispute([...entries, ruling, ...apart]).rulings.map(({ rationale }) => rationale)).toEqual([
      'because',
      'a',
      'b',
    ])
  })

  test('letters: one for each party, the same on every machine, not in the order of the names', () => {
    const names = Array.from({ length: 30 }, (_, n) => `Party ${n}`)
    const now = dispute([e(refer('d1', { on, parties: names }))])
    const letters = lettersOf(now)
    expect(new Set(letters.values()).size).toBe(30)
    expect([...letters.values()]).toContain('AD')
    expect(lettersOf({ ...now, parties: [...names].reverse() })).toEqual(letters)
    expect(names.map((name) => letters.get(name))).not.toEqual([...letters.values()])
  })
})

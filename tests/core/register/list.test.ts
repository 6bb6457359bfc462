import { describe, expect, it } from 'vitest'
import { type Gap, GapId, type GapStatus, PrecedentState } from '../../../src/core/model'
import {
  EMPTY_REGISTER,
  ageInDays,
  isOverdue,
  listGaps,
  listPrecedents,
  openAges,
  readable,
  standingOf,
  withEntries,
} from '../../../src/core/register'
import { CLAUSE, GAP, PRECEDENT, entry, opened } from './entries'

const NOW = '2026-12-01T12:00:00.000Z'
const first = withEntries(EMPTY_REGISTER, [entry(1, opened)]).gaps.get(GAP)!.state

function gap(id: string, patch: Partial<Gap> = {}): Gap {
  return { ...first, id: GapId.parse(id), ...patch }
}

describe('what is overdue', () => {
  it.each([
    ['no due date', null, 'open', NOW, false],
    ['the day itself', { date: '2026-12-01', zone: 'UTC' }, 'open', NOW, false],
    ['the day after', { date: '2026-11-30', zone: 'UTC' }, 'open', NOW, true],
    ['over in Tokyo', { date: '2026-12-01', zone: 'Asia/Tokyo' }, 'open', '2026-12-01T15:00:00.000Z', true],
    [
      'not over in Sao Paulo',
      { date: '2026-12-01', zone: 'America/Sao_Paulo' },
      'open',
      '2026-12-02T02:59:59.000Z',
      false,
    ],
    ['a place not known here', { date: '2026-11-30', zone: 'Moon/Base' }, 'open', NOW, true],
    ['dealt with', { date: '2026-11-01', zone: 'UTC' }, 'closed', NOW, false],
  ])('%s', (...[, due, status, now, expected]) => {
    expect(isOverdue(gap('g-1', { due, status: status as GapStatus }), now)).toBe(expected)
  })
})

describe('listGaps', () => {
  const all = [
    gap('g-1', { openedAt: '2026-11-01T00:00:00.000Z', severity: 'minor', text: 'Gutscheine für alle' }),
    gap('g-2', {
      openedAt: '2026-11-20T00:00:00.000Z',
      severity: 'critical',
      market: 'SA',
      text: 'هل القسائم هدايا؟',
    }),
    gap('g-3', {
      openedAt: '2026-11-10T00:00:00.000Z',
      kind: 'question',
      status: 'closed',
      owner: 'Ben',
      due: { date: '2026-11-11', zone: 'UTC' },
      outcome: { what: 'Moved to 4.2', version: null, at: NOW, by: first.openedBy },
    }),
    gap('g-4', { openedAt: '2026-11-05T00:00:00.000Z', due: { date: '2026-11-30', zone: 'UTC' } }),
  ]
  const ids = (list: readonly Gap[]): string => list.map(({ id }) => id.slice(2)).join('')

  it.each([
    ['everything, the newest first', {}, 'newest', '2341'],
    ['by due date, what is over last', {}, 'due', '4213'],
    ['by severity', {}, 'severity', '2413'],
    ['a kind', { kinds: ['question'] }, 'newest', '3'],
    ['states', { statuses: ['open', 'answered'] }, 'newest', '241'],
    ['a severity', { severity: 'critical' }, 'newest', '2'],
    ['a market', { market: 'SA' }, 'newest', '2'],
    ['an owner', { owner: 'Ben' }, 'newest', '3'],
    ['overdue', { due: 'overdue' }, 'newest', '4'],
    ['words in any order and case', { text: 'ALLE gutscheine' }, 'newest', '1'],
    ['words in another script', { text: 'القسائم' }, 'newest', '2'],
    ['words of the outcome', { text: 'moved 4.2' }, 'newest', '3'],
    ['words of the clause', { text: 'geschenke' }, 'newest', '2341'],
    ['nothing', { text: 'gutscheine moved' }, 'newest', ''],
  ] as const)('%s', (_name, filter, order, expected) => {
    expect(ids(listGaps(all, filter, { order, now: NOW }))).toBe(expected)
  })

  it('tells how old the open ones are', () => {
    expect(openAges(all, NOW)).toEqual({ open: 3, overdue: 1, oldest: 30, median: 26 })
    expect(openAges([], NOW)).toEqual({ open: 0, overdue: 0, oldest: 0, median: 0 })
    expect(ageInDays(all[2]!, '2027-12-01T00:00:00.000Z')).toBe(21)
  })
})

describe('precedents', () => {
  const state = PrecedentState.parse({ precedent: PRECEDENT, reversal: null, reconfirmed: [] })
  const latest = { packVersion: 'v2', packDigest: 'd'.repeat(64) as never, text: 'e'.repeat(64) as never }
  const { text } = CLAUSE
  const read = { version: latest, text: latest.text, by: first.openedBy, at: NOW }
  const ruled = { ...PRECEDENT, ruledText: latest.text }
  const gone = { ...PRECEDENT, ruledText: null }
  const reversal = { by: 'Maya', at: NOW, rationale: '', successor: null }

  it.each([
    ['no newer version at hand', {}, null, 'holds'],
    ['a newer version with the same text', {}, { ...latest, text: text! }, 'holds'],
    ['a changed clause', {}, latest, 'to-reconfirm'],
    ['a clause that is gone', {}, { ...latest, text: null }, 'to-reconfirm'],
    ['read anew for that text', { reconfirmed: [read] }, latest, 'holds'],
    [
      'read anew, and changed again',
      { reconfirmed: [read] },
      { ...latest, text: 'f'.repeat(64) as never },
      'to-reconfirm',
    ],
    ['a clause as the ruling has it', { precedent: ruled }, latest, 'holds'],
    [
      'a clause as the ruling has it, and changed since',
      { precedent: ruled },
      { ...latest, text: 'f'.repeat(64) as never },
      'to-reconfirm',
    ],
    ['a clause that the ruling takes away', { precedent: gone }, { ...latest, text: null }, 'holds'],
    ['a clause that the ruling takes away, and is there', { precedent: gone }, latest, 'to-reconfirm'],
    ['read anew as gone', { reconfirmed: [{ ...read, text: null }] }, { ...latest, text: null }, 'holds'],
    ['reversed, whatever else', { reversal, reconfirmed: [read] }, latest, 'reversed'],
  ] as const)('%s', (_name, patch, now, expected) => {
    expect(standingOf({ ...state, ...patch } as never, now)).toBe(expected)
  })

  it('without a digest hold for the very version only', () => {
    const { text: _text, ...clause } = CLAUSE
    const older = { ...state, precedent: { ...PRECEDENT, clause } }
    expect(standingOf(older, latest)).toBe('to-reconfirm')
    expect(standingOf(older, { ...latest, packDigest: CLAUSE.packDigest })).toBe('holds')
  })

  it('are found by their words', () => {
    const other = { precedent: { ...PRECEDENT, id: 'p-2' as never, ruling: 'Never.', at: NOW } }
    expect(listPrecedents([state, other], 'never').map(({ precedent }) => precedent.id)).toEqual(['p-2'])
    expect(listPrecedents([state, other], '').map(({ precedent }) => precedent.id)).toEqual(['p-2', 'p-1'])
  })
})

it('a history reads without lines that only repeat another one', () => {
  const { gaps } = withEntries(EMPTY_REGISTER, [
    entry(1, opened),
    entry(2, { kind: 'answer', gap: GAP, text: 'Yes.' }),
    entry(3, { kind: 'decline', gap: GAP, what: 'Not ours' }),
  ])
  expect(readable(gaps.get(GAP)!.history).map(({ field }) => field)).toEqual(['opened', 'answer', 'outcome'])
})

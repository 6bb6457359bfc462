import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { canonicalJson } from '../../../src/core/base'
import {
  logOf,
  nextSeq,
  takes,
  targetKey,
  meets,
  uniteEntries,
  type CollationLog,
} from '../../../src/core/collation'
import { type Entry, isKnown } from '../../../src/core/model'
import { dispositions, entry, entrySets } from '../../support/collation-acts'
import { SCRIPTS, SEED } from '../../support/rounds'

const RUNS = Math.ceil(SCRIPTS / 20)
const settings = { numRuns: RUNS, seed: SEED }

/** Everything of a log, as one text. */
const said = (log: CollationLog): string =>
  canonicalJson({ ...log, voided: [...log.voided].sort(), revisions: [...log.revisions].sort() })
const saidOf = (entries: readonly Entry[]): string => said(logOf(entries))
const standing = (entries: readonly Entry[]): unknown => logOf(entries).standing
/** Without what was known: to have seen a late wish is not unseen again. */
const outcomes = (entries: readonly Entry[]): unknown =>
  logOf(entries).standing.map((one) => ({ ...one, disposition: { ...one.disposition, known: [] } }))
/** By somebody who knows all of them. */
const after = (entries: readonly Entry[], act: unknown, id = 'z1'): Entry[] => [
  ...entries,
  entry(id, nextSeq(entries), act),
]

describe('laws of the log', () => {
  test('order and repetition do not matter', () => {
    const shuffled = entrySets().chain((all) =>
      fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }), fc.subarray(all)),
    )
    fc.assert(
      fc.property(shuffled, ([all, mixed, again]) => {
        expect(saidOf([...mixed, ...again])).toBe(saidOf(all))
      }),
      settings,
    )
  })

  test('uniting copies is commutative, associative and idempotent, whatever they say under one id', () => {
    fc.assert(
      fc.property(entrySets(8), entrySets(8), entrySets(8), (a, b, c) => {
        const one = canonicalJson(uniteEntries(a, b, c))
        expect(canonicalJson(uniteEntries(uniteEntries(b, a), c))).toBe(one)
        expect(canonicalJson(uniteEntries(a, uniteEntries(c, b)))).toBe(one)
        expect(canonicalJson(uniteEntries(uniteEntries(a, b, c), b))).toBe(one)
        expect(saidOf(uniteEntries(a, b, c))).toBe(saidOf([...c, ...b, ...a]))
      }),
      settings,
    )
  })

  test('what was published in any copy is published in all together, whatever was undone, in any order', () => {
    const published = (entries: readonly Entry[]): string[] => logOf(entries).published.map(({ id }) => id)
    const own = (name: string, entries: readonly Entry[]): Entry[] =>
      entries.map((one) => ({ ...one, id: `${name}${one.id}` as typeof one.id }))
    let met = 0
    fc.assert(
      fc.property(entrySets(8), entrySets(8), entrySets(8), (common, mine, theirs) => {
        const copies = [
          [...common, ...own('a', mine)],
          [...common, ...own('b', theirs)],
        ] as const
        const all = uniteEntries(...copies)
        const each = copies.map(published)
        expect(new Set(published(all))).toEqual(new Set(each.flat()))
        expect(published(uniteEntries(copies[1], all, copies[0]))).toEqual(published(all))
        if (each.every((ids) => ids.length)) met++
      }),
      settings,
    )
    expect(met).toBeGreaterThan(RUNS / 10)
  })

  test('the names of fields in another order are the same entry', () => {
    const turned = (value: unknown): unknown => {
      if (Array.isArray(value)) return value.map(turned)
      if (value === null || typeof value !== 'object') return value
      return Object.fromEntries(
        Object.entries(value)
          .reverse()
          .map(([key, inner]) => [key, turned(inner)]),
      )
    }
    fc.assert(
      fc.property(entrySets(8), (all) => {
        expect(saidOf([...(turned(all) as Entry[]), ...all])).toBe(saidOf(all))
      }),
      { ...settings, numRuns: Math.ceil(RUNS / 5) },
    )
  })

  test('every id stays, what is not known too', () => {
    fc.assert(
      fc.property(entrySets(), (all) => {
        const log = logOf(all)
        expect(log.entries.map(({ id }) => id).sort()).toEqual([...new Set(all.map(({ id }) => id))].sort())
        for (const one of log.entries) expect(all).toContainEqual(one)
      }),
      { ...settings, numRuns: Math.ceil(RUNS / 5) },
    )
  })

  test('undoing a decision brings back exactly what stood; undoing the undo, the decision', () => {
    fc.assert(
      fc.property(entrySets(), dispositions(), (before, disposition) => {
        const decided = after(before, { kind: 'decide', dispositions: [disposition] }, 'z1')
        const undone = after(decided, { kind: 'undo', entry: 'z1' }, 'z2')
        const redone = after(undone, { kind: 'undo', entry: 'z2' }, 'z3')
        const again = after(redone, { kind: 'undo', entry: 'z3' }, 'z4')
        expect(standing(undone)).toEqual(standing(before))
        expect(standing(redone)).toEqual(standing(decided))
        expect(standing(again)).toEqual(standing(before))
        // Undone twice on two machines, redone once: the other undo still counts.
        const twice = after(undone, { kind: 'undo', entry: 'z1' }, 'z5')
        expect(standing(after(twice, { kind: 'undo', entry: 'z2' }, 'z6'))).toEqual(standing(before))
      }),
      settings,
    )
  })

  test('a restored snapshot is what stood then, rulings since apart', () => {
    fc.assert(
      fc.property(entrySets(8), fc.array(dispositions(), { maxLength: 4 }), (before, more) => {
        let all = after(before, { kind: 'snapshot', name: 'then' }, 'z1')
        const then = outcomes(all)
        more.forEach((one, i) => (all = after(all, { kind: 'decide', dispositions: [one] }, `y${i}`)))
        const back = after(all, { kind: 'restore', snapshot: 'z1' }, 'z2')
        expect(outcomes(back)).toEqual(then)
      }),
      settings,
    )
  })

  test('decisions that are taken never overlap, and of one place there is one', () => {
    fc.assert(
      fc.property(entrySets(20), (all) => {
        const { standing: kept } = logOf(all)
        const places = kept.map(({ disposition }) => targetKey(disposition.on))
        expect(new Set(places).size).toBe(places.length)
        const taken = kept.flatMap(({ disposition }) =>
          takes(disposition) && disposition.on.kind === 'cluster' ? [disposition.on.extent] : [],
        )
        taken.forEach((a, i) => {
          for (const b of taken.slice(i + 1)) expect(meets(a, b)).toBe(false)
        })
      }),
      settings,
    )
  })
})

describe('laws of disputes', () => {
  test('a ruling stands whatever is decided, restored or undone, until it is reversed', () => {
    fc.assert(
      fc.property(entrySets(), entrySets(6), (before, later) => {
        const known = logOf(before)
        const shift = nextSeq(before)
        const fresh = later
          .filter(({ act }) => !['rule', 'reverse', 'refer'].includes(act.kind))
          .map((one, i) => ({ ...one, id: `y${i}`, seq: one.seq + shift }) as Entry)
        const then = logOf([...before, ...fresh])
        for (const dispute of known.disputes.filter(({ ruling }) => ruling)) {
          const now = then.disputes.find(({ id }) => id === dispute.id)
          expect(now?.rulings).toEqual(dispute.rulings)
        }
        const what = ({ standing: kept }: CollationLog): unknown =>
          kept.flatMap(({ id, dispute, disposition: { edits, outcome } }) =>
            dispute ? [[id, edits, outcome]] : [],
          )
        expect(what(then)).toEqual(what(known))
      }),
      settings,
    )
  })

  test('every ruling that was in force, and every reversal of it, is kept in order', () => {
    fc.assert(
      fc.property(entrySets(20), (all) => {
        const log = logOf(all)
        for (const { rulings, ruling } of log.disputes) {
          expect(rulings.at(-1)?.standing ?? null).toEqual(ruling)
          expect(rulings.map(({ kind }) => kind)).toEqual(rulings.map((_, i) => (i ? 'reversal' : 'ruling')))
        }
        const kept = new Set(log.disputes.flatMap(({ rulings }) => rulings.map(({ entry: id }) => id)))
        const places = new Map(
          log.disputes.flatMap(({ on, rulings }) =>
            rulings.map(({ entry: id }) => [id, targetKey(on)] as const),
          ),
        )
        const answers = log.entries.filter(({ act }, at) => {
          if (!isKnown(act) || act.kind !== 'reverse') return false
          if (places.get(act.ruling) !== targetKey(act.disposition.on)) return false
          return log.entries.findIndex((one) => one.id === act.ruling) < at
        })
        for (const { id } of answers) expect(kept.has(id)).toBe(true)
      }),
      settings,
    )
  })

  test('parties speak in turn: once in a round, positions first, rebuttals within the limit', () => {
    fc.assert(
      fc.property(entrySets(20), (all) => {
        for (const { parties, positions, rebuttals, rebuttalLimit, stage, ruling } of logOf(all).disputes) {
          for (const round of [positions, rebuttals]) {
            const speakers = round.map(({ party }) => party)
            expect(new Set(speakers).size).toBe(speakers.length)
            for (const one of speakers) expect(parties).toContain(one)
          }
          expect(rebuttals.length === 0 || positions.length === parties.length).toBe(true)
          for (const { text } of rebuttals) expect(text.length).toBeLessThanOrEqual(rebuttalLimit)
          expect(stage === 'closed').toBe(ruling !== null)
        }
      }),
      settings,
    )
  })

  test('what somebody said is not taken away by undoing the referral', () => {
    fc.assert(
      fc.property(entrySets(20), (all) => {
        const log = logOf(all)
        const heard = log.disputes.filter((one) => one.positions.length || one.ruling)
        for (const { entry: refer, positions, rulings } of heard) {
          const undone = logOf(after(all, { kind: 'undo', entry: refer }))
          const now = undone.disputes.find((one) => one.entry === refer)
          expect([now?.positions, now?.rulings]).toEqual([positions, rulings])
        }
      }),
      settings,
    )
  })
})

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type CollationLog,
  type Folded,
  acceptMatter,
  decisionsAt,
  fold,
  logOf,
  mattersOf,
  rejectMatter,
  uniteEntries,
  withConsequences,
} from '../../../src/core/collation'
import type { Disposition, Revision } from '../../../src/core/model'
import { type Choice, Collator, choices, reviewed, teams, textOf } from '../../support/collator'
import { SCRIPTS, SEED } from '../../support/rounds'

const settings = { numRuns: Math.ceil(SCRIPTS / 20), seed: SEED }
const because = { code: 'clearer' } as const

/** Several on the same few words: places within places. */
const crowds = teams.filter(([, scripts]) => scripts.length > 1)

const revisionsOf = ([base, scripts]: typeof crowds extends fc.Arbitrary<infer T> ? T : never): Revision[] =>
  reviewed(base, scripts).map(({ revision }) => revision)

const standingIds = (log: CollationLog): Set<string> => new Set(log.standing.map(({ id }) => id))

describe('laws of decisions that stand beside one another', () => {
  test('a decision stands, and ends no other but of its place and what it says', () => {
    fc.assert(
      fc.property(crowds, choices, (team, what) => {
        const collator = new Collator(team[0], fold(team[0], revisionsOf(team)))
        for (const choice of what) {
          const before = logOf(collator.entries)
          collator.choose({ ...choice, following: 'with' })
          const act = collator.entries.at(-1)?.act
          const made = (act?.kind === 'decide' ? act.dispositions : []) as Disposition[]
          const after = logOf(collator.entries)
          const now = standingIds(after)
          const entry = collator.entries.at(-1)?.id
          expect(made.every((_, n) => now.has(`${entry}.${n}`))).toBe(true)
          const named = new Set(made.map(({ on }) => (on.kind === 'cluster' ? on.cluster : on.thread)))
          const ended = before.standing
            .filter(({ id }) => !now.has(id))
            .map(({ disposition: { on } }) => (on.kind === 'cluster' ? on.cluster : on.thread))
          expect(ended.filter((place) => !named.has(place))).toEqual([])
        }
      }),
      settings,
    )
  }, 200_000)

  test('who decides every open matter once, in any order, has none left', () => {
    const verdicts = fc.array(fc.record({ at: fc.nat(), verdict: fc.nat({ max: 2 }) }), {
      minLength: 40,
      maxLength: 40,
    })
    fc.assert(
      fc.property(crowds, verdicts, (team, order) => {
        const collator = new Collator(team[0], fold(team[0], revisionsOf(team)))
        const count = collator.matters().length
        for (let n = 0; n < count; n++) {
          const { at, verdict } = order[n % order.length]!
          const all = collator.matters()
          const open = all.filter(({ state }) => state === 'open')
          const matter = open[at % open.length]
          if (!matter) break
          const wish = matter.wishes[at % matter.wishes.length]?.digest ?? null
          const made = verdict ? acceptMatter(matter, wish, because) : rejectMatter(matter, because)
          collator.decide(...withConsequences(made, matter, new Map(all.map((one) => [one.id, one]))))
        }
        expect(collator.matters().filter(({ state }) => state === 'open')).toEqual([])
      }),
      settings,
    )
  }, 200_000)

  test('of two who decided apart, on what each had, every decision is seen when all comes together', () => {
    const apart = (folded: Folded, team: Parameters<typeof revisionsOf>[0], what: Choice[], name: string) => {
      const collator = new Collator(team[0], folded)
      for (const choice of what) collator.choose(choice)
      return collator.entries.map((entry) => ({ ...entry, id: `${name}${entry.id}` as typeof entry.id }))
    }
    fc.assert(
      fc.property(crowds, choices, choices, (team, mine, theirs) => {
        const [base] = team
        const all = revisionsOf(team)
        const a = apart(fold(base, all.slice(0, -1)), team, mine, 'a')
        const b = apart(fold(base, all.slice(1)), team, theirs, 'b')
        const log = logOf(uniteEntries(a, b))
        const matters = mattersOf(fold(base, all), log)
        const seen = new Set(matters.flatMap((matter) => decisionsAt(matter).map(({ id }) => id)))
        expect([...standingIds(log)].filter((id) => !seen.has(id))).toEqual([])
        const united = new Collator(base, fold(base, all))
        united.entries.push(...uniteEntries(a, b))
        expect(textOf(united.text())).toBe(textOf(united.text()))
      }),
      settings,
    )
  }, 200_000)
})

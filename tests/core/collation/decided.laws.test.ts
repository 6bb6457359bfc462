import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type Matter,
  acceptMatter,
  fold,
  keepEarlier,
  logOf,
  mattersOf,
  rejectMatter,
  takes,
} from '../../../src/core/collation'
import { baseDigest } from '../../../src/core/doc'
import { Collator, choices, reviewed, teams, textOf } from '../../support/collator'
import { edits } from '../../support/edits'
import { SCRIPTS, SEED } from '../../support/rounds'

// A round is a team of reviewers and a collator.
const settings = { numRuns: Math.ceil(SCRIPTS / 80), seed: SEED }
const because = { code: 'clearer' } as const

/** Who wants what was taken. */
function supportersOf({ standing }: Matter): readonly string[] {
  const { taken = null, known = [] } = standing?.disposition ?? {}
  return known.find(({ digest }) => digest === taken)?.supporters ?? []
}

describe('laws of the decided text', () => {
  test('with nothing decided, or nothing taken, it is the base', () => {
    fc.assert(
      fc.property(teams, choices, ([base, scripts], what) => {
        const folded = fold(
          base,
          reviewed(base, scripts).map((one) => one.revision),
        )
        const collator = new Collator(base, folded)
        expect(textOf(collator.text())).toBe(textOf(base))
        for (const one of what) collator.choose({ ...one, what: one.at < 0.5 ? 'reject' : 'defer' })
        expect(textOf(collator.text())).toBe(textOf(base))
      }),
      settings,
    )
  }, 200_000)

  test('with every wish of one reviewer taken, it is exactly their text', () => {
    fc.assert(
      fc.property(teams, ([base, scripts]) => {
        const team = reviewed(base, scripts)
        const folded = fold(
          base,
          team.map((one) => one.revision),
        )
        for (const { key, clean } of team) {
          const collator = new Collator(base, folded)
          const own = collator.matters().flatMap((matter) => {
            const wish = matter.wishes.find(({ supporters }) => supporters.includes(key))
            return wish ? [acceptMatter(matter, wish.digest, because)] : []
          })
          if (own.length) collator.decide(...own)
          expect(logOf(collator.entries).standing).toHaveLength(own.length)
          expect(textOf(collator.text())).toBe(textOf(clean))
        }
      }),
      settings,
    )
  }, 200_000)

  test('any decisions in any order make a text, with all of them in it or replaced by later ones', () => {
    fc.assert(
      fc.property(teams, choices, ([base, scripts], what) => {
        const folded = fold(
          base,
          reviewed(base, scripts).map((one) => one.revision),
        )
        const collator = new Collator(base, folded)
        for (const one of what) {
          collator.choose(one)
          const now = collator.text()
          now.check()
          expect(baseDigest(now)).toBeTypeOf('string')
        }
      }),
      settings,
    )
  }, 200_000)

  test('what follows from a decision leaves no two that exclude each other', () => {
    fc.assert(
      fc.property(teams, choices, ([base, scripts], what) => {
        const folded = fold(
          base,
          reviewed(base, scripts).map((one) => one.revision),
        )
        const collator = new Collator(base, folded)
        for (const one of what) collator.choose({ ...one, following: 'with' })
        const taken = collator.matters().filter((m) => m.standing && takes(m.standing.disposition))
        const byId = new Map(taken.map((matter) => [matter.id, supportersOf(matter)]))
        for (const matter of taken)
          for (const inner of matter.cluster?.covers ?? []) {
            const both = byId.get(inner)?.some((key) => supportersOf(matter).includes(key)) ?? true
            expect(both).toBe(true)
          }
      }),
      settings,
    )
  }, 200_000)

  test('a late review changes no decided text, and is seen as late until it is weighed', () => {
    fc.assert(
      fc.property(teams, edits(4), choices, ([base, scripts], late, what) => {
        const all = reviewed(base, [...scripts, late]).map((one) => one.revision)
        const collator = new Collator(base, fold(base, all.slice(0, -1)))
        for (const one of what) collator.choose(one)
        const before = textOf(collator.text())
        collator.folded = fold(base, all)
        expect(textOf(collator.text())).toBe(before)
        for (const { id } of collator.matters().filter(({ state }) => state === 'late')) {
          const matter = collator.matters().find((one) => one.id === id)!
          if (matter.state !== 'late') continue
          const kept = keepEarlier(matter)
          expect(kept).not.toEqual([])
          collator.decide(...kept)
          expect(textOf(collator.text())).toBe(before)
          expect(collator.matters().find((one) => one.id === id)).toMatchObject({ late: [] })
        }
        expect(collator.matters().filter(({ state }) => state === 'late')).toEqual([])
      }),
      settings,
    )
  }, 200_000)

  test('a wish that was decided upon is not open again because a late one made its place larger', () => {
    fc.assert(
      fc.property(teams, edits(4), ([base, scripts], late) => {
        const all = reviewed(base, [...scripts, late]).map((one) => one.revision)
        const collator = new Collator(base, fold(base, all.slice(0, -1)))
        const first = collator.matters()
        if (!first.length) return
        collator.decide(...first.map((matter) => rejectMatter(matter, because)))
        collator.folded = fold(base, all)
        const old = new Set(first.flatMap(({ wishes }) => wishes.flatMap(({ ids }) => ids)))
        const again = collator
          .matters()
          .filter(({ wishes }) => wishes.some(({ ids }) => ids.some((id) => old.has(id))))
        expect(again.filter(({ state }) => state === 'open')).toEqual([])
      }),
      settings,
    )
  }, 200_000)

  test('every change of every review is in a matter, or has no effect left', () => {
    fc.assert(
      fc.property(teams, ([base, scripts]) => {
        const folded = fold(
          base,
          reviewed(base, scripts).map((one) => one.revision),
        )
        const matters = mattersOf(folded, logOf([]))
        for (const { key, changes, moot, absorbed } of folded.heads) {
          const mine = matters.flatMap(({ wishes }) =>
            wishes.flatMap(({ supporters, ids }) => (supporters.includes(key) ? ids : [])),
          )
          const settled = new Set<string>([...moot, ...absorbed])
          for (const id of changes) expect([id, mine.includes(id) !== settled.has(id)]).toEqual([id, true])
        }
      }),
      settings,
    )
  }, 200_000)
})

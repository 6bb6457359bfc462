import fc from 'fast-check'
import type { Node } from 'prosemirror-model'
import { describe, expect, test } from 'vitest'
import { canonicalJson } from '../../../src/core/base'
import {
  type Matter,
  type Folded,
  acceptMatter,
  acceptWithEdits,
  decidedText,
  deferMatter,
  fold,
  keepEarlier,
  logOf,
  mattersOf,
  rejectMatter,
  takes,
  withConsequences,
} from '../../../src/core/collation'
import { baseDigest, plainJson } from '../../../src/core/doc'
import type { Disposition, Entry, Revision } from '../../../src/core/model'
import { acceptAll, extract } from '../../../src/core/suggestion'
import { entry } from '../../support/collation-acts'
import { Desk, type Edit, baseDocs, edits } from '../../support/edits'
import { revisionBy } from '../../support/reviewers'
import { SCRIPTS, SEED } from '../../support/rounds'

// A round is a team of reviewers and a collator.
const RUNS = Math.ceil(SCRIPTS / 80)
const settings = { numRuns: RUNS, seed: SEED }
const because = { code: 'clearer' } as const

const text = (doc: Node): string => canonicalJson(plainJson(doc))
const teams = fc.tuple(baseDocs(), fc.array(edits(4), { minLength: 1, maxLength: 4 }))
/** What the collator does with which matter: fractions, and whether what follows from it is entered too. */
const choices = fc.array(
  fc.record({
    at: fc.double({ min: 0, max: 0.999, noNaN: true }),
    what: fc.constantFrom('take', 'take', 'own', 'reject', 'defer', 'keep'),
    wish: fc.double({ min: 0, max: 0.999, noNaN: true }),
    words: fc.constantFrom('', 'own words', 'a\nb', 'الهدايا', '贈り物 👩‍👩‍👧'),
    following: fc.constantFrom<'with' | 'without'>('with', 'without'),
  }),
  { maxLength: 6 },
)
type Choice = typeof choices extends fc.Arbitrary<(infer T)[]> ? T : never

interface Reviewed {
  readonly revision: Revision
  readonly key: string
  readonly clean: Node
}

/** Each script is one reviewer's offline work on the base. */
function reviewed(base: Node, scripts: readonly (readonly Edit[])[]): Reviewed[] {
  return scripts.map((script, n) => {
    const desk = new Desk(base)
    for (const edit of script) desk.edit({ ...edit, author: n })
    const empty = revisionOf(base, n)
    const revision = { ...empty, pending: extract(desk.doc), records: [...desk.records.values()] }
    return { revision, key: `review-${n}/desk${n}`, clean: acceptAll(desk.doc) }
  })
}

const heads = new WeakMap<Node, Map<number, Revision>>()
function revisionOf(base: Node, n: number): Revision {
  const known = heads.get(base) ?? new Map<number, Revision>()
  heads.set(base, known)
  if (!known.has(n)) known.set(n, revisionBy(base, { seed: n, changes: 0, reviewed: 0 }))
  return known.get(n)!
}

class Collator {
  readonly entries: Entry[] = []
  constructor(
    readonly base: Node,
    public folded: Folded,
  ) {}

  matters(): Matter[] {
    return mattersOf(this.folded, logOf(this.entries))
  }

  decide(...dispositions: Disposition[]): void {
    const n = this.entries.length + 1
    this.entries.push(entry(`e${n}`, n, { kind: 'decide', dispositions }))
  }

  text(): Node {
    return decidedText(this.base, logOf(this.entries).standing)
  }

  choose({ at, what, wish, words, following }: Choice): void {
    const all = this.matters()
    const matter = all[Math.floor(at * all.length)]
    if (!matter) return
    const chosen = matter.wishes[Math.floor(wish * matter.wishes.length)]?.digest ?? null
    const made =
      what === 'take'
        ? acceptMatter(matter, chosen, because)
        : what === 'own'
          ? acceptWithEdits(matter, { text: words, from: chosen }, because)
          : what === 'keep'
            ? keepEarlier(matter)
            : what === 'reject'
              ? rejectMatter(matter, because)
              : deferMatter(matter, because)
    if (!made) return
    const byId = new Map(all.map((one) => [one.id, one]))
    this.decide(...(following === 'with' ? withConsequences(made, matter, byId) : [made]))
  }
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
        expect(text(collator.text())).toBe(text(base))
        for (const one of what) collator.choose({ ...one, what: one.at < 0.5 ? 'reject' : 'defer' })
        expect(text(collator.text())).toBe(text(base))
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
          expect(text(collator.text())).toBe(text(clean))
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
        const ids = new Set(taken.map(({ cluster }) => cluster?.id))
        for (const { cluster } of taken)
          for (const inner of cluster?.covers ?? []) expect(ids.has(inner)).toBe(false)
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
        const before = text(collator.text())
        collator.folded = fold(base, all)
        expect(text(collator.text())).toBe(before)
        for (const { id } of collator.matters().filter(({ state }) => state === 'late')) {
          const matter = collator.matters().find((one) => one.id === id)!
          if (matter.state !== 'late') continue
          const kept = keepEarlier(matter)
          expect(kept).not.toBeNull()
          collator.decide(kept!)
          expect(text(collator.text())).toBe(before)
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

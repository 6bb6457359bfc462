import { describe, expect, test } from 'vitest'
import {
  acceptMatter,
  allMattersOf,
  decidedDigest,
  decidedText,
  decisionsAt,
  dispositionRows,
  fold,
  mattersOf,
  receiptsOf,
  rejectMatter,
  takes,
} from '../../../src/core/collation'
import { baseDigest } from '../../../src/core/doc'
import { DisputeId, type Revision } from '../../../src/core/model'
import {
  type Decider,
  ISSUER,
  decidedAtRandom,
  decider,
  entered,
  headFor,
  withMore,
} from '../../support/deciders'
import { corpusBase, revisionsBy } from '../../support/reviewers'

const base = corpusBase('en')
const team = revisionsBy(base, 3, { seed: 5, locale: 'en', changes: 10, threads: 2 })
const why = { code: 'clearer' } as const

/** Undoes the import that is that entry; the reviews of the others stay. */
function withoutImport(of: Decider, entry: number, left: readonly Revision[]): Decider {
  const folded = fold(base, left)
  return entered({ ...of, folded }, [{ kind: 'undo', entry: of.entries[entry]!.id }])
}

const allOf = ({ folded, log }: Decider) => allMattersOf(base, folded, log)
const unaskedOf = (of: Decider) => allOf(of).filter(({ state }) => state === 'unasked')

describe('what is decided and nobody asks for any more', () => {
  const begun = decider(base, team)
  const all = begun.matters
    .filter(({ cluster }) => cluster)
    .map((matter) => acceptMatter(matter, matter.wishes[0]!.digest, why))
  const decided = entered(begun, [{ kind: 'decide', dispositions: all }])
  const undone = withoutImport(decided, 0, [])

  test('is a matter without wishes for each decision that changes the text, with its place and clause', () => {
    const unasked = unaskedOf(undone)
    expect(unasked.flatMap(decisionsAt)).toHaveLength(undone.log.standing.length)
    expect(unasked).toHaveLength(allOf(undone).length)
    for (const matter of unasked) {
      const before = decided.matters.find(({ standing }) => standing?.id === matter.standing?.id)
      expect(matter).toMatchObject({ base: before?.base, clause: before?.clause, wishes: [], heads: [] })
    }
    const places = new Map(undone.folded.clauses.map(({ id }, i) => [id as string, i]))
    const order = unasked.map(({ clause }) => places.get(clause ?? '') ?? Infinity)
    expect(order).toEqual([...order].sort((a, b) => a - b))
  })

  test('is there again as it was when the import is done again', () => {
    const undo = undone.entries.at(-1)!
    const redone = entered({ ...undone, folded: fold(base, team) }, [{ kind: 'undo', entry: undo.id }])
    expect(allOf(redone)).toEqual(mattersOf(redone.folded, redone.log))
    expect(allOf(redone).map(({ state }) => state)).toEqual(allOf(decided).map(({ state }) => state))
  })

  test('can be taken back, or turned down, and then the text is the base', () => {
    const on = unaskedOf(undone).map(({ target }) => target)
    const reopened = entered(undone, [{ kind: 'reopen', on }])
    expect(allOf(reopened)).toEqual([])
    expect(decidedDigest(base, reopened.log.standing)).toBe(baseDigest(base))
    const dispositions = unaskedOf(undone).map((matter) => rejectMatter(matter, why))
    const rejected = entered(undone, [{ kind: 'decide', dispositions }])
    expect(allOf(rejected)).toEqual([])
    expect(decidedDigest(base, rejected.log.standing)).toBe(baseDigest(base))
  })

  test('stands in the disposition table with what it makes of its place, and in no receipt', () => {
    const matters = allOf(undone)
    const rows = dispositionRows(undone.folded, undone.log, matters)
    expect(rows.map(({ matter }) => matter)).toEqual(matters.map(({ id }) => id))
    for (const row of rows)
      expect(row).toMatchObject({ state: 'unasked', outcome: 'taken', code: 'clearer', support: 0, ids: [] })
    const before = dispositionRows(decided.folded, decided.log, decided.matters)
    const results = new Set(before.map(({ result }) => result))
    expect(rows.filter(({ result }) => !results.has(result))).toEqual([])
    const { folded, log } = undone
    const issued = { issuedBy: ISSUER, issuedAt: '2026-11-12T08:00:00.000Z' }
    expect(receiptsOf({ head: headFor(team[0]!), folded, log, matters, ...issued })).toEqual([])
  })

  test('is what somebody else asks for too no longer', () => {
    const [first, ...rest] = team
    const apart = withMore(decider(base, rest), [first!])
    const chosen = apart.matters
      .filter(({ cluster }) => cluster)
      .map((matter) => acceptMatter(matter, matter.wishes[0]!.digest, why))
    const full = entered(apart, [{ kind: 'decide', dispositions: chosen }])
    const less = withoutImport(full, 1, rest)
    const unasked = unaskedOf(less)
    expect(unasked.length).toBeGreaterThan(0)
    const held = less.log.standing.length - unasked.length
    expect(held).toBeGreaterThan(0)
    const only = new Set(apart.folded.heads.find(({ review }) => review === first!.head.id)!.changes)
    for (const { standing } of unasked)
      for (const id of standing!.disposition.known.flatMap(({ ids }) => ids)) expect(only).toContain(id)
  })

  test('counts a dispute that waits for a ruling on what is gone', () => {
    const matter = begun.matters.find(({ cluster }) => cluster)!
    const dispute = DisputeId.parse('d-1')
    const referred = entered(begun, [
      {
        kind: 'refer',
        dispute,
        on: matter.target,
        clause: matter.clause,
        question: 'Which?',
        parties: ['Law'],
        adjudicator: 'Dana',
        rebuttalLimit: 0,
      },
    ])
    const gone = withoutImport(referred, 0, [])
    expect(allOf(gone)).toMatchObject([{ state: 'disputed', standing: null, clause: matter.clause }])
    const disposition = acceptMatter(matter, matter.wishes[0]!.digest, why)
    const ruled = entered(gone, [
      { kind: 'rule', dispute, clause: matter.clause, disposition, rationale: 'so', precedent: 'precedent' },
    ])
    expect(allOf(ruled)).toMatchObject([{ state: 'unasked', standing: { dispute } }])
  })
})

test.each([1, 2, 3, 4])(
  'whatever is decided and undone, nothing changes the text unseen (seed %i)',
  (seed) => {
    const reviews = revisionsBy(base, 4, { seed, locale: 'en', changes: 12, threads: 2 })
    const [late, ...early] = reviews
    const first = decidedAtRandom(decider(base, early), seed)
    const second = decidedAtRandom(withMore(first, [late!]), seed + 100)
    const at = second.entries.map(({ act }) => act.kind).indexOf('import')
    for (const [entry, left] of [
      [at, [late!]],
      [second.entries.findIndex(({ act }, i) => act.kind === 'import' && i > at), early],
    ] as const) {
      const undone = withoutImport(second, entry, left)
      const seen = new Set(allOf(undone).flatMap(decisionsAt))
      const unseen = undone.log.standing
        .filter(({ disposition }) => takes(disposition))
        .filter((s) => !seen.has(s))
      expect(unseen.filter(({ disposition }) => disposition.on.kind === 'cluster')).toEqual([])
      const shown = [...seen]
      const text = decidedText(base, shown)
      expect(baseDigest(text)).toBe(decidedDigest(base, undone.log.standing))
    }
  },
)

import fc from 'fast-check'
import type { Node } from 'prosemirror-model'
import { describe, expect, test } from 'vitest'
import { canonicalJson } from '../../../src/core/base'
import {
  type DispositionRow,
  type Matter,
  acceptMatter,
  decidedSet,
  dispositionRows,
  readable,
  receiptsOf,
  rejectMatter,
} from '../../../src/core/collation'
import { clausesOf, docOf } from '../../../src/core/doc'
import { type Answer, Receipt, type Revision } from '../../../src/core/model'
import { flowsOf, project, runOf } from '../../../src/core/suggestion'
import {
  type Decider,
  ISSUER,
  decidedAtRandom,
  decider,
  entered,
  headFor,
  withMore,
} from '../../support/deciders'
import { corpusBase, laterRevision, revisionsBy } from '../../support/reviewers'
import { SCRIPTS, SEED } from '../../support/rounds'

const RUNS = Math.ceil(SCRIPTS / 50)
console.log(`receipt laws: ${RUNS} rounds of decisions, seed ${SEED}`)
const settings = { numRuns: RUNS, seed: SEED }

interface Team {
  readonly base: Node
  readonly early: Decider
  readonly late: readonly Revision[]
}

/** A few paragraphs, so that the reviewers meet; copies of one review, and those who went on, come late. */
const teams: Team[] = ['en', 'de', 'ar', 'ja'].flatMap((locale, n) =>
  [0, 1, 2].map((k): Team => {
    const blocks = clausesOf(corpusBase(locale)).map(({ node }) => node)
    const base = docOf(blocks.slice(k * 6, k * 6 + 6))
    const seed = 40 + n * 100 + k * 10
    const all = revisionsBy(base, 5, { seed, locale, changes: 7, threads: 2, own: 0.2 })
    const [first, second, ...more] = all as [Revision, Revision, ...Revision[]]
    const goneOn = laterRevision(base, first, { seed: seed + 50, changes: 3, threads: 1 })
    const copy = laterRevision(base, second, { seed: seed + 51, changes: 2, replica: 'laptop' })
    const twin = laterRevision(base, second, { seed: seed + 52, changes: 2 })
    const early = [first, second, ...more.slice(0, 2)]
    return { base, early: decider(base, early), late: [...all, goneOn, copy, twin] }
  }),
)

const rounds = fc.record({
  team: fc.integer({ min: 0, max: teams.length - 1 }),
  seed: fc.integer({ min: 1, max: 1_000_000 }),
  share: fc.constantFrom(0.2, 0.7, 1),
  after: fc.constantFrom('nothing', 'late', 'late and again'),
})

interface Round {
  readonly team: number
  readonly seed: number
  readonly share: number
  readonly after: string
}

function played({ team: n, seed, share, after }: Round): Decider {
  const team = teams[n]!
  const once = decidedAtRandom(team.early, seed, share)
  if (after === 'nothing') return once
  const more = withMore(once, team.late)
  return after === 'late' ? more : decidedAtRandom(more, seed + 1, share / 2)
}

function receipts({ folded, log, matters }: Decider, team: Team): Receipt[] {
  const head = headFor(team.late[0]!)
  return receiptsOf({ head, folded, log, matters, issuedBy: ISSUER, issuedAt: '2026-11-12T08:00:00.000Z' })
}

const rowsOf = ({ folded, log, matters }: Decider): DispositionRow[] => dispositionRows(folded, log, matters)

const answersOf = (all: readonly Receipt[]): Answer[] => all.flatMap(({ answers }) => answers)

describe('laws of receipts', () => {
  test('what came in is answered: every change and every thread in exactly one answer', () => {
    fc.assert(
      fc.property(rounds, (round) => {
        const state = played(round)
        const all = receipts(state, teams[round.team]!)
        expect(all.map(({ review, replica }) => `${review}/${replica}`)).toEqual(
          state.folded.heads.map(({ review, replica }) => `${review}/${replica}`),
        )
        state.folded.heads.forEach((head, i) => {
          const { answers } = Receipt.parse(all[i])
          const ids = answers.flatMap((one) => (one.kind === 'change' ? one.ids : []))
          const threads = answers.flatMap((one) => (one.kind === 'thread' ? [one.thread] : []))
          expect(ids.sort()).toEqual([...head.changes].sort())
          expect(threads.sort()).toEqual([...head.threads].sort())
        })
      }),
      { ...settings, numRuns: Math.ceil(RUNS / 2) },
    )
  }, 200_000)

  test('the table has every change and thread, with the outcomes that the receipts tell', () => {
    fc.assert(
      fc.property(rounds, (round) => {
        const state = played(round)
        const rows = rowsOf(state)
        const all = receipts(state, teams[round.team]!)
        expect(new Set(rows.flatMap(({ ids }) => ids))).toEqual(
          new Set(state.folded.heads.flatMap((h) => h.changes)),
        )
        expect(rows.flatMap(({ thread }) => thread ?? []).sort()).toEqual(
          state.folded.threads.map(({ thread }) => thread.id).sort(),
        )
        expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length)
        const told = new Map(
          answersOf(all).flatMap((a) => (a.kind === 'thread' ? [[a.thread, a.outcome]] : [])),
        )
        const threads = rows.flatMap(({ thread, outcome }) => (thread ? [[thread, outcome] as const] : []))
        expect(new Map(threads)).toEqual(told)
      }),
      { ...settings, numRuns: Math.ceil(RUNS / 4) },
    )
  }, 200_000)

  test('nobody reads who else wanted what', () => {
    fc.assert(
      fc.property(rounds, (round) => {
        const state = played(round)
        receipts(state, teams[round.team]!).forEach((receipt, i) => {
          const text = JSON.stringify(receipt)
          for (const { reviewer, key, review } of state.folded.heads) {
            if (review === state.folded.heads[i]!.review) continue
            for (const word of [reviewer.name, `"${reviewer.id}"`, key]) expect(text).not.toContain(word)
          }
        })
      }),
      { ...settings, numRuns: Math.ceil(RUNS / 4) },
    )
  }, 200_000)

  test('the order in which reviews and decisions came does not show', () => {
    fc.assert(
      fc.property(rounds, (round) => {
        const state = played({ ...round, after: 'late' })
        const once = canonicalJson(receipts(state, teams[round.team]!))
        const turned = withMore(
          { ...state, entries: [...state.entries].reverse() },
          [...teams[round.team]!.late].reverse(),
        )
        expect(canonicalJson(receipts(turned, teams[round.team]!))).toBe(once)
      }),
      { ...settings, numRuns: Math.ceil(RUNS / 20) },
    )
  }, 200_000)

  test('an answer says what the decided text says', () => {
    fc.assert(
      fc.property(rounds, (round) => {
        const state = played(round)
        const now = textFinder(teams[round.team]!.base, state)
        const byId = new Map(state.matters.map((matter) => [matter.id, matter]))
        const wrong = rowsOf(state).filter(
          ({ matter, property, kind, result }) =>
            matter !== null &&
            property === null &&
            kind === 'change' &&
            !result.includes(now(byId.get(matter)!)),
        )
        expect(wrong).toEqual([])
      }),
      { ...settings, numRuns: Math.ceil(RUNS / 4) },
    )
  }, 200_000)

  test('whose every wish is taken is told so, and whose every wish is turned down', () => {
    for (const team of teams)
      for (const head of team.early.folded.heads) {
        const acts = team.early.matters.flatMap((matter) => {
          const wish = matter.wishes.find(({ supporters }) => supporters.includes(head.key))
          return wish ? [acceptMatter(matter, wish.digest, { code: 'clearer' })] : []
        })
        if (!acts.length) continue
        const taken = entered(team.early, [{ kind: 'decide', dispositions: acts }])
        const own = receipts(taken, team).find(({ review }) => review === head.review)!
        const changes = own.answers.filter(
          ({ kind, outcome }) => kind === 'change' && outcome !== 'no-effect',
        )
        expect(new Set(changes.map(({ outcome }) => outcome))).toEqual(new Set(['taken']))
        const none = entered(team.early, [
          {
            kind: 'decide',
            dispositions: team.early.matters.map((m) => rejectMatter(m, { code: 'preference' })),
          },
        ])
        const answers = answersOf(receipts(none, team)).filter(({ outcome }) => outcome !== 'no-effect')
        expect(new Set(answers.map(({ outcome, code }) => `${outcome} ${code}`))).toEqual(
          new Set(['not-taken preference']),
        )
      }
  })

  test('before anything is decided, everything is open and nobody is named', () => {
    for (const team of teams)
      for (const answer of answersOf(receipts(team.early, team))) {
        expect(['open', 'no-effect']).toContain(answer.outcome)
        expect(answer.by).toBeUndefined()
      }
  })
})

/** The text inside a place, read off the decided text itself; what touches its ends is left out. */
function textFinder(base: Node, { log }: Decider): (matter: Matter) => string {
  const flows = flowsOf(project(base, decidedSet(log.standing)))
  return ({ cluster }) => {
    const { flow, from, to } = cluster!
    const out = []
    let at = 0
    for (const token of flows.get(flow) ?? []) {
      const { ins, del } = token.own
      if (ins ? from < at && at < to : !del && from <= at && at < to) out.push(runOf(token, 'shown'))
      if (!ins) at++
    }
    return readable(out)
  }
}

import fc from 'fast-check'
import { Disposition, Entry } from '../../src/core/model'

/** Random entries over few ids, places and people, so that acts meet. Not every one makes sense: entries come from anywhere. */
export function entrySets(max = 14): fc.Arbitrary<Entry[]> {
  return fc.array(entries(), { minLength: 0, maxLength: max })
}

export const IDS = Array.from({ length: 10 }, (_, n) => `e${n}`)
export const PARTIES = ['Ana', 'Bo', 'Chidi']
const PLACES = [
  [0, 4],
  [2, 6],
  [4, 4],
  [4, 8],
  [6, 7],
  [0, 300],
] as const

export function dispositions(): fc.Arbitrary<Disposition> {
  return fc
    .record({
      place: fc.constantFrom(...PLACES),
      flow: fc.constantFrom('body', 'cell'),
      class: fc.constantFrom('agree', 'conflict', 'contested', 'deletions'),
      outcome: fc.constantFrom('accepted', 'accepted-with-edits', 'rejected', 'deferred'),
      id: fc.constantFrom('s.1', 's.2', 's.3', 's.4'),
    })
    .map(({ place: [from, to], flow, class: kind, outcome, id }) =>
      Disposition.parse({
        on: {
          kind: 'cluster',
          cluster: `${from}-${to}`,
          class: kind,
          extent: { flow, from, to, property: null },
        },
        outcome,
        reason: { code: 'clearer' },
        known: [{ digest: 'd'.repeat(64), supporters: ['r/a'], ids: [id] }],
        taken: null,
        edits: outcome.startsWith('accepted') ? [{ from, to, content: [{ text: id }] }] : [],
      }),
    )
}

function entries(): fc.Arbitrary<Entry> {
  return fc
    .record({
      id: fc.constantFrom(...IDS),
      seq: fc.integer({ min: 1, max: 12 }),
      who: fc.constantFrom(...PARTIES),
      act: acts(),
    })
    .map(({ id, seq, who, act }) => entry(id, seq, act, who))
}

export function entry(id: string, seq: number, act: unknown, who = 'Ana'): Entry {
  return Entry.parse({ id, seq, act, by: { id: who, name: who }, at: '2026-11-02T08:00:00.000Z' })
}

function acts(): fc.Arbitrary<unknown> {
  const id = fc.constantFrom(...IDS)
  const one = dispositions()
  const dispute = fc.constantFrom('d1', 'd2')
  return fc.oneof(
    {
      weight: 4,
      arbitrary: fc.record({
        kind: fc.constant('decide'),
        dispositions: fc.array(one, { minLength: 1, maxLength: 2 }),
      }),
    },
    { weight: 3, arbitrary: fc.record({ kind: fc.constant('undo'), entry: id }) },
    fc.record({ kind: fc.constant('reopen'), on: one.map(({ on }) => [on]) }),
    fc.record({ kind: fc.constant('snapshot'), name: fc.constantFrom('a', 'b') }),
    fc.record({ kind: fc.constant('restore'), snapshot: id }),
    fc
      .tuple(dispute, one, fc.constantFrom(0, 3))
      .map(([name, { on }, rebuttalLimit]) => refer(name, { on, rebuttalLimit })),
    {
      weight: 3,
      arbitrary: fc.record({
        kind: fc.constant('statement'),
        dispute,
        party: fc.constantFrom(...PARTIES),
        round: fc.constantFrom('position', 'rebuttal'),
        wish: fc.constant(null),
        text: fc.constantFrom('no', 'longer'),
      }),
    },
    fc.tuple(dispute, one).map(([name, disposition]) => rule(name, disposition)),
    fc.tuple(id, one).map(([ruling, disposition]) => ({
      kind: 'reverse',
      ruling,
      disposition,
      rationale: 'seen anew',
    })),
    fc.record({
      kind: fc.constant('approve'),
      name: fc.constantFrom(...PARTIES),
      text: fc.constant('b'.repeat(64)),
    }),
    fc.record({
      kind: fc.constant('publish'),
      version: fc.constantFrom('v2', 'v3'),
      packDigest: fc.constant('c'.repeat(64)),
      text: fc.constant('b'.repeat(64)),
      approval: id,
    }),
    fc.record({ kind: fc.constant('blind'), names: fc.constantFrom('hidden', 'shown') }),
    fc.constant({ kind: 'of-another-time', what: { deep: [1] } }),
    fc.record({
      kind: fc.constant('import'),
      lines: fc.constantFrom('a', 'b').map((c) => [{ file: 'x', outcome: 'added', revision: c.repeat(64) }]),
    }),
  )
}

export function refer(
  dispute: string,
  more: { on: unknown; rebuttalLimit?: number; parties?: string[] },
): unknown {
  return {
    kind: 'refer',
    dispute,
    clause: null,
    question: 'which?',
    adjudicator: 'Dana',
    parties: PARTIES.slice(0, 2),
    rebuttalLimit: 0,
    ...more,
  }
}

export function rule(dispute: string, disposition: unknown): unknown {
  return {
    kind: 'rule',
    dispute,
    clause: null,
    disposition,
    rationale: 'because',
    precedent: 'precedent',
  }
}

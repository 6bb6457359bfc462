import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type Handback,
  type Shelf,
  planImport,
  revisionDigest,
  summaryOf,
  toRevision,
} from '../../../src/core/handback'
import type { Digest, ImportItem, Revision } from '../../../src/core/model'
import type { Review } from '../../../src/core/review'
import { AT, LATER, head, play } from '../review/sample'
import { type Act, anyActs, playActs, reviewOf } from './random-review'

function handback(...revisions: Revision[]): Handback {
  const { pack, packDigest, packVersion, author } = head()
  return {
    pack: { id: pack, version: packVersion, digest: packDigest, title: 'Gifting' },
    author,
    createdAt: AT,
    revisions,
  }
}

function shelf(revisions: readonly Revision[], base?: ReturnType<Shelf['baseOf']>): Shelf {
  return { revisions, baseOf: (about) => base ?? about.base }
}

/** The library after an import. */
function after(revisions: readonly Revision[], file: Handback): Revision[] {
  const { actions } = planImport(file, shelf(revisions))
  const gone = new Set<Digest>(actions.flatMap((a) => a.replaces))
  const kept = [...revisions, ...actions.map((a) => a.revision)]
  return kept.filter((r) => !gone.has(revisionDigest(r)))
}

const digests = (revisions: readonly Revision[]) => revisions.map(revisionDigest).sort()

function handedBack(review: Review): { revision: Revision; review: Review } {
  const revision = toRevision(review)
  const op = { kind: 'handed-back', at: LATER, digest: revisionDigest(revision) } as const
  return { revision, review: play(review, op) }
}

const INSERT: Act = { kind: 'edit', how: 'insert', a: 3, b: 0, who: 0 }
const THREAD: Act = { kind: 'thread', a: 30, b: 5 }
const FLAG: Act = { kind: 'clause', n: 1, value: 'flagged' }

const first = handedBack(reviewOf([INSERT, THREAD]))
const second = handedBack(playActs(first.review, [FLAG, { ...INSERT, a: 60 }], 'r1'))
const other = handedBack(playActs(first.review, [{ ...INSERT, a: 90 }], 'r2'))

function rows(items: readonly ImportItem[]): string[] {
  return items.map((i) => `${i.kind} ${i.outcome}${i.reason ? ` (${i.reason})` : ''} ${i.count}`)
}

describe('planning an import', () => {
  it.each([
    [
      'a new review',
      [],
      first.revision,
      ['review added 1', 'suggestion added 1', 'thread added 1', 'comment added 1'],
    ],
    [
      'the same again',
      [first.revision],
      first.revision,
      [
        'review already-there 1',
        'suggestion already-there 1',
        'thread already-there 1',
        'comment already-there 1',
      ],
    ],
    [
      'a later state',
      [first.revision],
      second.revision,
      [
        'review updated 1',
        'suggestion already-there 1',
        'suggestion added 1',
        'thread already-there 1',
        'comment already-there 1',
        'clause-state added 1',
      ],
    ],
    [
      'an earlier state',
      [second.revision],
      first.revision,
      [
        'review already-there (newer-here) 1',
        'suggestion already-there (newer-here) 1',
        'thread already-there (newer-here) 1',
        'comment already-there (newer-here) 1',
      ],
    ],
    [
      'a state that went another way',
      [second.revision],
      other.revision,
      [
        'review kept-apart (diverged) 1',
        'suggestion already-there 1',
        'suggestion kept-apart (diverged) 1',
        'thread already-there 1',
        'comment already-there 1',
      ],
    ],
  ] as [string, Revision[], Revision, string[]][])('%s', (_name, here, incoming, expected) => {
    expect(rows(planImport(handback(incoming), shelf(here)).items)).toEqual(expected)
  })

  it.each([
    ['no-pack', 'pack-unknown'],
    ['no-document', 'document-unknown'],
    ['f'.repeat(64), 'base-mismatch'],
  ])('refuses with %s: nothing is done, everything is reported', (base, reason) => {
    const plan = planImport(handback(first.revision), shelf([], base as Digest))
    expect(plan.actions).toEqual([])
    expect(new Set(plan.items.map((i) => `${i.outcome} ${i.reason}`))).toEqual(new Set([`refused ${reason}`]))
  })

  it('takes a whole history in one file and ends with its newest state', () => {
    const file = handback(second.revision, first.revision)
    expect(digests(after([], file))).toEqual(digests([second.revision]))
  })
})

/** Handbacks of one review: a chain, and branches that left it on other machines. */
const history = fc
  .array(fc.record({ from: fc.nat(), acts: anyActs }), { minLength: 1, maxLength: 4 })
  .map((branches) => {
    const made = [first]
    for (const [i, { from, acts }] of branches.entries())
      made.push(handedBack(playActs(made[from % made.length]!.review, acts, `b${i}`)))
    return made.map((m) => m.revision)
  })

describe('importing', () => {
  it('twice changes nothing, and the order of files does not matter', () => {
    fc.assert(
      fc.property(history, fc.infiniteStream(fc.nat()), (revisions, order) => {
        const inOrder = revisions.reduce((here, r) => after(here, handback(r)), [] as Revision[])
        const shuffled = revisions
          .map((r) => ({ r, key: order.next().value as number }))
          .sort((a, b) => a.key - b.key)
          .reduce((here, { r }) => after(here, handback(r)), [] as Revision[])
        expect(digests(shuffled)).toEqual(digests(inOrder))
        expect(digests(after([], handback(...revisions)))).toEqual(digests(inOrder))
        for (const r of revisions) {
          const plan = planImport(handback(r), shelf(inOrder))
          expect(plan.actions).toEqual([])
          expect(plan.items.every((i) => i.outcome === 'already-there')).toBe(true)
        }
      }),
      { numRuns: 60 },
    )
  })

  it('reports counts that add up to what the file holds', () => {
    fc.assert(
      fc.property(history, fc.nat(), (revisions, n) => {
        const incoming = revisions[n % revisions.length]!
        const { items } = planImport(handback(incoming), shelf(revisions.slice(1)))
        const total = (kind: string) =>
          items.filter((i) => i.kind === kind).reduce((sum, i) => sum + i.count, 0)
        const { changes, accepted, threads, reviewed, flagged } = summaryOf(incoming)
        expect(total('review')).toBe(1)
        expect(total('suggestion')).toBe(changes + accepted)
        expect(total('thread')).toBe(threads)
        expect(total('comment')).toBe(incoming.threads.flatMap((t) => t.comments).length)
        expect(total('clause-state')).toBe(reviewed + flagged)
      }),
      { numRuns: 60 },
    )
  })
})

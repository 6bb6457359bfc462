import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type Matter,
  decidedDigest,
  decisionsAt,
  logOf,
  mattersOf,
  plainMatters,
  rejectMatter,
  seatMatters,
} from '../../../src/core/collation'
import type { Act, Entry } from '../../../src/core/model'
import { decidedAtRandom, decider, entered } from '../../support/deciders'
import { bigBase, corpusBase, revisionsBy } from '../../support/reviewers'
import { SCRIPTS, SEED } from '../../support/rounds'

const base = corpusBase('en')
const begun = decider(base, revisionsBy(base, 4, { seed: 5, locale: 'en', changes: 12, threads: 2 }))
const { folded } = begun

const plain = plainMatters(folded)

/** With nothing kept of what was said of them before. */
function afresh(entries: readonly Entry[]): Matter[] {
  const other = { ...folded }
  seatMatters(other, plain)
  return mattersOf(other, logOf(structuredClone(entries)))
}

describe('matters over many decisions', () => {
  it('are the same objects where the log says nothing new of them', () => {
    const large = bigBase(400)
    let now = decider(large, revisionsBy(large, 4, { seed: 5, changes: 12, threads: 2 }))
    for (const matter of now.matters.filter((_, i) => i % 3 === 0)) {
      const before = now.matters
      now = entered(now, [{ kind: 'decide', dispositions: [rejectMatter(matter, { code: 'preference' })] }])
      const changed = now.matters.filter((one, i) => one !== before[i])
      expect(changed.map(({ id }) => id)).toEqual([matter.id])
      expect(changed.flatMap(decisionsAt)).toEqual([now.log.standing.at(-1)])
    }
  })

  it('say what they say when worked out afresh, over whatever is decided, undone, reopened and restored', () => {
    const steps = fc.array(
      fc.record({
        what: fc.constantFrom('undo', 'reopen', 'snapshot', 'restore', 'forget', 'decide'),
        at: fc.double({ min: 0, max: 0.999, noNaN: true }),
      }),
      { minLength: 1, maxLength: 8 },
    )
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1000 }), steps, (seed, all) => {
        let now = decidedAtRandom(begun, seed)
        expect(now.matters).toEqual(afresh(now.entries))
        for (const { what, at } of all) {
          const some = now.entries[Math.floor(at * now.entries.length)]!
          const matter = now.matters[Math.floor(at * now.matters.length)]!
          const snapshot = now.entries.filter(({ act }) => act.kind === 'snapshot').at(-1) ?? some
          const made: Record<string, Act[]> = {
            undo: [{ kind: 'undo', entry: some.id }],
            reopen: [{ kind: 'reopen', on: [matter.target] }],
            snapshot: [{ kind: 'snapshot', name: 'then' }],
            restore: [{ kind: 'restore', snapshot: snapshot.id }],
            decide: [{ kind: 'decide', dispositions: [rejectMatter(matter, { code: 'preference' })] }],
          }
          const kept =
            what === 'forget' ? now.entries.slice(0, 1 + Math.floor(at * now.entries.length)) : now.entries
          now = entered({ ...now, entries: kept }, made[what] ?? [])
          expect(now.matters).toEqual(afresh(now.entries))
        }
      }),
      { numRuns: Math.ceil(SCRIPTS / 500), seed: SEED },
    )
  }, 200_000)

  it('come from elsewhere, as clones, and are then decided as those worked out here', () => {
    const sent = structuredClone({ folded, matters: plainMatters(folded) })
    seatMatters(sent.folded, sent.matters)
    const done = decidedAtRandom(
      { ...begun, folded: sent.folded, matters: mattersOf(sent.folded, begun.log) },
      3,
    )
    expect(done.matters).toEqual(afresh(done.entries))
    const here = decidedAtRandom(begun, 3)
    expect(done.matters).toEqual(here.matters)
    expect(decidedDigest(base, done.log.standing)).toBe(decidedDigest(base, here.log.standing))
  })
})

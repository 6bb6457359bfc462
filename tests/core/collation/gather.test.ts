import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type GatherGround,
  broughtRevisions,
  fold,
  judgeRevision,
  lineOf,
  logOf,
  withRevision,
} from '../../../src/core/collation'
import { revisionDigest } from '../../../src/core/handback'
import { type Digest, Entry, type Locale, type Revision, bringsOne } from '../../../src/core/model'
import { corpusBase, laterRevision, revisionBy } from '../../support/reviewers'

const base = corpusBase('en')
const ana = revisionBy(base, { seed: 1, changes: 2, threads: 0 })
const anaLater = laterRevision(base, ana, { seed: 2, changes: 1, threads: 0 })
const anaElsewhere = laterRevision(base, ana, { seed: 3, changes: 1, threads: 0, replica: 'other' })
const ben = revisionBy(base, { seed: 4, changes: 2, threads: 1 })
const all = [ana, anaLater, anaElsewhere, ben]

const { pack, document, locale, base: digest } = ana.head
const empty: GatherGround = { text: { pack, document, locale, base: digest }, here: new Map() }

function took(
  ground: GatherGround,
  revisions: readonly Revision[],
): { words: string[]; ground: GatherGround } {
  const words: string[] = []
  let now = ground
  for (const revision of revisions) {
    const { outcome, reason } = judgeRevision(revision, now)
    words.push(reason ? `${outcome} ${reason}` : outcome)
    if (bringsOne(outcome)) now = withRevision(now, revision, revisionDigest(revision))
  }
  return { words, ground: now }
}

const headsOf = ({ here }: GatherGround): Digest[] =>
  fold(
    base,
    all.filter((revision) => here.has(revisionDigest(revision))),
  ).heads.map(({ revision }) => revision)

describe('judging what comes in', () => {
  it.each<[string, Revision[], string[]]>([
    ['two reviewers', [ana, ben], ['added', 'added']],
    ['the same twice', [ana, ana], ['added', 'already-there']],
    ['the newer after the older', [ana, anaLater], ['added', 'updated']],
    ['the older after the newer', [anaLater, ana], ['added', 'already-there newer-here']],
    ['one that went two ways', [anaLater, anaElsewhere], ['added', 'kept-apart diverged']],
    [
      'both ways after where they parted',
      [ana, anaLater, anaElsewhere],
      ['added', 'updated', 'kept-apart diverged'],
    ],
  ])('%s', (_, revisions, words) => {
    expect(took(empty, revisions).words).toEqual(words)
  })

  it('tells a review of another document, locale or pack from a refusal', () => {
    for (const change of [{ locale: 'de' as Locale }, { document: 'other' }, { pack: 'other' }]) {
      const other = { ...ana, head: { ...ana.head, ...change } } as Revision
      expect(judgeRevision(other, empty)).toEqual({ outcome: 'other-text' })
    }
  })

  it('comes to the same heads in every order, and a second time changes nothing', () => {
    const wanted = headsOf(took(empty, all).ground)
    fc.assert(
      fc.property(
        fc.shuffledSubarray(all, { minLength: all.length }),
        fc.shuffledSubarray(all),
        (order, more) => {
          const { ground } = took(empty, order)
          expect(headsOf(ground)).toEqual(wanted)
          const again = took(ground, more)
          expect(again.words.every((word) => word.startsWith('already-there'))).toBe(true)
          expect(headsOf(again.ground)).toEqual(wanted)
        },
      ),
      { numRuns: 60 },
    )
  })
})

describe('the line of an import', () => {
  it('counts what the review holds, and says as which revision it stands', () => {
    const line = lineOf({ file: 'ben', revision: ben, verdict: { outcome: 'added' } })
    expect(line).toMatchObject({ outcome: 'added', revision: revisionDigest(ben), threads: 1 })
    const rebased = { ...ana, rev: ana.rev + 1 }
    const moved = lineOf({ file: 'ben', revision: ben, verdict: { outcome: 'added' }, rebased })
    expect(moved).toMatchObject({ outcome: 'rebased', stands: revisionDigest(rebased) })
  })

  it('brings nothing once its import is undone', () => {
    const act = {
      kind: 'import',
      lines: [lineOf({ file: 'a', revision: ana, verdict: { outcome: 'added' } })],
    }
    const by = ana.head.author
    const at = '2026-11-20T08:00:00.000Z'
    const first = Entry.parse({ id: 'e-1', seq: 1, by, at, act })
    const undo = Entry.parse({ id: 'e-2', seq: 2, by, at, act: { kind: 'undo', entry: 'e-1' } })
    expect(broughtRevisions(logOf([first])).map((one) => one.digest)).toEqual([revisionDigest(ana)])
    expect(broughtRevisions(logOf([first, undo]))).toEqual([])
  })
})

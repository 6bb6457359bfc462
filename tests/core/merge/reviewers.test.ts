import { describe, expect, test } from 'vitest'
import { baseDigest, clausesOf } from '../../../src/core/doc'
import { fromRevision, revisionDigest, sealRevision } from '../../../src/core/handback'
import { clustersOf, headsOf } from '../../../src/core/merge'
import { Revision } from '../../../src/core/model'
import { acceptAll, cardsOf, idsIn, rejectAll } from '../../../src/core/suggestion'
import { bigBase, corpusBase, laterRevision, revisionBy, revisionsBy } from '../../support/reviewers'

const LOCALES = ['en', 'de', 'ar', 'ja'] as const

describe.each(LOCALES)('reviewers of a text in %s', (locale) => {
  const base = corpusBase(locale)
  const revisions = revisionsBy(base, 5, { seed: 40, locale, changes: 30, threads: 8, flags: 2 })

  test('hand back what opens on the base and comes back the same', () => {
    for (const revision of revisions) {
      expect(Revision.parse(revision)).toEqual(revision)
      const opened = fromRevision(base, revision)
      if (!opened.ok) throw new Error(opened.problem.detail)
      expect(baseDigest(rejectAll(opened.value.doc))).toBe(baseDigest(base))
      expect(baseDigest(acceptAll(opened.value.doc))).not.toBe(baseDigest(base))
      expect(sealRevision(base, opened.value).ok).toBe(true)
    }
  })

  test('make as many edits as asked for, of every kind, with threads, states and reasons', () => {
    const kinds = new Set<string>()
    for (const revision of revisions) {
      expect(revision.threads).toHaveLength(8)
      const opened = fromRevision(base, revision)
      if (!opened.ok) throw new Error(opened.problem.detail)
      const cards = cardsOf(opened.value.doc, opened.value.records)
      expect(cards.length).toBeGreaterThan(22)
      cards.forEach((card) => kinds.add(card.kind))
      expect(revision.records.some((r) => r.reason && r.errorType)).toBe(true)
      const states = Object.values(revision.clauses).map((state) => state.value)
      expect(states.filter((value) => value === 'flagged').length).toBeGreaterThan(1)
      expect(states.filter((value) => value === 'reviewed').length).toBeGreaterThan(10)
    }
    expect([...kinds].sort()).toEqual(['deletion', 'insertion', 'join', 'property', 'replacement', 'split'])
    expect(
      revisions.flatMap((r) => r.threads.flatMap((t) => t.comments)).some((c) => c.proposedWording),
    ).toBe(true)
  })

  test('meet in many places, and often want the same', () => {
    const shared = clustersOf(base, headsOf(revisions)).filter(
      ({ alternatives }) => alternatives[0]!.supporters.length > 1,
    )
    expect(shared.length).toBeGreaterThan(8)
  })

  test('are the same for the same seed, and different for another', () => {
    const again = revisionsBy(base, 5, { seed: 40, locale, changes: 30, threads: 8, flags: 2 })
    expect(again.map(revisionDigest)).toEqual(revisions.map(revisionDigest))
    expect(new Set(again.map(revisionDigest)).size).toBe(5)
  })

  test('go on with a review that they handed back, on the same machine or on another', () => {
    const [first] = revisions
    const later = laterRevision(base, first!, { seed: 90, changes: 5, own: 1 })
    expect(later.ancestors).toEqual([revisionDigest(first!)])
    expect(later.records.length).toBeGreaterThan(first!.records.length)
    const elsewhere = laterRevision(base, first!, { seed: 91, changes: 5, own: 1, replica: 'laptop' })
    expect(elsewhere.replica).toBe('laptop')
    for (const revision of [later, elsewhere]) expect(fromRevision(base, revision).ok).toBe(true)
  })
})

test('a large base has as many words as asked for, and clauses that differ', () => {
  const base = bigBase(20_000)
  const clauses = clausesOf(base)
  expect(clauses.length).toBeGreaterThan(500)
  expect(new Set(clauses.map((c) => c.id)).size).toBe(clauses.length)
  const long = clauses.map((c) => c.node.textContent).filter((text) => text.length > 80)
  expect(new Set(long).size).toBeGreaterThan(long.length * 0.95)
})

test('hundreds of edits on a large base make one revision that opens', () => {
  const base = bigBase(50_000)
  const revision = revisionBy(base, { seed: 3, changes: 500, threads: 60 })
  const opened = fromRevision(base, revision)
  if (!opened.ok) throw new Error(opened.problem.detail)
  expect(idsIn(opened.value.doc).size).toBeGreaterThan(500)
})

import fc from 'fast-check'
import type { Node } from 'prosemirror-model'
import { describe, expect, test } from 'vitest'
import { canonicalJson } from '../../../src/core/base'
import {
  type Cluster,
  choose,
  clustersOf,
  clustersOfEdits,
  isClear,
  projectAll,
  withChosen,
} from '../../../src/core/merge'
import type { Run } from '../../../src/core/model'
import { acceptAll, extract, flowsOf, rejectAll, resolve } from '../../../src/core/suggestion'
import { baseDocs, edits } from '../../support/edits'
import { SCRIPTS, SEED } from '../../support/rounds'
import { type Reviewed, reviewed, teams, textOf } from './teams'

// A round is a whole team of reviewers, and every law is tried on it.
const RUNS = Math.ceil(SCRIPTS / 20)
console.log(`merge laws: ${RUNS} rounds of reviewers, seed ${SEED}`)
const settings = { numRuns: RUNS, seed: SEED }

function orders(clusters: readonly Cluster[]): void {
  expect(clusters.filter((c) => c.from > c.to)).toEqual([])
  expect(new Set(clusters.map((c) => c.id)).size).toBe(clusters.length)
}

/** Order, grouping and repetition of reviews do not matter, nor whether their edits were known. */
function asSet(base: Node, team: readonly Reviewed[]): Cluster[] {
  const known = team.map((one) => one.edits)
  const clusters = clustersOfEdits(base, known)
  const once = canonicalJson(clusters)
  const turned = team.map(({ head }) => head).reverse()
  expect(canonicalJson(clustersOf(base, turned))).toBe(once)
  expect(canonicalJson(clustersOfEdits(base, [...known.slice(1), known[0]!, ...known]))).toBe(once)
  orders(clusters)
  return clusters
}

/** Taking all of one reviewer gives exactly that reviewer's text. */
function separable(base: Node, team: readonly Reviewed[], clusters: readonly Cluster[]): void {
  for (const { head, wanted } of team) {
    const own = clusters.flatMap((cluster) => {
      const wish = cluster.alternatives.find((a) => a.supporters.includes(head.key))
      return wish ? [choose(cluster, wish)] : []
    })
    expect(textOf(withChosen(base, own))).toBe(wanted)
  }
}

/** Every suggestion is in a cluster or has no effect left, never both. */
function accounted(team: readonly Reviewed[], clusters: readonly Cluster[]): void {
  for (const { head, edits: own, ids } of team) {
    const wishes = clusters.flatMap((c) => c.alternatives.filter((a) => a.supporters.includes(head.key)))
    const found = new Set(wishes.flatMap((a) => a.ids))
    const { moot } = own
    expect([...ids].filter((id) => !found.has(id) && !moot.includes(id))).toEqual([])
    expect(moot.filter((id) => !ids.has(id))).toEqual([])
  }
}

/** Places are apart, or one lies inside a deletion of the other, which then says so. */
function laminar(clusters: readonly Cluster[]): void {
  const places = clusters.filter((c) => c.property === null)
  const crossing = places.flatMap((a) =>
    places.filter((b) => {
      if (a === b || a.flow !== b.flow || !(a.from < b.to && b.from < a.to)) return false
      return !((a.from <= b.from && b.to <= a.to) || (b.from <= a.from && a.to <= b.to))
    }),
  )
  expect(crossing).toEqual([])
  const byId = new Map(clusters.map((c) => [c.id, c]))
  for (const c of clusters) {
    const silent = [
      ...c.covers.filter((id) => !byId.get(id)!.coveredBy.includes(c.id)),
      ...c.coveredBy.filter((id) => !byId.get(id)!.covers.includes(c.id)),
      ...c.adjacent.filter((id) => !byId.get(id)!.adjacent.includes(c.id)),
    ]
    expect([silent, c.kind === 'agree' && c.coveredBy.length > 0]).toEqual([[], false])
  }
}

/** What is taken as clear is valid, and where taken places touch somebody had both. */
function clear(base: Node, clusters: readonly Cluster[]): void {
  const taken = clusters.filter(isClear)
  withChosen(
    base,
    taken.map((c) => choose(c, c.alternatives[0]!)),
  ).check()
  for (const a of taken)
    for (const b of taken) {
      if (a === b || a.property !== null || b.property !== null || a.flow !== b.flow || a.to !== b.from)
        continue
      expect(a.alternatives[0]!.supporters.some((s) => b.alternatives[0]!.supporters.includes(s))).toBe(true)
    }
}

/** Choosing an alternative gives exactly its text at the place, and nothing else. */
function exact(base: Node, clusters: readonly Cluster[]): void {
  const own = bodyText(base)
  for (const cluster of clusters) {
    if (cluster.property !== null || cluster.flow !== 'b') continue
    for (const alternative of cluster.alternatives) {
      const wanted = own.slice(0, cluster.from) + written(alternative.content) + own.slice(cluster.to)
      const after = bodyText(withChosen(base, [choose(cluster, alternative)]))
      // A text that has lost its last paragraph end gets one again.
      expect([wanted, `${wanted}¶`]).toContain(after)
    }
  }
}

function bodyText(doc: Node): string {
  return flowsOf(doc)
    .get('b')!
    .map(({ kind, text: unit }) => (kind === 'char' ? unit : kind === 'end' ? '¶' : '#'))
    .join('')
}

function written(runs: readonly Run[]): string {
  return runs.map((run) => run.text ?? (run.end === undefined ? '#' : '¶')).join('')
}

/** All reviews in one document: the base without them, each one's text with one, the review itself if it is alone. */
function together(base: Node, team: readonly Reviewed[]): void {
  const heads = team.map((r) => r.head)
  const { doc, renamed } = projectAll(base, heads)
  const back = projectAll(base, [...heads].reverse())
  expect(back.doc.eq(doc)).toBe(true)
  expect(canonicalJson(back.renamed)).toBe(canonicalJson(renamed))
  expect(textOf(rejectAll(doc))).toBe(textOf(base))
  for (const { head, wanted, ids } of team) {
    const mine = new Set(ids)
    for (const one of renamed)
      if (one.head === head.key) {
        mine.delete(one.parent)
        mine.add(one.id)
      }
    const only = resolve(doc, (id) => (mine.has(id) ? 'accept' : 'reject')).doc
    expect(textOf(only)).toBe(wanted)
  }
  const [first] = team as [Reviewed]
  const alone = projectAll(base, [first.head]).doc
  expect(textOf(acceptAll(alone))).toBe(first.wanted)
  const changes = first.head.layers.length ? extract(alone).changes : first.head.pending.changes
  expect(extract(alone).changes).toEqual(changes)
}

describe('laws of merging', () => {
  test('a team of reviewers', () => {
    fc.assert(
      fc.property(teams, ([base, work]) => {
        const team = reviewed(base, work)
        const clusters = asSet(base, team)
        separable(base, team, clusters)
        accounted(team, clusters)
        laminar(clusters)
        clear(base, clusters)
        exact(base, clusters)
        together(base, team)
        expect(textOf(withChosen(base, []))).toBe(textOf(base))
      }),
      settings,
    )
  }, 400_000)

  test('copies of one review that go on apart share ids', () => {
    fc.assert(
      fc.property(
        baseDocs(true, 3),
        edits(3),
        fc.array(edits(2), { minLength: 1, maxLength: 2 }),
        (base, script, more) => {
          const [begun] = reviewed(base, [{ script }])
          // Both copies count on from the same number, as no two sessions do: the hardest case.
          const on = more.map((next) => ({ script: next }))
          const team = [begun!, ...reviewed(base, on, { from: begun!.doc, name: 'copy' })]
          const clusters = asSet(base, team)
          separable(base, team, clusters)
          accounted(team, clusters)
          laminar(clusters)
          together(base, team)
          expect(textOf(withChosen(base, []))).toBe(textOf(base))
        },
      ),
      settings,
    )
  }, 400_000)

  test('two copies of one review agree everywhere', () => {
    fc.assert(
      fc.property(baseDocs(true, 3), edits(4), (base, script) => {
        const [one] = reviewed(base, [{ script }])
        const copy = { ...one!.head, key: 'copy' }
        for (const cluster of clustersOf(base, [one!.head, copy]))
          expect(cluster.alternatives.map((a) => a.supporters)).toEqual([['copy', 'r0']])
        const { doc, renamed } = projectAll(base, [one!.head, copy])
        expect(renamed).toEqual([])
        expect(extract(doc).changes).toEqual(one!.head.pending.changes)
      }),
      settings,
    )
  }, 400_000)
})

import fc from 'fast-check'
import type { Node } from 'prosemirror-model'
import { describe, expect, test } from 'vitest'
import { canonicalJson } from '../../../src/core/base'
import { plainJson } from '../../../src/core/doc'
import {
  type Cluster,
  type Head,
  choose,
  clustersOf,
  clustersOfEdits,
  editsOf,
  isClear,
  projectAll,
  withChosen,
} from '../../../src/core/merge'
import type { Run } from '../../../src/core/model'
import { acceptAll, extract, flowsOf, idsIn, rejectAll, resolve } from '../../../src/core/suggestion'
import { Desk, type Edit, baseDocs, edits } from '../../support/edits'
import { SCRIPTS, SEED } from '../../support/rounds'

// A round is a whole team of reviewers, and every law is tried on it.
const RUNS = Math.ceil(SCRIPTS / 25)
console.log(`merge laws: ${RUNS} rounds of reviewers, seed ${SEED}`)
const settings = { numRuns: RUNS, seed: SEED }

const text = (doc: Node): string => canonicalJson(plainJson(doc))
const teams = fc.tuple(baseDocs(), fc.array(edits(3), { minLength: 1, maxLength: 4 }))

interface Reviewed {
  readonly head: Head
  readonly doc: Node
}

/** Each script is one reviewer's offline work; `from` what they begin with. */
function reviewed(from: Node, scripts: readonly (readonly Edit[])[], name = 'r'): Reviewed[] {
  return scripts.map((script, n) => {
    const desk = new Desk(from)
    for (const edit of script) desk.edit({ ...edit, author: n })
    return { head: { key: `${name}${n}`, layers: [], pending: extract(desk.doc) }, doc: desk.doc }
  })
}

function orders(clusters: readonly Cluster[]): void {
  expect(clusters.filter((c) => c.from > c.to)).toEqual([])
  expect(new Set(clusters.map((c) => c.id)).size).toBe(clusters.length)
}

/** Order, grouping and repetition of reviews do not matter, nor whether their edits were known. */
function asSet(base: Node, heads: readonly Head[]): Cluster[] {
  const clusters = clustersOf(base, heads)
  const once = canonicalJson(clusters)
  expect(canonicalJson(clustersOf(base, [...heads].reverse()))).toBe(once)
  const again = [...heads.slice(1), heads[0]!, ...heads]
  expect(
    canonicalJson(
      clustersOfEdits(
        base,
        again.map((head) => editsOf(base, head)),
      ),
    ),
  ).toBe(once)
  orders(clusters)
  return clusters
}

/** Taking all of one reviewer gives exactly that reviewer's text. */
function separable(base: Node, team: readonly Reviewed[], clusters: readonly Cluster[]): void {
  for (const { head, doc } of team) {
    const own = clusters.flatMap((cluster) => {
      const wish = cluster.alternatives.find((a) => a.supporters.includes(head.key))
      return wish ? [choose(cluster, wish)] : []
    })
    expect(text(withChosen(base, own))).toBe(text(acceptAll(doc)))
  }
}

/** Every suggestion is in a cluster or has no effect left, never both. */
function accounted(base: Node, team: readonly Reviewed[], clusters: readonly Cluster[]): void {
  for (const { head, doc } of team) {
    const own = clusters.flatMap((c) => c.alternatives.filter((a) => a.supporters.includes(head.key)))
    const found = new Set(own.flatMap((a) => a.ids))
    const { moot } = editsOf(base, head)
    const known = idsIn(doc)
    expect([...known].filter((id) => !found.has(id) && !moot.includes(id))).toEqual([])
    expect(moot.filter((id) => !known.has(id))).toEqual([])
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
  expect(canonicalJson([back.doc.toJSON(), back.renamed])).toBe(canonicalJson([doc.toJSON(), renamed]))
  expect(text(rejectAll(doc))).toBe(text(base))
  for (const { head, doc: own } of team) {
    const mine = new Set(idsIn(own))
    for (const one of renamed)
      if (one.head === head.key) {
        mine.delete(one.parent)
        mine.add(one.id)
      }
    const only = resolve(doc, (id) => (mine.has(id) ? 'accept' : 'reject')).doc
    expect(text(only)).toBe(text(acceptAll(own)))
  }
  const [first] = team
  expect(extract(projectAll(base, [first!.head]).doc).changes).toEqual(first!.head.pending.changes)
}

describe('laws of merging', () => {
  test('a team of reviewers', () => {
    fc.assert(
      fc.property(teams, ([base, scripts]) => {
        const team = reviewed(base, scripts)
        const clusters = asSet(
          base,
          team.map((r) => r.head),
        )
        separable(base, team, clusters)
        accounted(base, team, clusters)
        laminar(clusters)
        clear(base, clusters)
        exact(base, clusters)
        together(base, team)
        expect(text(withChosen(base, []))).toBe(text(base))
      }),
      settings,
    )
  }, 400_000)

  test('copies of one review that go on apart share ids', () => {
    fc.assert(
      fc.property(
        baseDocs(),
        edits(4),
        fc.array(edits(2), { minLength: 1, maxLength: 3 }),
        (base, first, more) => {
          const [begun] = reviewed(base, [first])
          // Both copies count on from the same number, as no two sessions do: the hardest case.
          const team = [begun!, ...reviewed(begun!.doc, more, 'copy')]
          const clusters = asSet(
            base,
            team.map((r) => r.head),
          )
          separable(base, team, clusters)
          accounted(base, team, clusters)
          laminar(clusters)
          together(base, team)
          expect(text(withChosen(base, []))).toBe(text(base))
        },
      ),
      { ...settings, numRuns: Math.ceil(RUNS / 2) },
    )
  }, 400_000)

  test('two copies of one review agree everywhere', () => {
    fc.assert(
      fc.property(baseDocs(), edits(6), (base, script) => {
        const [one] = reviewed(base, [script])
        const copy = { ...one!.head, key: 'copy' }
        for (const cluster of clustersOf(base, [one!.head, copy]))
          expect(cluster.alternatives.map((a) => a.supporters)).toEqual([['copy', 'r0']])
        const { doc, renamed } = projectAll(base, [one!.head, copy])
        expect(renamed).toEqual([])
        expect(extract(doc).changes).toEqual(one!.head.pending.changes)
      }),
      { ...settings, numRuns: Math.ceil(RUNS / 2) },
    )
  }, 400_000)
})

import fc from 'fast-check'
import type { Node } from 'prosemirror-model'
import { describe, expect, test } from 'vitest'
import { canonicalJson } from '../../../src/core/base'
import { plainJson } from '../../../src/core/doc'
import { type Head, choose, clustersOf, editsOf, withChosen } from '../../../src/core/merge'
import { acceptAll, extract } from '../../../src/core/suggestion'
import { Desk, type Edit, baseDocs, edits } from '../../support/edits'
import { SCRIPTS, SEED } from '../../support/rounds'

// A round is a whole team of reviewers.
const RUNS = Math.ceil(SCRIPTS / 20)
console.log(`merge laws: ${RUNS} rounds of reviewers, seed ${SEED}`)
const settings = { numRuns: RUNS, seed: SEED }

const text = (doc: Node): string => canonicalJson(plainJson(doc))
const teams = fc.tuple(baseDocs(), fc.array(edits(4), { minLength: 1, maxLength: 4 }))

interface Reviewed {
  readonly head: Head
  readonly clean: Node
}

/** Each script is one reviewer's offline work on the base. */
function reviewed(base: Node, scripts: readonly (readonly Edit[])[]): Reviewed[] {
  return scripts.map((script, n) => {
    const desk = new Desk(base)
    for (const edit of script) desk.edit({ ...edit, author: n })
    return { head: { key: `r${n}`, layers: [], pending: extract(desk.doc) }, clean: acceptAll(desk.doc) }
  })
}

describe('laws of merging', () => {
  test('order, grouping and repetition of reviews do not matter', () => {
    fc.assert(
      fc.property(teams, ([base, scripts]) => {
        const heads = reviewed(base, scripts).map((r) => r.head)
        const once = canonicalJson(clustersOf(base, heads))
        expect(canonicalJson(clustersOf(base, [...heads].reverse()))).toBe(once)
        expect(canonicalJson(clustersOf(base, [...heads.slice(1), heads[0]!, ...heads]))).toBe(once)
      }),
      settings,
    )
  }, 200_000)

  test('taking all of one reviewer gives exactly that reviewer’s text', () => {
    fc.assert(
      fc.property(teams, ([base, scripts]) => {
        const team = reviewed(base, scripts)
        const clusters = clustersOf(
          base,
          team.map((r) => r.head),
        )
        for (const { head, clean } of team) {
          const own = clusters.flatMap((cluster) => {
            const wish = cluster.alternatives.find((a) => a.supporters.includes(head.key))
            return wish ? [choose(cluster, wish)] : []
          })
          expect(text(withChosen(base, own))).toBe(text(clean))
        }
      }),
      settings,
    )
  }, 200_000)

  test('every suggestion of every review is in a cluster, or has no effect left', () => {
    fc.assert(
      fc.property(teams, ([base, scripts]) => {
        const heads = reviewed(base, scripts).map((r) => r.head)
        const clusters = clustersOf(base, heads)
        for (const head of heads) {
          const found = new Set(clusters.flatMap((c) => c.alternatives.flatMap((a) => a.ids)))
          for (const id of editsOf(base, head).moot) found.add(id)
          const asked = new Set(head.pending.changes.flatMap((c) => c.ids))
          for (const id of asked) expect(found.has(id)).toBe(true)
        }
      }),
      settings,
    )
  }, 200_000)

  test('two copies of one review agree everywhere', () => {
    fc.assert(
      fc.property(baseDocs(), edits(6), (base, script) => {
        const [one] = reviewed(base, [script])
        const copy = { ...one!.head, key: 'copy' }
        for (const cluster of clustersOf(base, [one!.head, copy])) {
          expect(cluster.alternatives.map((a) => a.supporters)).toEqual([['copy', 'r0']])
        }
      }),
      settings,
    )
  }, 200_000)
})

import fc from 'fast-check'
import type { Node } from 'prosemirror-model'
import { describe, expect, test } from 'vitest'
import { canonicalJson } from '../../../src/core/base'
import { compare } from '../../../src/core/compare'
import { plainJson } from '../../../src/core/doc'
import type { ChangeId, ChangeSet } from '../../../src/core/model'
import { choose, clustersOf, withChosen } from '../../../src/core/merge'
import { acceptAll, extract, project, rejectAll } from '../../../src/core/suggestion'
import { Desk, baseDocs, edits } from '../../support/edits'
import { SCRIPTS, SEED } from '../../support/rounds'

const RUNS = Math.ceil(SCRIPTS / 10)
console.log(`compare laws: ${RUNS} rounds, seed ${SEED}`)
const settings = { numRuns: RUNS, seed: SEED }

const text = (doc: Node): string => canonicalJson(plainJson(doc))
const diff = (base: Node, next: Node): ChangeSet => compare(base, next, { id: (n) => `u.${n}` as ChangeId })

/** Two documents that have nothing to do with each other, or one and what somebody made of it. */
const couples = fc.oneof(
  { weight: 1, arbitrary: fc.tuple(baseDocs(true, 4), baseDocs(true, 4)) },
  {
    weight: 3,
    arbitrary: fc.tuple(baseDocs(true, 4), edits(4)).map(([base, script]): [Node, Node] => {
      const desk = new Desk(base)
      for (const edit of script) desk.edit({ ...edit, author: 0 })
      return [base, acceptAll(desk.doc)]
    }),
  },
)

describe('laws of comparing', () => {
  test('accepting all gives the next text, rejecting all the base; the order is canonical', () => {
    fc.assert(
      fc.property(couples, ([base, next]) => {
        const set = diff(base, next)
        const redline = project(base, set)
        expect(text(acceptAll(redline))).toBe(text(next))
        expect(text(rejectAll(redline))).toBe(text(base))
        expect(canonicalJson(extract(redline))).toBe(canonicalJson(set))
        expect(canonicalJson(diff(base, next))).toBe(canonicalJson(set))
      }),
      settings,
    )
  }, 200_000)

  test('a text compared with itself has no changes', () => {
    fc.assert(
      fc.property(baseDocs(true, 4), (doc) => {
        expect(diff(doc, doc).changes).toEqual([])
      }),
      settings,
    )
  }, 200_000)

  test('as one of many reviews it reads the same', () => {
    fc.assert(
      fc.property(couples, ([base, next]) => {
        const clusters = clustersOf(base, [{ key: 'u', layers: [], pending: diff(base, next) }])
        const all = clusters.map((cluster) => choose(cluster, cluster.alternatives[0]!))
        expect(text(withChosen(base, all))).toBe(text(next))
      }),
      { ...settings, numRuns: Math.ceil(RUNS / 5) },
    )
  }, 200_000)
})

import { describe, expect, test } from 'vitest'
import { canonicalJson } from '../../../src/core/base'
import { plainJson } from '../../../src/core/doc'
import { fromRevision } from '../../../src/core/handback'
import {
  type Cluster,
  choose,
  clustersOf,
  editsOf,
  headsOf,
  isClear,
  projectAll,
  withChosen,
} from '../../../src/core/merge'
import type { Revision } from '../../../src/core/model'
import { acceptAll, cardsOf, idsIn, rejectAll, resolve } from '../../../src/core/suggestion'
import { corpusBase, laterRevision, revisionsBy } from '../../support/reviewers'

const LOCALES = ['en', 'de', 'ar', 'ja'] as const

describe.each(LOCALES)('reviewers of one text in %s', (locale) => {
  const base = corpusBase(locale)
  const nine = revisionsBy(base, 8, { seed: 60, locale, changes: 40, threads: 3 })
  const copy = laterRevision(base, nine[0]!, { seed: 80, changes: 6, own: 1, replica: 'laptop' })
  const heads = headsOf([...nine, copy])
  const clusters = clustersOf(base, heads)
  const text = (doc: Parameters<typeof plainJson>[0]): string => canonicalJson(plainJson(doc))
  const own = (revision: Revision): ReturnType<typeof acceptAll> => {
    const opened = fromRevision(base, revision)
    if (!opened.ok) throw new Error(opened.problem.detail)
    return opened.value.doc
  }

  test('the fold holds what reviews are: agreement, conflicts, each in its clauses', () => {
    const kinds = new Set(clusters.map(({ kind }) => kind))
    for (const kind of ['agree', 'conflict'] as const) expect(kinds).toContain(kind)
    const support = clusters.map(({ alternatives }) => alternatives[0]!.supporters.length)
    expect(Math.max(...support)).toBeGreaterThan(4)
    expect(clusters.filter(({ clauses }) => !clauses.length)).toEqual([])
    expect(clusters.filter(isClear).length).toBeGreaterThan(20)
  })

  test('it is the same in every order of the handbacks', () => {
    const once = canonicalJson(clusters)
    for (let n = 1; n < heads.length; n++) {
      const turned = [...heads.slice(n), ...heads.slice(0, n)]
      expect(canonicalJson(clustersOf(base, turned))).toBe(once)
    }
  })

  test('all of one reviewer taken is that reviewer’s text, by places and in the common document', () => {
    const { doc, renamed } = projectAll(base, heads)
    expect(text(rejectAll(doc))).toBe(text(base))
    for (const head of heads) {
      const tracked = own(head.revision)
      const wanted = clusters.flatMap((cluster) => {
        const wish = cluster.alternatives.find(({ supporters }) => supporters.includes(head.key))
        return wish ? [choose(cluster, wish)] : []
      })
      expect(text(withChosen(base, wanted))).toBe(text(acceptAll(tracked)))
      const away = new Map(renamed.filter((one) => one.head === head.key).map((one) => [one.parent, one.id]))
      const mine = new Set([...idsIn(tracked)].map((id) => away.get(id) ?? id))
      const only = resolve(doc, (id) => (mine.has(id) ? 'accept' : 'reject')).doc
      expect(text(only)).toBe(text(acceptAll(tracked)))
    }
  })

  test('every change comes through with its author, time and reason', () => {
    const records = new Map(heads.flatMap(({ revision }) => revision.records).map((one) => [one.id, one]))
    const found = new Set(clusters.flatMap((one: Cluster) => one.alternatives.flatMap(({ ids }) => ids)))
    for (const head of heads) {
      const { moot } = editsOf(base, head)
      for (const id of idsIn(own(head.revision))) expect(found.has(id) || moot.includes(id)).toBe(true)
    }
    for (const id of found) expect(records.has(id as never)).toBe(true)
    const { doc, renamed } = projectAll(base, heads)
    for (const { parent, id } of renamed) records.set(id, { ...records.get(parent as never)!, id })
    const byAuthor = new Set(cardsOf(doc, records).map(({ author }) => author))
    expect(byAuthor.size).toBe(8)
  })

  test('what is clear can be taken at once, and leaves a valid text', () => {
    const clear = clusters.filter(isClear).map((one) => choose(one, one.alternatives[0]!))
    const taken = withChosen(base, clear)
    taken.check()
    expect(text(taken)).not.toBe(text(base))
  })
})

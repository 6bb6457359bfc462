import { expect, test } from 'vitest'
import { type Shelf, planImport, revisionDigest } from '../../../src/core/handback'
import type { Revision } from '../../../src/core/model'
import { rebase } from '../../../src/core/rebase'
import { NEXT, doc, edited, revisionOf } from './make'

const base = doc('Gifts must be small and never cash.')
const next = edited(base, 'u', ['cash', 'money'])
const old = revisionOf(base, ['small', 'modest'])
const later: Revision = {
  ...revisionOf(base, ['small', 'modest'], ['Gifts', 'Presents']),
  ancestors: [revisionDigest(old)],
  handedBack: [{ at: '2026-03-02T00:00:00.000Z', digest: revisionDigest(old) }],
}

function moved(revision: Revision): Revision {
  const result = rebase(base, next.clean, revision, { head: NEXT, update: next.set })
  if (!result.ok) throw new Error(result.problem.detail)
  return result.value.revision
}

function outcomes(files: readonly Revision[]): string[] {
  let revisions: Revision[] = []
  return files.map((revision) => {
    const shelf: Shelf = { revisions, baseOf: ({ base: own }) => own }
    const { pack, packDigest: digest, packVersion: version, author } = revision.head
    const from = {
      pack: { id: pack, version, digest, title: 'Gifts' },
      author,
      createdAt: '2026-03-01T00:00:00.000Z',
    }
    const { actions, items } = planImport({ ...from, revisions: [revision] }, shelf)
    const gone = new Set(actions.flatMap((a) => a.replaces))
    revisions = [...revisions.filter((r) => !gone.has(revisionDigest(r))), ...actions.map((a) => a.revision)]
    return items[0]!.outcome
  })
}

test('the same review, rebased again, is the same file', () => {
  expect(revisionDigest(moved(old))).toBe(revisionDigest(moved(old)))
  expect(outcomes([moved(old), moved(old)])).toEqual(['added', 'already-there'])
})

test('a rebased review lies beside its original, in either order', () => {
  expect(outcomes([old, moved(old)])).toEqual(['added', 'kept-apart'])
  expect(outcomes([moved(old), old])).toEqual(['added', 'kept-apart'])
})

test('a later state of it takes the place of the earlier one on the same text only', () => {
  expect(outcomes([moved(old), moved(later)])).toEqual(['added', 'updated'])
  expect(outcomes([moved(later), moved(old)])).toEqual(['added', 'already-there'])
  expect(outcomes([old, moved(later)])).toEqual(['added', 'kept-apart'])
})

import { expect, test } from 'vitest'
import type { Rebased, ReviewState } from '../../src/core/model'
import { type Desk, desk, zipped } from './support/desk'
import { testFolder } from './support/folder'
import { smallPack } from './support/pack'
import { beginAgain, beginReview, work } from './support/work'

const next = smallPack('v2', '', '\nEin Nachsatz.\n', smallPack())

async function withBothVersions(): Promise<{ at: Desk; mine: ReviewState }> {
  const at = await desk(await testFolder())
  const mine = await work(at.client, await beginReview(at))
  await at.bring(zipped('gifts2.stetpack', next.files))
  return { at, mine }
}

test('one’s own review is looked at, then made anew on the next version; the old one stays', async () => {
  const { at, mine } = await withBothVersions()
  const asked = { review: mine.head.id, digest: next.digest }
  const { report } = await at.client['review.rebase-preview'](asked)
  const before = await at.client['library.read']({})
  expect(before.packs.flatMap((pack) => pack.reviews)).toHaveLength(1)
  expect(new Set(report.lines.map((line) => line.verdict))).toEqual(new Set(['kept']))

  const moved = await at.client['review.rebase'](asked)
  expect(moved.head).toMatchObject({ packVersion: 'v2', packDigest: next.digest, author: mine.head.author })
  expect(moved.head.id).not.toBe(mine.head.id)
  expect(moved.records).toEqual(mine.records)
  expect(moved.threads).toEqual(mine.threads)
  expect(moved.clauses).toEqual(mine.clauses)
  expect((moved as { rebased?: Rebased }).rebased?.report).toEqual(report)
  expect(await at.client['review.read']({ review: mine.head.id })).toEqual(mine)
  expect(await at.client['review.read']({ review: moved.head.id })).toEqual(moved)
  expect(await beginAgain(at.client, next)).toEqual(moved)
})

test('what was moved is handed back like any review, and opens elsewhere', async () => {
  const { at, mine } = await withBothVersions()
  const moved = await at.client['review.rebase']({ review: mine.head.id, digest: next.digest })
  const { ticket, name } = await at.client['handback.create']({ reviews: [moved.head.id] })
  const there = await desk(await testFolder())
  await there.client['person.save']({ name: 'Ben' })
  await there.bring(zipped('gifts2.stetpack', next.files))
  const report = await there.bring(new Map([[name, await at.fetch(ticket)]]))
  expect(report.items[0]).toMatchObject({ kind: 'review', outcome: 'added' })
  const read = await there.client['review.read']({ review: moved.head.id })
  expect((read as { rebased?: Rebased }).rebased?.from.packVersion).toBe('v1')
})

test('a version that was only opened gives way, one that was worked on does not', async () => {
  const { at, mine } = await withBothVersions()
  const asked = { review: mine.head.id, digest: next.digest }
  const opened = await beginAgain(at.client, next)
  const moved = await at.client['review.rebase'](asked)
  expect(moved.head.id).not.toBe(opened.head.id)
  await expect(at.client['review.rebase'](asked)).rejects.toThrow('already-begun')
  await expect(at.client['review.rebase-preview'](asked)).rejects.toThrow('already-begun')
})

test('another person’s review is theirs to move', async () => {
  const { at, mine } = await withBothVersions()
  const { ticket, name } = await at.client['handback.create']({ reviews: [mine.head.id] })
  const there = await desk(await testFolder())
  await there.client['person.save']({ name: 'Ben' })
  await there.bring(zipped('gifts.stetpack', smallPack().files))
  await there.bring(zipped('gifts2.stetpack', next.files))
  await there.bring(new Map([[name, await at.fetch(ticket)]]))
  const asked = { review: mine.head.id, digest: next.digest }
  await expect(there.client['review.rebase'](asked)).rejects.toThrow('not-allowed')
})

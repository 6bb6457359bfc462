import { expect, test } from 'vitest'
import type { CommentId } from '../../src/core/model'
import { desk, zipped } from './support/desk'
import { testFolder } from './support/folder'
import { smallPack } from './support/pack'
import { beginReview, work } from './support/work'

async function receivedFrom(
  name: string,
): Promise<{ at: Awaited<ReturnType<typeof desk>>; review: Awaited<ReturnType<typeof work>> }> {
  const here = await desk(await testFolder())
  const review = await work(here.client, await beginReview(here))
  const { ticket, name: file } = await here.client['handback.create']({ reviews: [review.head.id] })
  const at = await desk(await testFolder())
  await at.client['person.save']({ name })
  await at.bring(zipped('gifts.stetpack', smallPack().files))
  await at.bring(new Map([[file, await here.fetch(ticket)]]))
  return { at, review }
}

test('a second reviewer goes on where the first one stopped, and both stay who they are', async () => {
  const { at, review } = await receivedFrom('Ben')
  const mine = await at.client['review.continue']({ review: review.head.id })
  expect(mine.head.id).not.toBe(review.head.id)
  expect(mine.head.author.name).toBe('Ben')
  expect(mine.doc).toEqual(review.doc)
  expect(mine.records).toEqual(review.records)
  expect(mine.threads).toEqual(review.threads)
  expect(mine.clauses).toEqual({})
  expect(mine.people.map((person) => person.name).sort()).toEqual(['Ana', 'Ben'])
  const back = await at.client['handback.create']({ reviews: [mine.head.id] })
  expect(back.size).toBeGreaterThan(0)
  expect(await at.client['review.read']({ review: review.head.id })).toEqual(review)
})

test('one’s own work is never put aside for another’s', async () => {
  const { at, review } = await receivedFrom('Ben')
  const mine = await at.client['review.continue']({ review: review.head.id })
  const [thread] = mine.threads
  const comment = {
    id: 'c-ben' as CommentId,
    author: mine.head.author.id,
    at: mine.updatedAt,
    text: 'Agreed.',
  }
  const ops = [{ kind: 'comment' as const, thread: thread!.id, comment }]
  await at.client['review.save']({ review: mine.head.id, rev: mine.rev, ops })
  await expect(at.client['review.continue']({ review: review.head.id })).rejects.toThrow('already-begun')
})

import { expect, test } from 'vitest'
import { desk, zipped } from './support/desk'
import { testFolder } from './support/folder'
import { smallPack } from './support/pack'
import { gather, reviewer, specialist } from './support/round'
import { beginAgain } from './support/work'

test('the source of a document is reviewed, handed back and collated like a translation', async () => {
  const ana = await reviewer('Ana')
  await ana.type('Please: ', 1, 'en')
  const mailed = await ana.handBack(['en'])
  expect(mailed.name).toBe('gifts-v1-Ana-en.stethandback')

  const there = await desk(await testFolder('memory'))
  await there.client['person.save']({ name: 'Ben' })
  await there.bring(zipped('gifts.stetpack', smallPack().files))
  const report = await there.bring(new Map([[mailed.name, mailed.bytes]]))
  expect(report.items[0]).toMatchObject({ kind: 'review', outcome: 'added' })
  const rows = (await there.client['library.read']({})).packs[0]!.reviews
  expect(rows).toMatchObject([{ locale: 'en', mine: false, progress: { changes: 1 } }])
  const mine = await beginAgain(there.client, smallPack(), 'en')
  expect(mine.head.base).toBe(smallPack().manifest.documents.find(({ id }) => id === 'gifts')!.source.base)

  const { at, collation } = await specialist(smallPack(), 'en')
  const { lines } = await gather(at.client, collation, [mailed])
  expect(lines).toMatchObject([{ outcome: 'added', reviewer: 'Ana', changes: 1 }])
})

test('a reviewer’s market goes out with the review and stays when only the name is saved', async () => {
  const ana = await reviewer('Ana')
  await ana.at.client['person.save']({ name: 'Ana', market: 'DACH' })
  expect(await ana.at.client['person.save']({ name: 'Ana B.' })).toMatchObject({ market: 'DACH' })
  await ana.type('Bitte: ')
  const { at, collation } = await specialist()
  const { state } = await gather(at.client, collation, [await ana.handBack()])
  const digest = state.revisions[0]!.digest
  const revision = await at.client['collation.revision']({ collation: state.head.id, digest })
  expect(revision.head.author).toMatchObject({ name: 'Ana B.', market: 'DACH' })
  expect(await ana.at.client['person.save']({ name: 'Ana', market: '' })).not.toHaveProperty('market')
})

import { setImmediate as turn } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { type Disk, nodeDisk } from '../../../src/backend/disk/disk'
import type { Client } from '../../../src/contract'
import type { CollationState } from '../../../src/core/model'
import { desk, zipped } from '../support/desk'
import { testFolder } from '../support/folder'
import { smallPack } from '../support/pack'
import { type Mailed, beginCollation, gather, reviewer } from '../support/round'

const NAMES = ['Ana', 'Ben', 'Cem', 'Dia']

/** Four reviewers of an older version, so that each review has to be rebased; two texts in each file. */
async function mail(): Promise<Mailed[]> {
  const files: Mailed[] = []
  for (const name of NAMES) {
    const one = await reviewer(name)
    await one.type(`${name}: `)
    files.push(await one.handBack(['de', 'ar']))
  }
  return files
}

interface Desktop {
  readonly client: Client
  readonly collation: CollationState
}

/** A specialist with both versions. `onKept`: when a review has been put beside the journal, for the n-th time. */
async function desktop(onKept: (n: number) => void = () => undefined): Promise<Desktop> {
  let kept = 0
  const disk: Disk = {
    ...nodeDisk,
    rename: async (from, to) => {
      await nodeDisk.rename(from, to)
      if (/revisions[/\\]/.test(to)) onKept(++kept)
    },
  }
  const at = await desk(await testFolder('memory'), { disk })
  await at.client['person.save']({ name: 'Cora' })
  const first = smallPack()
  const second = smallPack('v2', '- Three\n', '- Drei\n', first)
  await at.bring(zipped('v1.stetpack', first.files))
  await at.bring(zipped('v2.stetpack', second.files))
  return { client: at.client, collation: await beginCollation(at.client, second) }
}

async function send(client: Client, files: readonly Mailed[]): Promise<string> {
  const { upload } = await client['upload.start']({
    files: files.map(({ name, bytes }, i) => ({ path: `${i}/${name}`, size: bytes.length })),
  })
  for (const [file, { bytes }] of files.entries())
    await client['upload.append']({
      upload,
      file,
      offset: 0,
      bytes: Buffer.from(bytes).toString('base64'),
    })
  return upload
}

test('a stop at any moment leaves the collation as it was, and all can be brought in again', async () => {
  const files = await mail()
  // A rebased review is kept as it came and as it stands.
  for (const moment of [1, 2, 3, 5, 2 * NAMES.length]) {
    let stop = (): void => undefined
    const { client, collation } = await desktop((n) => n === moment && stop())
    const { id } = collation.head
    const upload = await send(client, files)
    stop = () => void client['collation.stop']({ collation: id, upload })
    await expect(client['collation.import']({ collation: id, upload })).rejects.toThrow('cancelled')
    expect(await client['collation.read']({ collation: id })).toEqual(collation)
    const { lines } = await gather(client, collation, files)
    const rebased = lines.filter(({ outcome }) => outcome === 'rebased')
    expect(rebased).toHaveLength(NAMES.length)
  }
})

test('other calls are answered between the handbacks', async () => {
  const { client, collation } = await desktop()
  const files = await mail()
  let isOver = false
  const brought = gather(client, collation, files).finally(() => (isOver = true))
  let answered = 0
  while (!isOver) {
    await client['collation.read']({ collation: collation.head.id })
    if (!isOver) answered++
    await turn()
  }
  expect((await brought).lines.filter(({ outcome }) => outcome === 'rebased')).toHaveLength(NAMES.length)
  expect(answered).toBeGreaterThanOrEqual(NAMES.length)
})

test('stops what is gathered from the library, also while it waits; a stop of nothing stops nothing', async () => {
  const { client, collation } = await desktop()
  const { id, pack, document, locale } = collation.head
  const { packs } = await client['library.read']({})
  const { digest } = packs.find(({ version }) => version === 'v2')!
  const own = await client['review.begin']({ pack, digest, document, locale })
  const gathered = () => client['collation.gather']({ collation: id, reviews: [own.head.id] })
  await client['collation.stop']({ collation: id })
  const stopped = gathered()
  await client['collation.stop']({ collation: id })
  await expect(stopped).rejects.toThrow('cancelled')
  expect(await client['collation.read']({ collation: id })).toEqual(collation)
  expect((await gathered()).lines).toMatchObject([{ outcome: 'added' }])
  await client['collation.stop']({ collation: id })
  expect((await gathered()).lines).toMatchObject([{ outcome: 'already-there' }])
})

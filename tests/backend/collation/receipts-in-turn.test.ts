import { expect, test } from 'vitest'
import { nodeDisk } from '../../../src/backend/disk/disk'
import { desk, zipped } from '../support/desk'
import { testFolder } from '../support/folder'
import { smallPack } from '../support/pack'
import { beginCollation, decideAll, gather, handbackOf } from '../support/round'

const REVIEWERS = ['Ana', 'Ben', 'Chidi', 'Dana', 'Emre']

test('while receipts are made, other calls are answered between any two reviewers', async () => {
  const order: ('read' | 'answered' | 'made')[] = []
  const disk = {
    ...nodeDisk,
    read: (path: string) => {
      if (path.includes('revisions')) order.push('read')
      return nodeDisk.read(path)
    },
    makeFolder: (folder: string) => {
      order.push('made')
      return nodeDisk.makeFolder(folder)
    },
  }
  const at = await desk(await testFolder('memory'), { disk })
  await at.client['person.save']({ name: 'Cora' })
  await at.bring(zipped('gifts.stetpack', smallPack().files))
  const collation = await beginCollation(at.client, smallPack())
  const files = []
  for (const name of REVIEWERS) files.push(await handbackOf(name, `${name}: `))
  await gather(at.client, collation, files)
  await decideAll(at.client, collation)

  order.length = 0
  let over = false
  const making = at.client['receipts.create']({ collation: collation.head.id }).finally(() => (over = true))
  while (!over) {
    await at.client['app.read']({ window: 'w1' })
    order.push('answered')
    await new Promise((resolve) => setImmediate(resolve))
  }
  expect((await making).name).toContain('receipts')
  const between = order.slice(order.lastIndexOf('read') + 1, order.indexOf('made'))
  // Each is folded, answered and written.
  expect(between.filter((what) => what === 'answered').length).toBeGreaterThanOrEqual(REVIEWERS.length * 3)
  expect(between).not.toContain('read')
})

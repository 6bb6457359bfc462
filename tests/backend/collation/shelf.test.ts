import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import { logOf } from '../../../src/core/collation'
import type { Act, CollationState, DisputeId, EntryId, Person } from '../../../src/core/model'
import { desk, zipped } from '../support/desk'
import { faultyDisk } from '../support/faulty-disk'
import { testFolder } from '../support/folder'
import { smallPack } from '../support/pack'
import { type Mailed, beginCollation, gather, handbackOf, specialist } from '../support/round'
import { spawnChild } from '../support/spawn'

async function seeded(folder: string): Promise<CollationState> {
  const at = await desk(folder)
  await at.client['person.save']({ name: 'Cora' })
  await at.bring(zipped('gifts.stetpack', smallPack().files))
  const begun = await beginCollation(at.client, smallPack())
  await at.backend.close()
  return begun
}

/** Number of the last call of the disk before an import, and of its last one. */
async function callsOfImport(mailed: Mailed): Promise<[number, number]> {
  const folder = await testFolder('memory')
  const begun = await seeded(folder)
  const disk = faultyDisk({ at: Infinity, lasts: 'once', code: 'EIO', leaves: 0 })
  const at = await desk(folder, { disk })
  const before = disk.calls()
  await gather(at.client, begun, [mailed])
  return [before, disk.calls()]
}

const snapshot = (name: string): Act => ({ kind: 'snapshot', name })
const on = {
  kind: 'cluster' as const,
  cluster: 'k',
  class: 'conflict' as const,
  extent: { flow: 'b', from: 1, to: 2, property: null },
}
const refer = {
  kind: 'refer' as const,
  dispute: 'd-1' as DisputeId,
  on,
  clause: null,
  question: 'Which?',
  parties: ['Legal', 'Ops'],
  adjudicator: 'Zoe',
  rebuttalLimit: 5,
}
const say = (party: string, text: string, round: 'position' | 'rebuttal' = 'position'): Act => ({
  kind: 'statement',
  dispute: 'd-1' as DisputeId,
  party,
  round,
  wish: null,
  text,
})

describe('a collation on disk', () => {
  test('is begun once, and is there after a restart with all that was saved', async () => {
    const folder = await testFolder()
    const begun = await seeded(folder)
    const at = await desk(folder)
    expect(await beginCollation(at.client, smallPack())).toEqual(begun)
    const saved = await at.client['collation.save']({
      collation: begun.head.id,
      acts: [snapshot('one'), snapshot('two')],
    })
    expect(saved.entries.map(({ seq, by }) => [seq, by.name])).toEqual([
      [1, 'Cora'],
      [2, 'Cora'],
    ])
    await gather(at.client, begun, [await handbackOf('Ana', 'Bitte: ')])
    const state = await at.client['collation.read']({ collation: begun.head.id })
    await at.backend.close()
    const again = await desk(folder)
    expect(await again.client['collation.read']({ collation: begun.head.id })).toEqual(state)
    const { collations } = await again.client['collation.list']({})
    expect(collations).toMatchObject([{ revisions: 1, decided: 0, openDisputes: 0, published: [] }])
    const [revision] = state.revisions
    const read = { collation: begun.head.id, digest: revision!.digest }
    expect((await again.client['collation.revision'](read)).head.author.name).toBe('Ana')
  })

  test('loses nothing that was acknowledged when its process is killed', { timeout: 60_000 }, async () => {
    const folder = await testFolder()
    const { head } = await seeded(folder)
    const told: string[] = []
    for (let kill = 0; kill < 4; kill++) {
      const child = await spawnChild('hold', folder, head.id)
      await child.said('ack')
      await wait((kill * 53) % 120)
      told.push(...child.lines.filter((line) => line.startsWith('ack ')).map((line) => line.slice(4)))
      await child.end('SIGKILL')
    }
    const at = await desk(folder)
    const { entries } = await at.client['collation.read']({ collation: head.id })
    const there = new Set<string>(entries.map(({ id }) => id))
    expect(told.length).toBeGreaterThan(4)
    expect(told.filter((id) => !there.has(id))).toEqual([])
    expect(entries.map(({ seq }) => seq)).toEqual(entries.map((_, i) => i + 1))
  })

  test(
    'names no revision that is not there, whatever call of the disk fails',
    { timeout: 60_000 },
    async () => {
      const mailed = await handbackOf('Ana', 'Bitte: ')
      const [first, last] = await callsOfImport(mailed)
      expect(last - first).toBeGreaterThan(8)
      const broken: number[] = []
      for (let call = first + 1; call <= last; call++) {
        const folder = await testFolder('memory')
        const begun = await seeded(folder)
        const plan = { at: call, lasts: 'once', code: 'EIO', leaves: 0.5 } as const
        const at = await desk(folder, { disk: faultyDisk(plan) })
        const done = await gather(at.client, begun, [mailed]).catch(() => null)
        await at.backend.close().catch(() => undefined)
        const again = await desk(folder)
        const state = await again.client['collation.read']({ collation: begun.head.id })
        const live = [...logOf(state.entries).revisions]
        const reads = await Promise.allSettled(
          live.map((digest) => again.client['collation.revision']({ collation: begun.head.id, digest })),
        )
        const isWhole = reads.every(({ status }) => status === 'fulfilled')
        if (!isWhole || (done && live.length !== 1)) broken.push(call)
      }
      expect(broken).toEqual([])
    },
  )

  test('says that a revision was damaged, and is mended by importing it again', async () => {
    const folder = await testFolder()
    const begun = await seeded(folder)
    const at = await desk(folder)
    const mailed = await handbackOf('Ana', 'Bitte: ')
    const { state } = await gather(at.client, begun, [mailed])
    const { digest } = state.revisions[0]!
    const path = join(folder, 'collations', begun.head.id, 'revisions', `${digest}.json`)
    const whole = await readFile(path)
    await writeFile(path, whole.subarray(0, 100))
    const read = { collation: begun.head.id, digest }
    await expect(at.client['collation.revision'](read)).rejects.toThrow('file-damaged')
    await gather(at.client, begun, [mailed])
    expect(await readFile(path)).toEqual(whole)
    expect(await at.client['collation.revision'](read)).toMatchObject({ head: { locale: 'de' } })
  })

  test('keeps to one folder with names of its own', async () => {
    const folder = await testFolder()
    const { head } = await seeded(folder)
    expect(await readdir(join(folder, 'collations'))).toEqual([head.id])
  })
})

describe('what is entered', () => {
  test.each<[string, Act[]]>([
    ['an undo of nothing', [{ kind: 'undo', entry: 'e-none' as EntryId }]],
    ['a restore of nothing', [{ kind: 'restore', snapshot: 'e-none' as EntryId }]],
    ['an import by a window', [{ kind: 'import', lines: [] }]],
    [
      'a publication by a window',
      [
        {
          kind: 'publish',
          version: 'v2',
          packDigest: smallPack().digest,
          text: smallPack().digest,
          approval: 'e-1' as EntryId,
        },
      ],
    ],
    ['receipts by a window', [{ kind: 'receipts', revisions: [] }]],
    ['an act that nobody knows', [{ kind: 'conjure' }]],
    ['words in no dispute', [say('Legal', 'ours')]],
    ['words of a stranger', [refer, say('Sales', 'ours')]],
    ['a second word in one round', [refer, say('Legal', 'ours'), say('Legal', 'no, ours')]],
    ['a rebuttal before its time', [refer, say('Legal', 'ours', 'rebuttal')]],
    [
      'a rebuttal over the limit',
      [refer, say('Legal', 'a'), say('Ops', 'b'), say('Legal', 'too long', 'rebuttal')],
    ],
    ['the same dispute twice', [refer, refer]],
  ])('refuses %s, and enters nothing of that save', async (_, acts) => {
    const { at, collation } = await specialist()
    const save = at.client['collation.save']({ collation: collation.head.id, acts: [snapshot('s'), ...acts] })
    await expect(save).rejects.toThrow('op-invalid')
    expect((await at.client['collation.read']({ collation: collation.head.id })).entries).toEqual([])
  })

  test('takes a whole dispute in one save', async () => {
    const { at, collation } = await specialist()
    const acts = [refer, say('Legal', 'a'), say('Ops', 'b'), say('Legal', 'short', 'rebuttal')]
    const { entries } = await at.client['collation.save']({ collation: collation.head.id, acts })
    expect(entries).toHaveLength(4)
    expect((await at.client['collation.list']({})).collations).toMatchObject([{ openDisputes: 1 }])
  })

  test('needs a person, and goes by upload too', async () => {
    const at = await desk(await testFolder('memory'))
    await at.bring(zipped('gifts.stetpack', smallPack().files))
    await expect(beginCollation(at.client, smallPack())).rejects.toThrow('no-person')
    const person: Person = await at.client['person.save']({ name: 'Cora' })
    const { head } = await beginCollation(at.client, smallPack())
    const bytes = Buffer.from(JSON.stringify([snapshot('long')]))
    const { upload } = await at.client['upload.start']({ files: [{ path: 'acts', size: bytes.length }] })
    await at.client['upload.append']({ upload, file: 0, offset: 0, bytes: bytes.toString('base64') })
    const { entries } = await at.client['collation.save-upload']({ collation: head.id, upload })
    expect(entries).toMatchObject([{ by: person, act: { kind: 'snapshot', name: 'long' } }])
    expect(at.events).toContainEqual({ kind: 'collation.changed', collation: head.id, rev: 1 })
  })

  test('is refused in a window without the pen', async () => {
    const { at, collation } = await specialist()
    const save = at.clientOf('w2')['collation.save']({
      collation: collation.head.id,
      acts: [snapshot('s')],
    })
    await expect(save).rejects.toThrow('read-only')
  })
})

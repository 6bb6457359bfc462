import { cp, mkdir, readFile, readdir, rename, writeFile } from 'node:fs/promises'
import { setTimeout as wait } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { desk, zipped } from './support/desk'
import { testFolder } from './support/folder'
import { smallPack } from './support/pack'
import { spawnChild } from './support/spawn'
import { beginAgain, beginReview, work } from './support/work'

const readOnly = (why: string): unknown => ({ mode: 'read-only', why })

describe('two windows of one process', () => {
  it('share one pen: the first that asks has it, the others read', async () => {
    const at = await desk(await testFolder())
    const { head } = await work(at.client, await beginReview(at))
    at.backend.windowOpened('w1')
    at.backend.windowOpened('w2')
    const [first, second] = [at.clientOf('w1'), at.clientOf('w2')]
    expect((await first['app.read']({ window: 'w1' })).access).toEqual({ mode: 'write' })
    expect((await second['app.read']({ window: 'w2' })).access).toEqual(readOnly('other-window'))
    const state = await second['review.read']({ review: head.id })
    await expect(work(second, state, 'x')).rejects.toThrow('read-only')
    await expect(second['person.save']({ name: 'B' })).rejects.toThrow('read-only')
    await expect(second['upload.start']({ files: [{ path: 'a', size: 1 }] })).rejects.toThrow('read-only')
    await expect(second['handback.create']({ reviews: [head.id] })).rejects.toThrow('read-only')
    expect((await second['library.read']({})).packs).toHaveLength(1)
  })

  it('hand it over when asked, and tell the one that lost it', async () => {
    const at = await desk(await testFolder())
    const begun = await beginReview(at)
    at.backend.windowOpened('w1')
    at.backend.windowOpened('w2')
    await at.client['app.read']({ window: 'w1' })
    const second = at.clientOf('w2')
    await second['app.read']({ window: 'w2' })
    expect(await second['app.take-pen']({ window: 'w2' })).toEqual({ mode: 'write' })
    expect(at.events).toContainEqual({
      kind: 'access.changed',
      window: 'w1',
      access: readOnly('other-window'),
    })
    await expect(work(at.client, begun)).rejects.toThrow('read-only')
    expect((await work(second, begun)).rev).toBe(5)
  })

  it('hand it on when the one that had it is closed', async () => {
    const at = await desk(await testFolder())
    at.backend.windowOpened('w1')
    at.backend.windowOpened('w2')
    await at.client['app.read']({ window: 'w1' })
    await at.clientOf('w2')['app.read']({ window: 'w2' })
    at.backend.windowClosed('w1')
    expect(at.events).toContainEqual({ kind: 'access.changed', window: 'w2', access: { mode: 'write' } })
    // A last call of the closed one does not take it back.
    await expect(at.client['settings.save']({})).rejects.toThrow('read-only')
    await at.clientOf('w2')['settings.save']({ theme: 'dark' })
  })
})

describe('two processes on one data folder', () => {
  it('the second reads, follows what the first writes, and writes when the first has ended', async () => {
    const folder = await testFolder()
    const first = await desk(folder)
    const second = await desk(folder)
    const begun = await beginReview(first)
    second.backend.windowOpened('w1')
    const view = await second.client['app.read']({ window: 'w1' })
    expect(view).toMatchObject({ access: readOnly('other-process'), person: { name: 'Ana' } })
    const saved = await work(first.client, begun)
    expect(await second.client['review.read']({ review: begun.head.id })).toEqual(saved)
    expect(await second.client['library.read']({})).toEqual(await first.client['library.read']({}))
    await expect(work(second.client, saved, 'x')).rejects.toThrow('read-only')
    await expect(second.client['person.save']({ name: 'B' })).rejects.toThrow('read-only')
    expect(await second.client['app.take-pen']({ window: 'w1' })).toEqual(readOnly('other-process'))
    await first.backend.close()
    expect((await second.client['app.read']({ window: 'w1' })).access).toEqual({ mode: 'write' })
    expect(second.events).toContainEqual({ kind: 'access.changed', window: 'w1', access: { mode: 'write' } })
    expect((await work(second.client, saved, 'y')).rev).toBe(10)
  })

  it(
    'the second takes over at once from one that was killed, with every save that was acknowledged',
    { timeout: 60_000 },
    async () => {
      const folder = await testFolder()
      const first = await desk(folder)
      const { head } = await beginReview(first)
      await first.backend.close()
      for (let kill = 0; kill < 2; kill++) {
        const child = await spawnChild('hold', folder, head.id)
        await child.said('ack')
        const here = await desk(folder)
        expect((await here.client['app.read']({ window: 'w1' })).access).toEqual(readOnly('other-process'))
        await wait(80)
        const told = child.lines.at(-1)
        await child.end('SIGKILL')
        const view = await here.client['app.read']({ window: 'w1' })
        expect(view.access).toEqual({ mode: 'write' })
        const { rev } = await beginAgain(here.client, smallPack())
        expect(rev).toBeGreaterThanOrEqual(Number(told?.split(' ')[1]))
        await here.backend.close()
      }
    },
  )

  it(
    'the first stops writing when its lock was taken away, and tells its windows',
    { timeout: 30_000 },
    async () => {
      const folder = await testFolder()
      const first = await desk(folder, { tuning: { lockStaleMs: 2000, lockUpdateMs: 1000 } })
      const saved = await work(first.client, await beginReview(first))
      first.backend.windowOpened('w1')
      await first.client['app.read']({ window: 'w1' })
      // What another process does that believes this one dead, for instance after the computer slept.
      await rename(`${folder}/writer.lock`, `${folder}/gone`)
      await mkdir(`${folder}/writer.lock`)
      await expect
        .poll(() => first.events.filter((event) => event.kind === 'access.changed'), { timeout: 6000 })
        .toContainEqual({ kind: 'access.changed', window: 'w1', access: readOnly('other-process') })
      await expect(work(first.client, saved, 'late')).rejects.toThrow('read-only')
      expect(await first.client['review.read']({ review: saved.head.id })).toEqual(saved)
    },
  )
})

describe('a damaged data folder', () => {
  it('always opens, whatever file is damaged, and says what was lost', async () => {
    const original = await testFolder('memory')
    const first = await desk(original)
    await work(first.client, await beginReview(first))
    await first.client['settings.save']({ theme: 'dark' })
    await first.backend.close()
    const files = (await readdir(original, { recursive: true, withFileTypes: true })).filter((f) =>
      f.isFile(),
    )
    const seen: unknown[] = []
    for (const file of files) {
      const folder = await testFolder('memory')
      await cp(original, folder, { recursive: true })
      const path = `${file.parentPath}/${file.name}`.replace(original, folder)
      const bytes = await readFile(path)
      await writeFile(path, bytes.fill(0x58, bytes.length >> 1))
      const at = await desk(folder)
      const { access } = await at.client['app.read']({ window: 'w1' })
      const lossesOf = async (): Promise<number> => (await at.client['library.read']({})).losses!.length
      await lossesOf()
      const { accepted } = await at.bring(zipped('gifts.stetpack', smallPack().files))
      await at.client['person.save']({ name: 'Ana' })
      const { rev } = await beginAgain(at.client, smallPack())
      seen.push([access.mode, accepted, rev === 5 || (await lossesOf()) > 0])
      await at.backend.close()
    }
    expect(seen.length).toBeGreaterThan(10)
    expect(seen).toEqual(seen.map(() => ['write', true, true]))
  })
})

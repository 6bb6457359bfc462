import { appendFile, readFile, readdir, truncate, writeFile, copyFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { Refusal } from '../../../src/contract'
import { nodeDisk } from '../../../src/backend/disk/disk'
import { testFolder } from '../support/folder'
import { listJournal } from '../support/list-journal'

const texts = (n: number, from = 0): string[] => Array.from({ length: n }, (_, i) => `entry ${from + i}`)

async function segments(folder: string): Promise<string[]> {
  return (await readdir(folder)).filter((name) => name.startsWith('seg-')).sort()
}

describe('a journal', () => {
  it('brings back every entry, in order', async () => {
    const root = await testFolder()
    const { store } = await listJournal(root)
    for (const add of texts(20)) await store.commit({ add })
    const again = await listJournal(root)
    expect(again.store.state.texts).toEqual(texts(20))
    expect(again.findings).toEqual({ damagedSegments: [], badSnapshots: [], missing: 0, forked: 0 })
  })

  it('refuses what is committed while another state is put in place, and loses nothing it took', async () => {
    const root = await testFolder()
    const { store } = await listJournal(root)
    const before = store.commit({ add: 'before' })
    const replacing = store.replace({ texts: ['other'] })
    await expect(store.commit({ add: 'meanwhile' })).rejects.toThrow('stale-rev')
    await before
    await replacing
    await store.commit({ add: 'after' })
    expect((await listJournal(root)).store.state.texts).toEqual(['other', 'after'])
  })

  it('syncs entries of one tick together', async () => {
    const root = await testFolder()
    let syncs = 0
    const disk = {
      ...nodeDisk,
      create: async (path: string) => {
        const file = await nodeDisk.create(path)
        return { ...file, sync: () => (syncs++, file.sync()) }
      },
    }
    const { store } = await listJournal(root, {}, disk)
    syncs = 0
    await Promise.all(texts(200).map((add) => store.commit({ add })))
    // One for the new segment's opening, one for the lot.
    expect(syncs).toBe(2)
    expect((await listJournal(root)).store.state.texts).toEqual(texts(200))
  })

  it('never leaves an entry in the queue that was given just as it drained', async () => {
    const { store } = await listJournal(await testFolder())
    for (let i = 0; i < 60; i++)
      await store.commit({ add: `a${i}` }).then(() => store.commit({ add: `b${i}` }))
    expect(store.state.texts.length).toBe(120)
  })

  it('writes nothing of an entry that does not apply', async () => {
    const root = await testFolder()
    const { store, folder } = await listJournal(root)
    await store.commit({ add: 'one' })
    const before = await readFile(join(folder, (await segments(folder))[0]!))
    await expect(store.commit({ add: 'refuse me' })).rejects.toBeInstanceOf(Refusal)
    expect(await readFile(join(folder, (await segments(folder))[0]!))).toEqual(before)
    await store.commit({ add: 'two' })
    expect((await listJournal(root)).store.state.texts).toEqual(['one', 'two'])
  })

  it('snapshots when due, keeps three, and prunes segments that all three contain', async () => {
    const root = await testFolder()
    for (let session = 0; session < 6; session++) {
      const { store } = await listJournal(root)
      for (const add of texts(5, session * 5)) await store.commit({ add })
      await store.close()
    }
    const { store, folder } = await listJournal(root)
    const names = await readdir(folder)
    expect(names.filter((name) => name.startsWith('snap-'))).toHaveLength(3)
    expect(await segments(folder)).toHaveLength(2)
    expect(store.state.texts).toEqual(texts(30))
  })

  it('does not snapshot on every entry', async () => {
    const { store, folder } = await listJournal(await testFolder(), {
      snapshotEntries: 50,
      snapshotQuietMs: 1,
    })
    for (const add of texts(49)) await store.commit({ add })
    expect((await readdir(folder)).filter((name) => name.startsWith('snap-'))).toHaveLength(1)
    await store.commit({ add: 'the fiftieth' })
    await expect
      .poll(async () => (await readdir(folder)).filter((name) => name.startsWith('snap-')).length)
      .toBe(2)
  })

  it('goes on from a replaced state', async () => {
    const root = await testFolder()
    const { store } = await listJournal(root)
    await store.commit({ add: 'one' })
    await store.replace({ texts: ['other'] })
    await store.commit({ add: 'more' })
    const again = await listJournal(root)
    expect(again.store.state.texts).toEqual(['other', 'more'])
    expect(again.findings.missing + again.findings.forked).toBe(0)
  })
})

describe('a damaged journal', () => {
  it('cuts a torn append silently, whatever its length', async () => {
    const root = await testFolder()
    const { store, folder } = await listJournal(root)
    for (const add of texts(3)) await store.commit({ add })
    const path = join(folder, (await segments(folder))[0]!)
    const whole = (await readFile(path)).length
    const lastLine = whole - (await readFile(path)).lastIndexOf(10, whole - 2) - 1
    for (let cut = 1; cut < lastLine; cut += 7) {
      await truncate(path, whole - cut)
      const again = await listJournal(root)
      expect(again.store.state.texts).toEqual(texts(2))
      expect(again.findings).toMatchObject({ damagedSegments: [], missing: 0 })
    }
  })

  it('keeps the evidence of damage, says what is missing, and is clean the next time', async () => {
    const root = await testFolder()
    const { store, folder } = await listJournal(root)
    for (const add of texts(10)) await store.commit({ add })
    const name = (await segments(folder))[0]!
    const bytes = await readFile(join(folder, name))
    const spot = bytes.indexOf('entry 4')
    bytes[spot] = bytes[spot]! ^ 1
    await writeFile(join(folder, name), bytes)
    const damaged = await listJournal(root)
    expect(damaged.findings).toMatchObject({ damagedSegments: [name], missing: 1 })
    expect(damaged.store.state.texts).toEqual(texts(10).filter((text) => text !== 'entry 4'))
    const kept = (await readdir(join(root, 'quarantine'))).at(-1)!
    expect(await readFile(join(root, 'quarantine', kept, name))).toEqual(bytes)
    await damaged.store.commit({ add: 'after' })
    const again = await listJournal(root)
    expect(again.findings).toMatchObject({ damagedSegments: [], missing: 0, forked: 0 })
    expect(again.store.state.texts.at(-1)).toBe('after')
  })

  it('notices a journal cut between two lines by the high-water mark', async () => {
    const root = await testFolder()
    const { store, folder } = await listJournal(root)
    for (const add of texts(4)) await store.commit({ add })
    await store.snapshot()
    await store.close()
    for (const name of await readdir(folder))
      if (/^snap-0+4[.]/.test(name)) await nodeDisk.remove(join(folder, name))
    const path = join(folder, (await segments(folder))[0]!)
    const bytes = await readFile(path)
    await truncate(path, bytes.lastIndexOf(10, bytes.length - 2) + 1)
    expect((await listJournal(root)).findings.missing).toBe(1)
  })

  it('falls back to an older snapshot and the journal when the newest is torn', async () => {
    const root = await testFolder()
    for (let session = 0; session < 4; session++) {
      const { store } = await listJournal(root)
      for (const add of texts(5, session * 5)) await store.commit({ add })
      await store.close()
    }
    const folder = join(root, 'list')
    const newest = (await readdir(folder))
      .filter((name) => name.startsWith('snap-'))
      .sort()
      .at(-1)!
    await truncate(join(folder, newest), 40)
    const again = await listJournal(root)
    expect(again.findings).toMatchObject({ badSnapshots: [newest], missing: 0 })
    expect(again.store.state.texts).toEqual(texts(20))
  })

  it('detects two writers, keeps the longer branch and the other aside', async () => {
    const root = await testFolder()
    const first = await listJournal(root)
    await first.store.commit({ add: 'shared' })
    const second = await listJournal(root)
    for (const add of texts(3)) await first.store.commit({ add })
    for (const add of texts(5, 100)) await second.store.commit({ add })
    const again = await listJournal(root)
    expect(again.findings).toMatchObject({ forked: 3, missing: 0 })
    expect(again.store.state.texts).toEqual(['shared', ...texts(5, 100)])
    const kept = (await readdir(join(root, 'quarantine'))).at(-1)!
    expect(
      (await readdir(join(root, 'quarantine', kept))).filter((name) => name.startsWith('seg-')),
    ).toHaveLength(2)
    expect((await listJournal(root)).findings.forked).toBe(0)
  })

  it('never takes a refused append for a saved one, even when cutting it back failed too', async () => {
    const root = await testFolder()
    const { store, folder } = await listJournal(root)
    await store.commit({ add: 'one' })
    const name = (await segments(folder))[0]!
    await store.close()
    // A process whose file system takes the bytes, then fails the sync and the cut.
    let failing = false
    const disk = {
      ...nodeDisk,
      create: async (path: string) => {
        const file = await nodeDisk.create(path)
        const fail = (): Promise<void> =>
          Promise.reject(Object.assign(new Error('io'), { code: 'EIO', syscall: 'fsync' }))
        return {
          ...file,
          sync: () => (failing ? fail() : file.sync()),
          truncate: (n: number) => (failing ? fail() : file.truncate(n)),
        }
      },
    }
    const sick = await listJournal(root, {}, disk)
    await sick.store.commit({ add: 'two' })
    failing = true
    await expect(Promise.all(texts(4).map((add) => sick.store.commit({ add })))).rejects.toBeInstanceOf(
      Refusal,
    )
    await expect(sick.store.commit({ add: 'while sick' })).rejects.toThrow('disk-failed')
    failing = false
    sick.store.reopen()
    await sick.store.commit({ add: 'three' })
    const again = await listJournal(root)
    expect(again.store.state.texts).toEqual(['one', 'two', 'three'])
    expect(again.findings).toMatchObject({ forked: 0, missing: 0 })
    expect(name).toBeTruthy()
  })

  it('treats rubbish after the end as damage only when it is a whole line', async () => {
    const root = await testFolder()
    const { store, folder } = await listJournal(root)
    await store.commit({ add: 'one' })
    const path = join(folder, (await segments(folder))[0]!)
    await copyFile(path, `${path}.kept`)
    await appendFile(path, 'half a li')
    expect((await listJournal(root)).findings.damagedSegments).toEqual([])
    await copyFile(`${path}.kept`, path)
    await appendFile(path, 'a whole bad line\n')
    const again = await listJournal(root)
    expect(again.findings.damagedSegments).toHaveLength(1)
    expect(again.store.state.texts).toEqual(['one'])
  })
})

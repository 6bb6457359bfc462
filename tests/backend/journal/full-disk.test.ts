import { execFileSync } from 'node:child_process'
import { onTestFinished, expect, it } from 'vitest'
import { Refusal } from '../../../src/contract'
import { testFolder } from '../support/folder'
import { listJournal } from '../support/list-journal'
import { desk } from '../support/desk'
import { beginReview } from '../support/work'
import { typing } from '../support/typing'
import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** A file system of its own of so many KiB; null, with a visible word, where this process may not mount one. */
async function smallDisk(kib: number): Promise<string | null> {
  const folder = await testFolder()
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${kib}k`, 'tmpfs', folder], { stdio: 'ignore' })
  } catch {
    console.log('NOT RUN: the full-disk test needs the right to mount a tmpfs')
    return null
  }
  onTestFinished(() => void execFileSync('umount', [folder]))
  return folder
}

it('keeps what was acknowledged when the disk fills up, and goes on when there is room', async () => {
  const root = await smallDisk(256)
  if (!root) return
  const { store } = await listJournal(root, { snapshotEntries: 40, snapshotQuietMs: 0 })
  const acked: string[] = []
  let refused: unknown
  for (let i = 0; i < 5000 && !refused; i++) {
    const add = `${i} ${'x'.repeat(200)}`
    await store.commit({ add }).then(
      () => acked.push(add),
      (error: unknown) => (refused = error),
    )
  }
  expect(refused).toBeInstanceOf(Refusal)
  expect(String(refused)).toContain('disk-full')
  await expect(store.commit({ add: 'more' })).rejects.toThrow('disk-full')
  expect(acked.length).toBeGreaterThan(50)
  expect((await listJournal(root)).store.state.texts).toEqual(acked)
})

it('saves the last edit from the ballast, says that the disk is full, and writes again when it is not', async () => {
  const root = await smallDisk(1500)
  if (!root) return
  const folder = join(root, 'stet')
  const at = await desk(folder, { tuning: { ballastBytes: 200_000 } })
  at.backend.windowOpened('w1')
  const begun = await beginReview(at)
  await at.client['app.read']({ window: 'w1' })
  // Somebody else fills the disk up.
  await writeFile(join(root, 'other'), new Uint8Array(4 << 20)).catch(() => undefined)
  const op = typing(begun, 1, 'x'.repeat(20_000), 's')
  const saved = await at.client['review.save']({ review: begun.head.id, rev: 0, ops: [op.op] })
  expect(saved.rev).toBe(1)
  expect(at.events).toContainEqual({
    kind: 'access.changed',
    window: 'w1',
    access: { mode: 'read-only', why: 'disk-full' },
  })
  await writeFile(join(root, 'more'), new Uint8Array(4 << 20)).catch(() => undefined)
  const next = typing({ head: begun.head, doc: op.doc }, 0, 'more', 't')
  const again = (): Promise<{ rev: number }> =>
    at.client['review.save']({ review: begun.head.id, rev: 1, ops: [next.op] })
  await expect(again()).rejects.toThrow('disk-full')
  expect((await at.client['review.read']({ review: begun.head.id })).rev).toBe(1)
  await rm(join(root, 'other'))
  await rm(join(root, 'more'))
  expect(await again()).toEqual({ rev: 2 })
  expect((await at.client['app.read']({ window: 'w1' })).access).toEqual({ mode: 'write' })
})

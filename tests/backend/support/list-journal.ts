import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { type Disk, nodeDisk } from '../../../src/backend/disk/disk'
import { CHAIN_START } from '../../../src/backend/journal/line'
import { createJournal, openJournal } from '../../../src/backend/journal/open'
import type { JournalStore, StoreOptions } from '../../../src/backend/journal/store'
import type { Findings } from '../../../src/backend/journal/recover'
import { type Entry, type Texts, listSubject, quietOptions } from './list-subject'

let opened = 0

/** Opens the list journal in a folder, making it where there is none. */
export async function listJournal(
  root: string,
  options: Partial<StoreOptions> = {},
  disk: Disk = nodeDisk,
): Promise<{ store: JournalStore<Texts, Entry>; findings: Findings; folder: string }> {
  const folder = join(root, 'list')
  if (!(await nodeDisk.list(folder)).some((name) => name.startsWith('snap-')))
    await createJournal({ disk, folder }, listSubject, { state: { texts: [] }, chain: CHAIN_START })
  const quarantine = join(root, 'quarantine', String(++opened))
  const journal = await openJournal({ disk, folder, quarantine }, listSubject, {
    ...quietOptions,
    ...options,
  })
  if (!journal) throw new Error('nothing to recover')
  onTestFinished(() => journal.store.close())
  return { ...journal, folder }
}

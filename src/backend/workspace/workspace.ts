import type { Low } from 'lowdb'
import { z } from 'zod'
import { type BackendEvent, Settings } from '../../contract'
import { Person } from '../../core/model'
import type { Disk } from '../disk/disk'
import type { StoreOptions } from '../journal/store'
import type { Ports } from '../ports'
import { type Ballast, makeBallast } from './ballast'
import { CardFile } from './card'
import { type Layout, layoutOf } from './layout'
import { type FolderLock, makeLock } from './lock'
import { PackShelf } from './pack-shelf'
import { type Pen, makePen } from './pen'
import { ReviewShelf } from './review-shelf'
import { openSmallState } from './small-state'

/** Figures that a test may need otherwise; the app runs with `TUNING`. */
export interface Tuning extends Pick<StoreOptions, 'snapshotEntries' | 'snapshotBytes' | 'snapshotQuietMs'> {
  readonly lockStaleMs: number
  readonly lockUpdateMs: number
  readonly ballastBytes: number
  readonly keptOpen: number
}

export const TUNING: Tuning = {
  snapshotEntries: 500,
  snapshotBytes: 1 << 20,
  snapshotQuietMs: 2000,
  lockStaleMs: 20_000,
  lockUpdateMs: 5000,
  ballastBytes: 2 << 20,
  keptOpen: 8,
}

/** The content of a data folder, for as long as the right to write to it does not change. */
export interface Content {
  readonly mode: 'write' | 'read'
  readonly packs: PackShelf
  readonly reviews: ReviewShelf
  readonly settings: Low<Settings>
  readonly person: Low<{ person: Person | null }>
}

/** A data folder in use by this process. */
export interface Workspace {
  readonly ports: Ports
  readonly disk: Disk
  readonly layout: Layout
  readonly pen: Pen
  readonly tell: (event: BackendEvent) => void
  readonly content: () => Promise<Content>
  /** Tries to get the right to write where another process has it, or where the disk had failed. */
  readonly tryToWrite: (asked: 'by-hand' | 'by-the-way') => Promise<void>
  readonly close: () => Promise<void>
}

interface Setting {
  readonly ports: Ports
  readonly disk: Disk
  readonly tuning: Tuning
  readonly tell: (event: BackendEvent) => void
}

/** Opens a data folder, for writing where no other process has it. */
export async function openWorkspace(setting: Setting): Promise<Workspace> {
  const { ports, disk, tuning, tell } = setting
  const layout = layoutOf(ports.dataDir)
  await disk.makeFolder(layout.root)
  const ballast = makeBallast(disk, layout.root, tuning.ballastBytes)
  const pen = makePen(tell, 'other-process')
  const parts = { ...setting, layout, ballast, pen }
  let current: Promise<Content>
  let trying: Promise<void> = Promise.resolve()
  const lock: FolderLock = makeLock(layout.root, {
    staleMs: tuning.lockStaleMs,
    updateMs: tuning.lockUpdateMs,
    onLost: () => {
      ports.log('another process took the data folder over')
      pen.hinder('other-process')
      const lost = current
      current = lost.then(async (content) => {
        await content.reviews.abandon()
        return openContent(parts, 'read')
      })
    },
  })
  const begin = async (): Promise<Content> => {
    const content = await openContent(parts, 'write')
    pen.hinder((await ballast.restore()) ? null : 'disk-full')
    return content
  }
  const tryNow = async (asked: 'by-hand' | 'by-the-way'): Promise<void> => {
    if (!lock.held && (await lock.take())) {
      current = begin()
      await current
      tell({ kind: 'library.changed' })
    } else if (pen.hindrance === 'disk-full' && (await ballast.restore())) {
      await (await current).reviews.reopen()
      pen.hinder(null)
    } else if (pen.hindrance === 'disk-failed' && asked === 'by-hand') {
      // What the failed files hold is known only after reading them again.
      await (await current).reviews.abandon()
      pen.hinder(null)
    }
  }
  current = (await lock.take()) ? begin() : openContent(parts, 'read')
  await current
  return {
    ports,
    disk,
    layout,
    pen,
    tell,
    content: () => current,
    tryToWrite: (asked) => {
      if (pen.hindrance) trying = trying.catch(() => undefined).then(() => tryNow(asked))
      return trying
    },
    close: async () => {
      await trying.catch(() => undefined)
      if (lock.held) await (await current).reviews.close()
      await lock.release()
    },
  }
}

interface Parts extends Setting {
  readonly layout: Layout
  readonly ballast: Ballast
  readonly pen: Pen
}

async function openContent(parts: Parts, mode: 'write' | 'read'): Promise<Content> {
  const { disk, layout, ports, tuning, tell, ballast, pen } = parts
  if (mode === 'write') await sweep(disk, layout)
  const state = <T>(stem: string, schema: z.ZodType<T>, initial: T): Promise<Low<T>> =>
    openSmallState({ disk, layout, stem }, schema, initial, mode)
  const options = {
    ...tuning,
    tell,
    now: ports.now,
    log: ports.log,
    freeSpace: () => ballast.drop(),
    onFault: (kind: 'disk-full' | 'disk-failed') => pen.hinder(kind),
  }
  return {
    mode,
    packs: new PackShelf(disk, layout, mode),
    reviews: new ReviewShelf({ disk, layout, cards: await state('cards', CardFile, {}), mode }, options),
    settings: await state('settings', Settings, {}),
    person: await state('person', z.object({ person: Person.nullable() }), { person: null }),
  }
}

/** Makes the folders and removes what an ended process left half done; nobody was told that it was there. */
async function sweep(disk: Disk, layout: Layout): Promise<void> {
  await disk.remove(layout.passing)
  for (const folder of [layout.state, layout.packs, layout.reviews, layout.passing]) {
    await disk.makeFolder(folder)
    for (const name of await disk.list(folder))
      if (name.startsWith('.new-') || name.endsWith('.tmp')) await disk.remove(`${folder}/${name}`)
  }
  await disk.syncFolder(layout.root)
}

import { join } from 'node:path'
import type { Low } from 'lowdb'
import { z } from 'zod'
import { Settings } from '../../contract'
import { Person } from '../../core/model'
import type { Disk } from '../disk/disk'
import type { StoreOptions } from '../journal/store'
import { CardFile } from './card'
import { CollationCardFile } from './collation-card'
import { CollationShelf } from './collation-shelf'
import type { ShelfPlace } from './journal-shelf'
import type { Layout } from './layout'
import { PackShelf } from './pack-shelf'
import { RegisterShelf } from './register-shelf'
import { ReceiptShelf } from './receipt-shelf'
import { ReviewShelf } from './review-shelf'
import { openSmallState } from './small-state'
import type { WorkspaceSetting } from './setting'

/** What a data folder holds, for as long as the right to write to it does not change. */
export interface Content {
  readonly mode: 'write' | 'read'
  readonly packs: PackShelf
  readonly reviews: ReviewShelf
  readonly collations: CollationShelf
  readonly receipts: ReceiptShelf
  readonly register: RegisterShelf
  readonly settings: Low<Settings>
  readonly person: Low<{ person: Person | null }>
}

interface Opening extends WorkspaceSetting, Pick<StoreOptions, 'onFault' | 'freeSpace'> {
  readonly layout: Layout
  readonly mode: 'write' | 'read'
}

/** Opens the shelves and small states. In mode `write` it also makes the folders and sweeps what was left half done. */
export async function openContent(opening: Opening): Promise<Content> {
  const { disk, layout, mode, ports, tuning, tell, onFault, freeSpace } = opening
  if (mode === 'write') await sweep(disk, layout)
  const state = <T>(stem: string, schema: z.ZodType<T>, initial: T): Promise<Low<T>> =>
    openSmallState({ disk, layout, stem }, schema, initial, mode)
  const options = { ...tuning, tell, onFault, freeSpace, now: ports.now, log: ports.log }
  const place = <Card>(root: string, cards: ShelfPlace<Card>['cards']): ShelfPlace<Card> => {
    return { disk, root, quarantine: layout.quarantine, cards, mode }
  }
  return {
    mode,
    packs: new PackShelf(disk, layout, mode),
    reviews: new ReviewShelf(place(layout.reviews, await state('cards', CardFile, {})), options),
    collations: new CollationShelf(
      place(layout.collations, await state('collation-cards', CollationCardFile, {})),
      options,
    ),
    register: new RegisterShelf({ disk, layout, mode }, options),
    receipts: new ReceiptShelf(disk, layout.receipts, ports.log),
    settings: await state('settings', Settings, {}),
    person: await state('person', z.object({ person: Person.nullable() }), { person: null }),
  }
}

// What an ended process left half done was never promised to anybody.
async function sweep(disk: Disk, layout: Layout): Promise<void> {
  await disk.remove(layout.passing)
  const { state, packs, reviews, collations, receipts, passing } = layout
  for (const folder of [state, packs, reviews, collations, receipts, passing]) {
    await disk.makeFolder(folder)
    for (const name of await disk.list(folder))
      if (name.startsWith('.new-') || name.endsWith('.tmp')) await disk.remove(join(folder, name))
  }
  await disk.syncFolder(layout.root)
}

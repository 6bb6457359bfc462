import { join } from 'node:path'
import type { Disk } from '../disk/disk'
import { listGenerations } from '../disk/generations'
import { quarantine } from '../disk/quarantine'
import { writeHead } from './head'
import { type Findings, SNAPSHOT, recover } from './recover'
import { SEGMENT_NAME } from './segment'
import { writeSnapshot } from './snapshot'
import { JournalStore, type StoreOptions } from './store'
import type { Subject } from './subject'

export interface JournalPlace {
  readonly disk: Disk
  readonly folder: string
  /** Where damaged files are copied to, should there be any; does not exist yet. */
  readonly quarantine: string
}

/**
 * Opens a journal for writing. Damage is copied to quarantine first; then a fresh snapshot of what could be brought
 * back takes the old files' place. Null when nothing could be: the files are then left where they are.
 */
export async function openJournal<State extends object, Entry>(
  place: JournalPlace,
  subject: Subject<State, Entry>,
  options: StoreOptions & { readonly now: () => string },
): Promise<{ store: JournalStore<State, Entry>; findings: Findings } | null> {
  const { disk, folder } = place
  const found = await recover(disk, folder, subject)
  if (!found) return null
  if (found.clean)
    return { store: new JournalStore(place, subject, found, options), findings: found.findings }
  const old = await journalFiles(disk, folder)
  await quarantine(
    disk,
    { from: folder, names: old, to: place.quarantine },
    { at: options.now(), ...found.findings },
  )
  // One further, so that the fresh snapshot never has the name of a bad one.
  const fresh = { ...found, seq: found.seq + 1, snapshotSeq: found.seq + 1, segments: [] }
  await writeSnapshot(place, fresh, subject)
  await writeHead(disk, folder, fresh.seq)
  for (const name of old) await disk.remove(join(folder, name))
  return { store: new JournalStore(place, subject, fresh, options), findings: found.findings }
}

/** Makes a journal folder that holds this state. */
export async function createJournal<State>(
  place: { readonly disk: Disk; readonly folder: string },
  subject: Pick<Subject<State, never>, 'toJson'>,
  at: { readonly state: State; readonly chain: string },
): Promise<void> {
  await place.disk.makeFolder(place.folder)
  await writeSnapshot(place, { ...at, seq: 0 }, subject)
}

async function journalFiles(disk: Disk, folder: string): Promise<string[]> {
  const snapshots = await listGenerations(disk, folder, SNAPSHOT)
  return [...snapshots, ...(await disk.list(folder)).filter((name) => SEGMENT_NAME.test(name))]
}

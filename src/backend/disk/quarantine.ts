import { join } from 'node:path'
import type { Disk } from './disk'
import { writeNew } from './sealed'

/** File in every quarantine folder that says what happened. */
export const QUARANTINE_NOTE = 'note.json'

/**
 * Copies damaged files aside, byte for byte, with a note; nothing is repaired in place. The originals are still
 * there when it resolves, so a crash in between loses nothing.
 */
export async function quarantine(
  disk: Disk,
  files: { readonly from: string; readonly names: readonly string[]; readonly to: string },
  note: Readonly<Record<string, unknown>>,
): Promise<void> {
  await disk.makeFolder(files.to)
  for (const name of files.names)
    await writeNew(disk, join(files.to, name), await disk.read(join(files.from, name)))
  await writeNew(disk, join(files.to, QUARANTINE_NOTE), Buffer.from(`${JSON.stringify(note)}\n`))
  await disk.syncFolder(files.to)
}

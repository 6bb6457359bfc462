import { join } from 'node:path'
import type { Disk } from '../disk/disk'
import { KEPT_GENERATIONS } from '../disk/generations'
import type { SegmentWriter } from './segment-writer'

/**
 * Removes segments of ours whose last entry is in the oldest kept snapshot already, so that a bad newest snapshot
 * costs nothing. Segments of a writer that we do not know are left alone.
 */
export async function prune(
  place: { readonly disk: Disk; readonly folder: string },
  segments: SegmentWriter,
  snapshots: readonly number[],
): Promise<void> {
  if (snapshots.length < KEPT_GENERATIONS) return
  const oldest = Math.min(...snapshots)
  for (const name of segments.wholeUpTo(oldest)) {
    await place.disk.remove(join(place.folder, name))
    segments.forget(name)
  }
}

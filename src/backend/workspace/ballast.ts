import { join } from 'node:path'
import type { Disk } from '../disk/disk'
import { writeNew } from '../disk/sealed'

const NAME = 'ballast'

/** Space held back on the disk, so that the last edits before it was full can still be saved. */
export interface Ballast {
  /** Makes it where it is missing. False: there is no room for it. */
  restore(): Promise<boolean>
  /** Gives the space free; false when it was gone already. */
  drop(): Promise<boolean>
}

export function makeBallast(disk: Disk, root: string, bytes: number): Ballast {
  const path = join(root, NAME)
  return {
    restore: async () => {
      if ((await disk.size(path)) === bytes) return true
      try {
        await disk.remove(path)
        await writeNew(disk, path, new Uint8Array(bytes).fill(0x2e))
        return true
      } catch {
        await disk.remove(path).catch(() => undefined)
        return false
      }
    },
    drop: async () => {
      if ((await disk.size(path)) === null) return false
      await disk.remove(path)
      return true
    },
  }
}

import { join } from 'node:path'
import type { Disk } from '../disk/disk'
import { writeWhole } from '../disk/sealed'

const HEAD = 'head.json'

/**
 * The journal's high-water mark: exposes a segment that was cut exactly between two lines, which looks whole.
 * Advisory: without it nothing is lost.
 */
export async function writeHead(disk: Disk, folder: string, seq: number): Promise<void> {
  await writeWhole(disk, folder, HEAD, Buffer.from(`${JSON.stringify({ seq })}\n`))
}

/** Its text, or null where there is none. */
export async function readHead(disk: Disk, folder: string): Promise<string | null> {
  const path = join(folder, HEAD)
  return (await disk.size(path)) === null ? null : (await disk.read(path)).toString('utf8')
}

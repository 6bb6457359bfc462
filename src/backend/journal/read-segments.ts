import { join } from 'node:path'
import type { Disk } from '../disk/disk'
import type { Line } from './line'
import { SEGMENT_NAME, type Scan, scanSegment } from './segment'

/** A segment file as it lies there, in the order in which segments were begun. */
export interface SegmentFile extends Scan {
  readonly name: string
  /** Number of its last whole entry; 0 without any. */
  readonly last: number
}

/** All segments of a folder. Bytes that a later segment declares refused are left out: nobody was told of them. */
export async function readSegments(disk: Disk, folder: string): Promise<SegmentFile[]> {
  const names = (await disk.list(folder)).filter((name) => SEGMENT_NAME.test(name))
  const files: { name: string; bytes: Buffer }[] = []
  for (const name of names) files.push({ name, bytes: await disk.read(join(folder, name)) })
  const refused = new Map<string, number>()
  for (const { bytes } of files) for (const [name, length] of refusals(bytes)) refused.set(name, length)
  return files.map(({ name, bytes }) => {
    const scan = scanSegment(bytes.subarray(0, refused.get(name) ?? bytes.length))
    return { name, ...scan, last: lastSeq(scan.lines) }
  })
}

function refusals(bytes: Buffer): [string, number][] {
  const first = scanSegment(bytes.subarray(0, bytes.indexOf(10) + 1)).lines[0]
  return first && 'refused' in first.body ? Object.entries(first.body.refused) : []
}

function lastSeq(lines: readonly Line[]): number {
  return lines.reduce((last, { body }) => ('s' in body ? Math.max(last, body.s) : last), 0)
}

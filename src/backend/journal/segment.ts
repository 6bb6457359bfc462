import { type Line, readLine } from './line'

export const SEGMENT_NAME = /^seg-\d{12}-[0-9a-f]{12}[.]jnl$/

/** What stands in a segment file. `torn`: the last append was cut off. `damaged`: bytes changed that were whole. */
export interface Scan {
  readonly lines: readonly Line[]
  readonly tail: 'clean' | 'torn' | 'damaged'
}

export function segmentName(after: number, random: string): string {
  return `seg-${String(after + 1).padStart(12, '0')}-${random}.jnl`
}

/**
 * Reads a segment, salvaging every line that is whole. A bad stretch at the very end without a newline is a torn
 * append, which nobody was told of; a bad stretch before whole lines, or a complete bad line, is damage.
 */
export function scanSegment(bytes: Buffer): Scan {
  const lines: Line[] = []
  let tail: Scan['tail'] = 'clean'
  let at = 0
  while (at < bytes.length) {
    const end = bytes.indexOf(10, at)
    const line = end < 0 ? null : readLine(bytes.subarray(at, end))
    if (line) lines.push(line)
    else if (end < 0 && tail === 'clean') tail = 'torn'
    else tail = 'damaged'
    if (end < 0) break
    at = end + 1
  }
  return { lines, tail }
}

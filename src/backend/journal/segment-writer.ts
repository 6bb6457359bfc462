import { join } from 'node:path'
import { type Disk, type DiskFile, randomName } from '../disk/disk'
import { chainOf, lineBytes } from './line'
import { segmentName } from './segment'

const ROTATE_BYTES = 4 << 20

interface OpenSegment {
  readonly name: string
  readonly file: DiskFile
  length: number
}

/**
 * Appends to one segment file a session, made new and exclusively: two processes can never interleave bytes. A
 * segment that failed is cut back to its last acknowledged byte and closed; the next one declares the rest refused,
 * in case the cut did not reach the medium either.
 */
export class SegmentWriter {
  private current: OpenSegment | null = null
  private readonly refused: Record<string, number> = {}
  /** Number of the last entry of every closed segment of ours. */
  private readonly closed: Map<string, number>

  constructor(
    private readonly place: { readonly disk: Disk; readonly folder: string },
    known: readonly { readonly name: string; readonly last: number }[],
  ) {
    this.closed = new Map(known.map(({ name, last }) => [name, last]))
  }

  /** Appends lines after the entry at `position`; resolves when they are on the medium. */
  async append(bytes: Buffer, position: { readonly seq: number; readonly chain: string }): Promise<void> {
    if (this.current && this.current.length > ROTATE_BYTES) await this.retire(position.seq)
    const segment = (this.current ??= await this.begin(position))
    try {
      await segment.file.write(bytes, segment.length)
      await segment.file.sync()
    } catch (error) {
      await this.seal(segment, position.seq)
      throw error
    }
    segment.length += bytes.length
  }

  /** Closed segments without an entry beyond this number. */
  wholeUpTo(seq: number): string[] {
    return [...this.closed].filter(([, last]) => last <= seq).map(([name]) => name)
  }

  forget(name: string): void {
    this.closed.delete(name)
  }

  async close(): Promise<void> {
    await this.current?.file.close()
    this.current = null
  }

  private async begin(position: { readonly seq: number; readonly chain: string }): Promise<OpenSegment> {
    const name = segmentName(position.seq, randomName())
    const json = JSON.stringify({ after: position.seq, refused: this.refused })
    const opening = lineBytes(chainOf(position.chain, json), json)
    const file = await this.place.disk.create(join(this.place.folder, name))
    try {
      await file.write(opening, 0)
      await file.sync()
      await this.place.disk.syncFolder(this.place.folder)
    } catch (error) {
      await file.close().catch(() => undefined)
      this.refused[name] = 0
      this.closed.set(name, position.seq)
      throw error
    }
    return { name, file, length: opening.length }
  }

  private async retire(last: number): Promise<void> {
    if (!this.current) return
    await this.current.file.close()
    this.closed.set(this.current.name, last)
    this.current = null
  }

  private async seal(segment: OpenSegment, last: number): Promise<void> {
    this.current = null
    this.refused[segment.name] = segment.length
    this.closed.set(segment.name, last)
    try {
      await segment.file.truncate(segment.length)
      await segment.file.sync()
    } catch {
      // The next segment's opening says the same.
    } finally {
      await segment.file.close().catch(() => undefined)
    }
  }
}

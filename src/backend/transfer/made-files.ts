import { join } from 'node:path'
import { type FileTicket, Refusal } from '../../contract'
import { Digest, problem } from '../../core/model'
import { type Disk, randomName } from '../disk/disk'
import { sha256, writeNew } from '../disk/sealed'

const KEPT = 20
const PIECE_BYTES = 512 * 1024

interface Made {
  readonly ticket: FileTicket
  readonly folder: string
}

/** Finished files that wait to be fetched or saved by the host. The last twenty are kept, none beyond a start. */
export class MadeFiles {
  private readonly made = new Map<string, Made>()

  constructor(
    private readonly disk: Disk,
    private readonly folder: string,
  ) {}

  async put(name: string, bytes: Uint8Array): Promise<FileTicket> {
    const id = `f-${randomName()}${randomName()}`
    const folder = join(this.folder, id)
    await this.disk.makeFolder(folder)
    await writeNew(this.disk, join(folder, name), bytes)
    const ticket = { ticket: id, name, size: bytes.length, sha256: Digest.parse(sha256(bytes)) }
    this.made.set(id, { ticket, folder })
    for (const [old, { folder: gone }] of [...this.made].slice(0, -KEPT)) {
      this.made.delete(old)
      await this.disk.remove(gone)
    }
    return ticket
  }

  async read(ticket: string, offset: number): Promise<{ bytes: string; next: number | null }> {
    const file = this.find(ticket)
    const bytes = await this.disk.readPart(file.path, offset, PIECE_BYTES)
    const next = offset + bytes.length
    return { bytes: bytes.toString('base64'), next: bytes.length && next < file.size ? next : null }
  }

  /** Refuses with `not-found`. */
  find(ticket: string): { path: string; name: string; size: number } {
    const made = this.made.get(ticket)
    if (!made) throw new Refusal(problem('not-found', 'ticket'))
    const { name, size } = made.ticket
    return { path: join(made.folder, name), name, size }
  }
}

/** A file name of words that any file system takes: letters, digits and hyphens of any script, then the extension. */
export function fileName(parts: readonly string[], extension: string): string {
  const words = parts.map((part) =>
    part
      .normalize('NFC')
      .replace(/[^\p{L}\p{M}\p{N}.]+/gu, '-')
      .replace(/^[-.]+|[-.]+$/g, ''),
  )
  return `${words.filter(Boolean).join('-').slice(0, 120) || 'stet'}.${extension}`
}

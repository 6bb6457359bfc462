import { join } from 'node:path'
import { z } from 'zod'
import { Refusal } from '../../contract'
import { Digest, Instant, Manifest, type PackId, problem } from '../../core/model'
import { type Disk, randomName } from '../disk/disk'
import { jsonOrNull, sha256, writeNew } from '../disk/sealed'
import type { Layout } from './layout'

/** A pack version that was imported and is whole. */
export interface ShelvedPack {
  readonly digest: Digest
  readonly manifest: Manifest
  readonly importedAt: string
}

/** What is to be put on the shelf; its reader has verified it. */
export interface NewPack {
  readonly digest: Digest
  /** `pack.json` as it came. */
  readonly manifestBytes: Uint8Array
  readonly manifest: Manifest
  readonly files: ReadonlyMap<string, Uint8Array>
}

const Received = z.object({ importedAt: Instant, sha256: Digest })

/** The packs of a data folder: read-only content, files named by their digest, never by what a pack calls them. */
export class PackShelf {
  private known: Map<string, ShelvedPack> | null = null
  private broken: string[] = []

  constructor(
    private readonly disk: Disk,
    private readonly layout: Layout,
    private readonly mode: 'write' | 'read',
  ) {}

  async list(): Promise<ShelvedPack[]> {
    if (!this.known || this.mode === 'read') this.known = await this.load(this.known ?? new Map())
    return [...this.known.values()]
  }

  /** Digests of packs that are no longer whole enough to be listed; importing them again mends them. */
  get unreadable(): readonly string[] {
    return this.broken
  }

  /** Refuses with `not-found`. */
  async find(pack: PackId, digest: Digest): Promise<ShelvedPack> {
    const found = (await this.list()).find((p) => p.digest === digest && p.manifest.id === pack)
    if (!found) throw new Refusal(problem('not-found', pack))
    return found
  }

  /** A file of a pack, checked against the manifest. Refuses with `file-missing` or `file-damaged`. */
  async file(pack: ShelvedPack, path: string): Promise<Buffer> {
    const entry = pack.manifest.files.find((file) => file.path === path)
    const at = entry && join(this.folderOf(pack.digest), 'files', entry.sha256)
    if (!at || (await this.disk.size(at)) === null) throw new Refusal(problem('file-missing', path))
    const bytes = await this.disk.read(at)
    if (sha256(bytes) !== entry.sha256) throw new Refusal(problem('file-damaged', path))
    return bytes
  }

  /** `pack.json` as it came. */
  async manifestBytes({ digest }: ShelvedPack): Promise<Buffer> {
    return this.disk.read(join(this.folderOf(digest), 'pack.json'))
  }

  /** Puts a pack on the shelf, whole or not at all. What lay under its digest and was not whole goes to quarantine. */
  async add(pack: NewPack, at: string, onFile: (done: number, total: number) => void): Promise<void> {
    const making = join(this.layout.packs, `.new-${randomName()}`)
    await this.disk.makeFolder(join(making, 'files'))
    let done = 0
    const written = new Set<string>()
    for (const bytes of pack.files.values()) {
      const name = sha256(bytes)
      if (!written.has(name)) await writeNew(this.disk, join(making, 'files', name), bytes)
      written.add(name)
      onFile(++done, pack.files.size)
    }
    const received = { importedAt: at, sha256: sha256(pack.manifestBytes) }
    await writeNew(this.disk, join(making, 'pack.json'), pack.manifestBytes)
    await writeNew(this.disk, join(making, 'received.json'), Buffer.from(JSON.stringify(received)))
    await this.disk.syncFolder(join(making, 'files'))
    await this.disk.syncFolder(making)
    await this.putAside(pack.digest)
    await this.disk.rename(making, this.folderOf(pack.digest))
    await this.disk.syncFolder(this.layout.packs)
    this.known?.set(pack.digest, { digest: pack.digest, manifest: pack.manifest, importedAt: at })
  }

  /** Whether every file that the pack's manifest names lies here as it came. */
  async isWhole(pack: ShelvedPack): Promise<boolean> {
    for (const { path } of pack.manifest.files) {
      try {
        await this.file(pack, path)
      } catch (error) {
        if (error instanceof Refusal) return false
        throw error
      }
    }
    return true
  }

  private async putAside(digest: Digest): Promise<void> {
    const folder = this.folderOf(digest)
    if ((await this.disk.size(folder)) === null) return
    await this.disk.makeFolder(this.layout.quarantine)
    await this.disk.rename(folder, join(this.layout.quarantine, `pack-${digest}-${randomName()}`))
  }

  private folderOf(digest: Digest): string {
    return join(this.layout.packs, digest)
  }

  private async load(before: ReadonlyMap<string, ShelvedPack>): Promise<Map<string, ShelvedPack>> {
    const packs = new Map<string, ShelvedPack>()
    this.broken = []
    for (const name of await this.disk.list(this.layout.packs)) {
      const digest = Digest.safeParse(name)
      if (!digest.success) continue
      const pack = before.get(name) ?? (await this.loadOne(digest.data))
      if (pack) packs.set(name, pack)
      else this.broken.push(name)
    }
    return packs
  }

  private async loadOne(digest: Digest): Promise<ShelvedPack | null> {
    const folder = this.folderOf(digest)
    for (const name of ['received.json', 'pack.json'])
      if ((await this.disk.size(join(folder, name))) === null) return null
    const received = Received.safeParse(
      jsonOrNull((await this.disk.read(join(folder, 'received.json'))).toString()),
    )
    const bytes = await this.disk.read(join(folder, 'pack.json'))
    const manifest = Manifest.safeParse(jsonOrNull(bytes.toString('utf8')))
    if (!received.success || !manifest.success || sha256(bytes) !== received.data.sha256) return null
    return { digest, manifest: manifest.data, importedAt: received.data.importedAt }
  }
}

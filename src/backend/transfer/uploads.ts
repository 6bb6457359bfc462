import { join } from 'node:path'
import { Refusal } from '../../contract'
import { problem } from '../../core/model'
import { LIMITS } from '../archive'
import { type Disk, type DiskFile, randomName } from '../disk/disk'

/** A file that came in whole. */
export interface UploadedFile {
  /** What the window called it, for instance `sample/pack.json`; never a name on our disk. */
  readonly path: string
  readonly bytes: Buffer
}

interface Staged {
  readonly path: string
  readonly size: number
  readonly place: string
  received: number
  file: Promise<DiskFile> | null
}

/** Files on their way in, in numbered pieces, in a folder that is emptied at every start. */
export class Uploads {
  private readonly running = new Map<string, Staged[]>()

  constructor(
    private readonly disk: Disk,
    private readonly folder: string,
  ) {}

  /** Refuses with `too-large`, or `input-invalid` when a path stands twice. */
  async start(files: readonly { readonly path: string; readonly size: number }[]): Promise<string> {
    const bytes = files.reduce((sum, file) => sum + file.size, 0)
    if (bytes > LIMITS.total || files.length > LIMITS.entries)
      throw new Refusal(problem('too-large', String(bytes)))
    if (new Set(files.map((file) => file.path)).size < files.length)
      throw new Refusal(problem('input-invalid', 'a path stands twice'))
    const upload = `u-${randomName()}${randomName()}`
    await this.disk.makeFolder(join(this.folder, upload))
    const staged = files.map(({ path, size }, i) => {
      return { path, size, place: join(this.folder, upload, String(i)), received: 0, file: null }
    })
    this.running.set(upload, staged)
    return upload
  }

  /** Takes the next piece of a file; pieces come in order. Returns how many bytes of the file are here. */
  async append(upload: string, file: number, offset: number, bytes: Buffer): Promise<number> {
    const staged = this.find(upload)[file]
    if (!staged) throw new Refusal(problem('not-found', String(file)))
    if (offset !== staged.received)
      throw new Refusal(problem('input-invalid', `${staged.received} bytes are here`))
    if (offset + bytes.length > staged.size) throw new Refusal(problem('too-large', staged.path))
    // Claimed before the write, so that a piece that is sent twice at once is refused once.
    staged.received += bytes.length
    staged.file ??= this.disk.create(staged.place)
    await (await staged.file).write(bytes, offset)
    if (staged.received === staged.size) await this.closeFile(staged)
    return staged.received
  }

  /** Everything that came in. Refuses with `file-missing` while a file is not whole. */
  async collect(upload: string): Promise<UploadedFile[]> {
    const staged = this.find(upload)
    const part = staged.find((file) => file.received < file.size)
    if (part) throw new Refusal(problem('file-missing', part.path))
    const files: UploadedFile[] = []
    for (const { path, size, place } of staged)
      files.push({ path, bytes: size ? await this.disk.read(place) : Buffer.alloc(0) })
    return files
  }

  /** Forgets an upload and its bytes; one that is not there is fine. */
  async cancel(upload: string): Promise<void> {
    const staged = this.running.get(upload)
    if (!staged) return
    this.running.delete(upload)
    for (const file of staged) await this.closeFile(file)
    await this.disk.remove(join(this.folder, upload))
  }

  private find(upload: string): Staged[] {
    const staged = this.running.get(upload)
    if (!staged) throw new Refusal(problem('not-found', 'upload'))
    return staged
  }

  private async closeFile(staged: Staged): Promise<void> {
    const { file } = staged
    staged.file = null
    await (await file)?.close()
  }
}

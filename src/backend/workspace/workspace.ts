import type { BackendEvent } from '../../contract'
import type { Disk } from '../disk/disk'
import type { Ports } from '../ports'
import { type Ballast, makeBallast } from './ballast'
import { type Content, openContent } from './content'
import { type Layout, layoutOf } from './layout'
import { type FolderLock, makeLock } from './lock'
import { Pen } from './pen'
import type { WorkspaceSetting } from './setting'

/** Opens a data folder, for writing where no other process has it. */
export async function openWorkspace(setting: WorkspaceSetting): Promise<Workspace> {
  const workspace = new Workspace(setting)
  await setting.disk.makeFolder(workspace.layout.root)
  await workspace.start()
  return workspace
}

/** A data folder in use by this process. */
export class Workspace {
  readonly ports: Ports
  readonly disk: Disk
  readonly tell: (event: BackendEvent) => void
  readonly layout: Layout
  readonly pen: Pen
  private readonly ballast: Ballast
  private readonly lock: FolderLock
  private current: Promise<Content>
  private trying: Promise<void> = Promise.resolve()

  constructor(private readonly setting: WorkspaceSetting) {
    const { ports, disk, tuning, tell } = setting
    this.ports = ports
    this.disk = disk
    this.tell = tell
    this.layout = layoutOf(ports.dataDir)
    this.ballast = makeBallast(disk, this.layout.root, tuning.ballastBytes)
    this.pen = new Pen(tell, 'other-process')
    const { lockStaleMs: staleMs, lockUpdateMs: updateMs } = tuning
    this.lock = makeLock(this.layout.root, { staleMs, updateMs, onLost: () => this.loseLock() })
    this.current = Promise.reject(new Error('not started'))
    this.current.catch(() => undefined)
  }

  async start(): Promise<void> {
    this.current = (await this.lock.take()) ? this.begin() : this.open('read')
    await this.current
  }

  content(): Promise<Content> {
    return this.current
  }

  /** Tries to get the right to write where another process has it, or where the disk was full or had failed. */
  tryToWrite(asked: 'by-hand' | 'by-the-way'): Promise<void> {
    if (this.pen.hindrance) this.trying = this.trying.catch(() => undefined).then(() => this.tryNow(asked))
    return this.trying
  }

  async close(): Promise<void> {
    await this.trying.catch(() => undefined)
    if (this.lock.held) for (const shelf of journalsOf(await this.current)) await shelf.close()
    await this.lock.release()
  }

  private open(mode: 'write' | 'read'): Promise<Content> {
    const { setting, layout, ballast, pen } = this
    const onFault = (kind: 'disk-full' | 'disk-failed'): void => pen.hinder(kind)
    return openContent({ ...setting, layout, mode, onFault, freeSpace: () => ballast.drop() })
  }

  private async begin(): Promise<Content> {
    const content = await this.open('write')
    this.pen.hinder((await this.ballast.restore()) ? null : 'disk-full')
    return content
  }

  private async tryNow(asked: 'by-hand' | 'by-the-way'): Promise<void> {
    const { lock, pen } = this
    if (!lock.held && (await lock.take())) {
      this.current = this.begin()
      await this.current
      this.tell({ kind: 'library.changed' })
    } else if (pen.hindrance === 'disk-full' && (await this.ballast.restore())) {
      for (const shelf of journalsOf(await this.current)) await shelf.reopen()
      pen.hinder(null)
    } else if (pen.hindrance === 'disk-failed' && asked === 'by-hand') {
      // What the failed files hold is known only after reading them again.
      for (const shelf of journalsOf(await this.current)) await shelf.abandon()
      pen.hinder(null)
    }
  }

  private loseLock(): void {
    this.ports.log('another process took the data folder over')
    this.pen.hinder('other-process')
    this.current = this.current.then(async (content) => {
      for (const shelf of journalsOf(content)) await shelf.abandon()
      return this.open('read')
    })
  }
}

function journalsOf({
  reviews,
  collations,
  register,
}: Content): readonly Pick<Content['reviews'], 'close' | 'reopen' | 'abandon'>[] {
  return [reviews, collations, register]
}

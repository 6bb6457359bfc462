import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { Refusal } from '../../contract'
import { type Person, type RegisterAct, RegisterEntryId } from '../../core/model'
import { EMPTY_REGISTER, type Register, checkAct, nextSeq } from '../../core/register'
import { type Disk, randomName } from '../disk/disk'
import { QUARANTINE_NOTE } from '../disk/quarantine'
import { sha256, writeNew } from '../disk/sealed'
import { createJournal, openJournal } from '../journal/open'
import { recover } from '../journal/recover'
import type { JournalStore } from '../journal/store'
import type { ShelfOptions } from './journal-shelf'
import type { Layout } from './layout'
import { type RegisterSaved, registerSubject } from './register-subject'

type Store = JournalStore<Register, RegisterSaved>

/** Who does what in the register, and when. */
export interface RegisterDeed {
  readonly by: Person
  readonly at: string
  /** Acts that go in together; made from the register as it is at that moment. What it throws comes out. */
  readonly acts: (register: Register) => readonly RegisterAct[]
}

/** The register of a data folder: one journal, made when the first entry comes. */
export class RegisterShelf {
  private opening: Promise<Store> | null = null

  constructor(
    private readonly at: {
      readonly disk: Disk
      readonly layout: Pick<Layout, 'register' | 'passing' | 'quarantine' | 'root'>
      readonly mode: 'write' | 'read'
    },
    private readonly options: ShelfOptions,
  ) {}

  async read(): Promise<Register> {
    if (!(await this.exists())) return EMPTY_REGISTER
    if (this.at.mode === 'write') return (await this.store()).latest
    const found = await recover(this.at.disk, this.at.layout.register, registerSubject)
    return found?.state ?? EMPTY_REGISTER
  }

  /**
   * Enters acts; resolves with the register when they are on the medium. Refuses with `not-found` or `op-invalid`
   * what makes no sense any more, and then nothing is entered. No acts: nothing is written.
   */
  async enter({ by, at, acts }: RegisterDeed): Promise<Register> {
    const store = await this.store()
    const register = store.latest
    const entries = acts(register).map((act, i) => {
      const wrong = checkAct(register, act)
      if (wrong) throw new Refusal(wrong)
      return { id: RegisterEntryId.parse(`e-${randomUUID()}`), seq: nextSeq(register) + i, by, at, act }
    })
    if (!entries.length) return register
    const entered = await store.commit({ entries })
    this.options.tell({ kind: 'register.changed', rev: entered.entries.size })
    return entered
  }

  /** Goes on writing after the disk has room again. */
  async reopen(): Promise<void> {
    ;(await this.opening)?.reopen()
  }

  async close(): Promise<void> {
    await (await this.taken())?.close()
  }

  /** Another process has the folder now: lets go of everything without writing. */
  async abandon(): Promise<void> {
    await (await this.taken())?.abandon()
  }

  private async taken(): Promise<Store | null> {
    const { opening } = this
    this.opening = null
    return opening
  }

  private async exists(): Promise<boolean> {
    return this.opening !== null || (await this.at.disk.size(this.at.layout.register)) !== null
  }

  private store(): Promise<Store> {
    if (!this.opening) {
      const opening = this.open()
      this.opening = opening
      // One that failed is tried again the next time.
      opening.catch(() => (this.opening = null))
    }
    return this.opening
  }

  private async open(): Promise<Store> {
    const { disk, layout } = this.at
    if ((await disk.size(layout.register)) === null) await this.create()
    const quarantine = join(layout.quarantine, `register-${randomName()}`)
    const place = { disk, folder: layout.register, quarantine }
    const journal = await openJournal(place, registerSubject, this.options)
    if (journal) {
      const { missing, forked } = journal.findings
      if (missing + forked) this.options.log(`the register was damaged: ${missing + forked} saves missing`)
      return journal.store
    }
    await this.putAside(quarantine)
    await this.create()
    const fresh = await openJournal(place, registerSubject, this.options)
    if (!fresh) throw new Error('a register that was just made cannot be opened')
    return fresh.store
  }

  /** It is there whole or not at all. */
  private async create(): Promise<void> {
    const { disk, layout } = this.at
    const making = join(layout.passing, `register-${randomName()}`)
    // Two registers that begin apart must not look like one chain.
    const chain = sha256(randomUUID()).slice(0, 32)
    await createJournal({ disk, folder: making }, registerSubject, { state: EMPTY_REGISTER, chain })
    await disk.rename(making, layout.register)
    await disk.syncFolder(layout.root)
  }

  /** Nothing of it could be read: it is kept for whoever can, and a new one is begun. */
  private async putAside(to: string): Promise<void> {
    const { disk, layout } = this.at
    await disk.makeFolder(layout.quarantine)
    await disk.rename(layout.register, to)
    const note = { at: this.options.now(), what: 'register', missing: 1 }
    await writeNew(disk, join(to, QUARANTINE_NOTE), Buffer.from(`${JSON.stringify(note)}\n`))
    await disk.syncFolder(to)
    this.options.log('the register could not be read and was put aside')
  }
}

import { createHash } from 'node:crypto'
import { join } from 'node:path'
import type { Low } from 'lowdb'
import { type BackendEvent, Refusal } from '../../contract'
import { problem } from '../../core/model'
import { type Disk, randomName } from '../disk/disk'
import { CHAIN_START } from '../journal/line'
import { createJournal, openJournal } from '../journal/open'
import { recover } from '../journal/recover'
import type { JournalStore, StoreOptions } from '../journal/store'
import type { Subject } from '../journal/subject'
import { stampsOf } from './card'

export interface ShelfOptions extends StoreOptions {
  readonly now: () => string
  readonly log: (line: string) => void
  readonly tell: (event: BackendEvent) => void
  /** How many journals stay in memory. */
  readonly keptOpen: number
}

/** Cards by folder, each with the stamp of the files that it was made from. A cache: it may be thrown away. */
export type Cards<Card> = Record<string, { stamp: string; card: Card }>

export interface ShelfPlace<Card> {
  readonly disk: Disk
  /** Folder of the journals, one folder each. */
  readonly root: string
  readonly quarantine: string
  readonly cards: Low<Cards<Card>>
  readonly mode: 'write' | 'read'
}

/** What the journals of one shelf are about, and how they are named. */
export interface ShelfKind<State, Saved, Key extends string, Card> {
  /** For the log. */
  readonly noun: string
  readonly subject: Subject<State, Saved>
  readonly isFolder: (name: string) => boolean
  readonly folderName: (key: Key) => string
  /** The key of one whose card was lost. */
  readonly keyOf: (name: string, state: State) => Key
  readonly cardOf: (state: State, key: Key) => Card
  /** What a journal's chain begins with: two that begin apart must not look like one. */
  readonly seedOf: (state: State) => string
}

interface Counted {
  readonly rev: number
}

/**
 * Journals of one kind in a data folder. In mode `write` the open ones live in memory and everything known of the
 * others is their card; in mode `read` another process may write at any time, so everything is looked up anew.
 */
export class JournalShelf<
  State extends Counted & object,
  Saved,
  Key extends string,
  Card extends Counted & { readonly key: Key },
> {
  protected readonly open = new Map<Key, Promise<JournalStore<State, Saved>>>()
  private readonly closing = new Map<Key, Promise<void>>()
  private readonly fresh = new Set<string>()
  private looked = false
  protected readonly disk: Disk

  constructor(
    protected readonly at: ShelfPlace<Card>,
    private readonly kind: ShelfKind<State, Saved, Key, Card>,
    protected readonly options: ShelfOptions,
  ) {
    this.disk = at.disk
  }

  /** Cards of all, and the folders from which nothing could be read. */
  async list(): Promise<{ cards: Card[]; unreadable: string[] }> {
    const unreadable = this.looked && this.at.mode === 'write' ? [] : await this.look()
    this.looked = true
    await this.refreshOpen()
    return { cards: Object.values(this.at.cards.data).map(({ card }) => card), unreadable }
  }

  async read(key: Key): Promise<State> {
    if (this.at.mode === 'write') return (await this.store(key)).latest
    const found = await recover(this.disk, this.folderOf(key), this.kind.subject)
    if (!found) throw new Refusal(problem('not-found', key))
    return found.state
  }

  async has(key: Key): Promise<boolean> {
    return this.open.has(key) || (await this.disk.list(this.folderOf(key))).length > 0
  }

  /** Puts a new one on the shelf; it is there whole or not at all. */
  async add(key: Key, state: State): Promise<void> {
    const making = join(this.at.root, `.new-${randomName()}`)
    const chain = createHash('sha256').update(CHAIN_START).update(this.kind.seedOf(state)).digest('hex')
    await createJournal({ disk: this.disk, folder: making }, this.kind.subject, {
      state,
      chain: chain.slice(0, 32),
    })
    await this.disk.rename(making, this.folderOf(key))
    await this.disk.syncFolder(this.at.root)
    this.note(key, state)
  }

  /** Takes one off the shelf, of which another one says everything. */
  async remove(key: Key): Promise<void> {
    await (await this.store(key)).abandon()
    this.open.delete(key)
    const going = join(this.at.root, `.new-${randomName()}`)
    await this.disk.rename(this.folderOf(key), going)
    await this.disk.syncFolder(this.at.root)
    await this.disk.remove(going)
    delete this.at.cards.data[this.kind.folderName(key)]
  }

  /** Goes on writing after the disk has room again. */
  async reopen(): Promise<void> {
    for (const store of this.open.values()) (await store).reopen()
  }

  async close(): Promise<void> {
    await this.refreshOpen()
    for (const store of this.open.values()) await (await store).close()
    this.open.clear()
    await Promise.all(this.closing.values())
    await this.keepCards()
  }

  /** Another process has the folder now: lets go of everything without writing. */
  async abandon(): Promise<void> {
    const stores = [...this.open.values()]
    this.open.clear()
    for (const store of stores) await (await store).abandon()
  }

  protected folderOf(key: Key): string {
    return join(this.at.root, this.kind.folderName(key))
  }

  protected async store(key: Key): Promise<JournalStore<State, Saved>> {
    await this.closing.get(key)
    const known = this.open.get(key)
    // Last used, last in the map.
    this.open.delete(key)
    const opening = known ?? this.openStore(key)
    this.open.set(key, opening)
    opening.catch(() => this.open.delete(key))
    this.letGo()
    return opening
  }

  protected note(key: Key, state: State): void {
    const name = this.kind.folderName(key)
    this.fresh.add(name)
    this.at.cards.data[name] = { stamp: '', card: this.kind.cardOf(state, key) }
  }

  private async openStore(key: Key): Promise<JournalStore<State, Saved>> {
    const name = this.kind.folderName(key)
    const quarantine = join(this.at.quarantine, `${name}-${randomName()}`)
    const place = { disk: this.disk, folder: this.folderOf(key), quarantine }
    const journal = await openJournal(place, this.kind.subject, this.options)
    if (!journal) throw new Refusal(problem((await this.has(key)) ? 'file-damaged' : 'not-found', key))
    const { missing, forked, damagedSegments, badSnapshots } = journal.findings
    if (missing + forked + damagedSegments.length + badSnapshots.length > 0) {
      const { noun } = this.kind
      this.options.log(`${noun} ${name} was damaged: ${missing} saves missing, ${forked} kept apart`)
      this.options.tell({ kind: 'library.changed' })
    }
    return journal.store
  }

  private letGo(): void {
    const spare = [...this.open].slice(0, Math.max(0, this.open.size - this.options.keptOpen))
    for (const [key, opening] of spare) {
      this.open.delete(key)
      const closed = opening
        .then(async (store) => {
          await store.close()
          this.note(key, store.state)
        })
        .catch((error: unknown) => this.options.log(`closing a ${this.kind.noun} failed: ${String(error)}`))
        .finally(() => this.closing.delete(key))
      this.closing.set(key, closed)
    }
  }

  private async refreshOpen(): Promise<void> {
    for (const [key, opening] of this.open) {
      const { state } = await opening
      const known = this.at.cards.data[this.kind.folderName(key)]
      if (known?.card.rev !== state.rev) this.note(key, state)
    }
  }

  /** Brings the cards in line with the folders; only those whose files changed are read. */
  private async look(): Promise<string[]> {
    const names = (await this.disk.list(this.at.root)).filter((name) => this.kind.isFolder(name))
    const stamps = await stampsOf(this.disk, this.at.root, names)
    const before = this.at.cards.data
    const after: Cards<Card> = {}
    const unreadable: string[] = []
    for (const [name, stamp] of stamps) {
      const known = before[name]
      if (known?.stamp === stamp) after[name] = known
      else {
        const found = await recover(this.disk, join(this.at.root, name), this.kind.subject)
        const { keyOf, cardOf } = this.kind
        if (found)
          after[name] = { stamp, card: cardOf(found.state, known?.card.key ?? keyOf(name, found.state)) }
        else unreadable.push(name)
      }
    }
    this.at.cards.data = after
    return unreadable
  }

  private async keepCards(): Promise<void> {
    if (this.at.mode === 'read') return
    const stamps = await stampsOf(this.disk, this.at.root, [...this.fresh])
    for (const [name, stamp] of stamps) {
      const known = this.at.cards.data[name]
      if (known) this.at.cards.data[name] = { ...known, stamp }
    }
    this.fresh.clear()
    await this.at.cards.write()
  }
}

/** A folder's name for an id that may come from another machine: one that every file system takes. */
export function safeName(id: string, plain: RegExp, prefix: string): string {
  if (plain.test(id)) return id
  return `${prefix}-${createHash('sha256').update(id).digest('hex').slice(0, 40)}`
}

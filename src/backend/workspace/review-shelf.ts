import { createHash } from 'node:crypto'
import { join } from 'node:path'
import type { Low } from 'lowdb'
import { type BackendEvent, Refusal } from '../../contract'
import { type ReviewId, type ReviewOp, problem } from '../../core/model'
import { revisionDigest, toRevision } from '../../core/handback'
import type { Review } from '../../core/review'
import { type Disk, randomName } from '../disk/disk'
import { CHAIN_START } from '../journal/line'
import { createJournal, openJournal } from '../journal/open'
import { recover } from '../journal/recover'
import type { JournalStore, StoreOptions } from '../journal/store'
import { type Card, type CardFile, cardOf, stampsOf } from './card'
import type { Layout } from './layout'
import { type Saved, reviewSubject } from './review-subject'

export interface ShelfOptions extends StoreOptions {
  readonly now: () => string
  readonly log: (line: string) => void
  readonly tell: (event: BackendEvent) => void
  /** How many reviews stay in memory. */
  readonly keptOpen: number
}

/** Operations made on one revision of a review. */
export interface Change {
  readonly rev: number
  readonly ops: readonly ReviewOp[]
  readonly at: string
}

type Store = JournalStore<Review, Saved>

/**
 * The reviews of a data folder. In mode `write` the open ones live in memory and everything known of the others is
 * their card; in mode `read` another process may write at any time, so everything is looked up anew.
 */
export class ReviewShelf {
  private readonly open = new Map<ReviewId, Promise<Store>>()
  private readonly closing = new Map<ReviewId, Promise<void>>()
  private readonly fresh = new Set<string>()
  private looked = false

  private readonly disk: Disk
  private readonly layout: Layout

  constructor(
    private readonly at: {
      readonly disk: Disk
      readonly layout: Layout
      readonly cards: Low<CardFile>
      readonly mode: 'write' | 'read'
    },
    private readonly options: ShelfOptions,
  ) {
    this.disk = at.disk
    this.layout = at.layout
  }

  /** Cards of all reviews, and the folders from which nothing could be read. */
  async list(): Promise<{ cards: Card[]; unreadable: string[] }> {
    const unreadable = this.looked && this.at.mode === 'write' ? [] : await this.look()
    this.looked = true
    await this.refreshOpen()
    return { cards: Object.values(this.at.cards.data).map(({ card }) => card), unreadable }
  }

  async read(review: ReviewId): Promise<Review> {
    if (this.at.mode === 'write') return (await this.store(review)).latest
    const found = await recover(this.disk, this.folderOf(review), reviewSubject)
    if (!found) throw new Refusal(problem('not-found', review))
    return found.state
  }

  async has(review: ReviewId): Promise<boolean> {
    return this.open.has(review) || (await this.disk.list(this.folderOf(review))).length > 0
  }

  /**
   * Puts a new review on the shelf; it is there whole or not at all. Its key is its id, except for the second of
   * two states that grew apart.
   */
  async add(key: ReviewId, review: Review): Promise<void> {
    const folder = this.folderOf(key)
    const making = join(this.layout.reviews, `.new-${randomName()}`)
    const chain = reviewChain(review)
    await createJournal({ disk: this.disk, folder: making }, reviewSubject, { state: review, chain })
    await this.disk.rename(making, folder)
    await this.disk.syncFolder(this.layout.reviews)
    this.note(key, review)
  }

  /** Puts another state of a review in place of the one there is, which must still be at `rev`. */
  async replace(key: ReviewId, review: Review, rev: number): Promise<void> {
    const store = await this.store(key)
    if (store.latest.rev !== rev) throw new Refusal(problem('stale-rev', String(store.latest.rev)))
    await store.replace(review)
    this.note(key, review)
  }

  /** Takes a review off the shelf, of which another one says everything. */
  async remove(key: ReviewId): Promise<void> {
    await (await this.store(key)).abandon()
    this.open.delete(key)
    const going = join(this.layout.reviews, `.new-${randomName()}`)
    await this.disk.rename(this.folderOf(key), going)
    await this.disk.syncFolder(this.layout.reviews)
    await this.disk.remove(going)
    delete this.at.cards.data[folderName(key)]
  }

  /** Appends operations; resolves with the review when they are on the medium. */
  async save(key: ReviewId, change: Change): Promise<Review> {
    const store = await this.store(key)
    const { rev } = store.latest
    if (change.rev !== rev) throw new Refusal(problem('stale-rev', String(rev)))
    return store.commit({ at: change.at, ops: [...change.ops] })
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

  private folderOf(review: ReviewId): string {
    return join(this.layout.reviews, folderName(review))
  }

  private async store(review: ReviewId): Promise<Store> {
    await this.closing.get(review)
    const known = this.open.get(review)
    // Last used, last in the map.
    this.open.delete(review)
    const opening = known ?? this.openStore(review)
    this.open.set(review, opening)
    opening.catch(() => this.open.delete(review))
    this.letGo()
    return opening
  }

  private async openStore(review: ReviewId): Promise<Store> {
    const name = folderName(review)
    const quarantine = join(this.layout.quarantine, `${name}-${randomName()}`)
    const place = { disk: this.disk, folder: join(this.layout.reviews, name), quarantine }
    const journal = await openJournal(place, reviewSubject, this.options)
    if (!journal) throw new Refusal(problem((await this.has(review)) ? 'file-damaged' : 'not-found', review))
    const { missing, forked, damagedSegments, badSnapshots } = journal.findings
    if (missing + forked + damagedSegments.length + badSnapshots.length > 0) {
      this.options.log(`review ${name} was damaged: ${missing} saves missing, ${forked} kept apart`)
      this.options.tell({ kind: 'library.changed' })
    }
    return journal.store
  }

  private letGo(): void {
    const spare = [...this.open].slice(0, Math.max(0, this.open.size - this.options.keptOpen))
    for (const [review, opening] of spare) {
      this.open.delete(review)
      const closed = opening
        .then(async (store) => {
          await store.close()
          this.note(review, store.state)
        })
        .catch((error: unknown) => this.options.log(`closing a review failed: ${String(error)}`))
        .finally(() => this.closing.delete(review))
      this.closing.set(review, closed)
    }
  }

  private note(key: ReviewId, review: Review): void {
    const name = folderName(key)
    this.fresh.add(name)
    this.at.cards.data[name] = { stamp: '', card: cardOf(review, key) }
  }

  private async refreshOpen(): Promise<void> {
    for (const [key, opening] of this.open) {
      const { state } = await opening
      const known = this.at.cards.data[folderName(key)]
      if (known?.card.rev !== state.rev) this.note(key, state)
    }
  }

  /** Brings the cards in line with the folders; only reviews whose files changed are read. */
  private async look(): Promise<string[]> {
    const names = (await this.disk.list(this.layout.reviews)).filter((name) => /^[rx]-/.test(name))
    const stamps = await stampsOf(this.disk, this.layout.reviews, names)
    const before = this.at.cards.data
    const after: CardFile = {}
    const unreadable: string[] = []
    for (const [name, stamp] of stamps) {
      const known = before[name]
      if (known?.stamp === stamp) after[name] = known
      else {
        const found = await recover(this.disk, join(this.layout.reviews, name), reviewSubject)
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
    const stamps = await stampsOf(this.disk, this.layout.reviews, [...this.fresh])
    for (const [name, stamp] of stamps) {
      const known = this.at.cards.data[name]
      if (known) this.at.cards.data[name] = { ...known, stamp }
    }
    this.fresh.clear()
    await this.at.cards.write()
  }
}

// Ids from other machines may be names that a file system does not take, or that differ in case only.
function folderName(review: ReviewId): string {
  if (/^r-[0-9a-f-]{36}$/.test(review)) return review
  return `x-${createHash('sha256').update(review).digest('hex').slice(0, 40)}`
}

// The key of a review whose card was lost: a copy that is kept apart lies in another folder than its id's.
function keyOf(name: string, review: Review): ReviewId {
  if (folderName(review.head.id) === name) return review.head.id
  return apartKey(review)
}

/** Key of a state that grew apart from another state of the same review. */
export function apartKey(review: Review): ReviewId {
  return `${review.head.id.slice(0, 100)}:${revisionDigest(toRevision(review)).slice(0, 12)}` as ReviewId
}

// Two copies of one review that begin apart must not look like one chain.
function reviewChain(review: Review): string {
  const seed = `${review.head.id} ${review.replica} ${review.rev}`
  return createHash('sha256').update(CHAIN_START).update(seed).digest('hex').slice(0, 32)
}

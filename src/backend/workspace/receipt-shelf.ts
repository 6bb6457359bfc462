import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { canonicalJson } from '../../core/base'
import { RECEIPT_PATH, readReceipt } from '../../core/collation'
import type { Receipt, ReviewId } from '../../core/model'
import type { Disk } from '../disk/disk'
import { sha256, writeWhole } from '../disk/sealed'

/** Receipts that came in: one file each, named by digest, in a folder for each review that they answer. */
export class ReceiptShelf {
  private readonly latest = new Map<ReviewId, Promise<string | null>>()

  constructor(
    private readonly disk: Disk,
    private readonly root: string,
    private readonly log: (line: string) => void,
  ) {}

  /** Puts a receipt on the shelf; false where it was there already, whole. */
  async add(receipt: Receipt): Promise<boolean> {
    const folder = this.folderOf(receipt.review)
    const bytes = Buffer.from(canonicalJson(receipt))
    const name = `${sha256(bytes)}.json`
    const path = join(folder, name)
    if ((await this.disk.size(path)) === bytes.length && (await this.disk.read(path)).equals(bytes))
      return false
    await this.disk.makeFolder(folder)
    await writeWhole(this.disk, folder, name, bytes)
    await this.disk.syncFolder(this.root)
    this.latest.delete(receipt.review)
    return true
  }

  /** Receipts that answer a review, newest first. A file that is damaged is passed over and logged. */
  async list(review: ReviewId): Promise<Receipt[]> {
    const folder = this.folderOf(review)
    const receipts: Receipt[] = []
    for (const name of await this.disk.list(folder)) {
      if (!/^[0-9a-f]{64}[.]json$/.test(name)) continue
      const bytes = await this.disk.read(join(folder, name))
      const whole = `${sha256(bytes)}.json` === name
      const read = whole ? readReceipt(new Map([[RECEIPT_PATH, bytes]])) : null
      if (read?.ok && read.value.review === review) receipts.push(read.value)
      else this.log(`a receipt is damaged: ${name}`)
    }
    return receipts.sort((a, b) => (a.issuedAt < b.issuedAt ? 1 : a.issuedAt > b.issuedAt ? -1 : 0))
  }

  /** When the newest receipt of a review was issued; null where there is none. */
  answeredAt(review: ReviewId): Promise<string | null> {
    const known = this.latest.get(review) ?? this.list(review).then(([newest]) => newest?.issuedAt ?? null)
    this.latest.set(review, known)
    return known
  }

  // Ids from other machines may be names that a file system does not take.
  private folderOf(review: ReviewId): string {
    return join(this.root, createHash('sha256').update(review).digest('hex').slice(0, 40))
  }
}

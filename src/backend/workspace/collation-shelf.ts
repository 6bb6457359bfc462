import { join } from 'node:path'
import { Refusal } from '../../contract'
import { canonicalJson } from '../../core/base'
import {
  type CollationId,
  Digest,
  type Revision,
  Revision as RevisionSchema,
  problem,
} from '../../core/model'
import { jsonOrNull, sha256, writeWhole } from '../disk/sealed'
import { type CollationCard, collationCardOf } from './collation-card'
import { type Collation, type Saved, collationSubject } from './collation-subject'
import { JournalShelf, type ShelfKind, type ShelfOptions, type ShelfPlace, safeName } from './journal-shelf'

const REVISIONS = 'revisions'

/** A revision's file: its canonical JSON, so that its SHA-256 is the revision's digest. */
export interface StoredRevision {
  readonly digest: Digest
  readonly length: number
}

/**
 * The collations of a data folder: a journal of entries each, and beside it the revisions, one file each, named by
 * digest and on the medium before any entry names them.
 */
export class CollationShelf extends JournalShelf<Collation, Saved, CollationId, CollationCard> {
  constructor(at: ShelfPlace<CollationCard>, options: ShelfOptions) {
    super(at, collationKind, options)
  }

  /**
   * Appends what `make` makes of the collation as it is at that moment; resolves when it is on the medium. What
   * `make` throws comes out, and nothing is written.
   */
  async enter(key: CollationId, make: (collation: Collation) => Saved): Promise<Collation> {
    const store = await this.store(key)
    return store.commit(make(store.latest))
  }

  /** Puts revisions beside the journal; those that are there whole are left as they are. */
  async keep(key: CollationId, revisions: readonly Revision[]): Promise<StoredRevision[]> {
    const folder = join(this.folderOf(key), REVISIONS)
    await this.disk.makeFolder(folder)
    const stored: StoredRevision[] = []
    for (const revision of revisions) {
      const bytes = Buffer.from(canonicalJson(revision))
      const digest = Digest.parse(sha256(bytes))
      const path = join(folder, `${digest}.json`)
      const there =
        (await this.disk.size(path)) === bytes.length && (await this.disk.read(path)).equals(bytes)
      if (!there) await writeWhole(this.disk, folder, `${digest}.json`, bytes)
      stored.push({ digest, length: bytes.length })
    }
    await this.disk.syncFolder(this.folderOf(key))
    return stored
  }

  /** Refuses with `not-found`, or `file-damaged` where its bytes are no longer those that were written. */
  async revision(key: CollationId, digest: Digest): Promise<Revision> {
    const path = join(this.folderOf(key), REVISIONS, `${digest}.json`)
    if ((await this.disk.size(path)) === null) throw new Refusal(problem('not-found', digest))
    const bytes = await this.disk.read(path)
    const json = jsonOrNull(bytes.toString('utf8'))
    if (sha256(bytes) !== digest || !RevisionSchema.safeParse(json).success)
      throw new Refusal(problem('file-damaged', digest))
    // The raw value: parsing drops what it does not know inside the smaller parts.
    return json as Revision
  }
}

const collationKind: ShelfKind<Collation, Saved, CollationId, CollationCard> = {
  noun: 'collation',
  subject: collationSubject,
  isFolder: (name) => /^[cy]-/.test(name),
  folderName: (collation) => safeName(collation, /^c-[0-9a-f-]{36}$/, 'y'),
  keyOf: (_name, { head }) => head.id,
  cardOf: collationCardOf,
  seedOf: ({ head, rev }) => `${head.id} ${rev}`,
}

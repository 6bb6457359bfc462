import { join } from 'node:path'

/** Where everything lies in a data folder. Documented in docs/data-folder.md. */
export interface Layout {
  readonly root: string
  /** Small states: person, settings, and the list of reviews. */
  readonly state: string
  /** One folder a pack version, named by its digest. */
  readonly packs: string
  /** One journal folder a review, named by its id. */
  readonly reviews: string
  /** One folder a collation, named by its id: a journal, and the revisions it is about. */
  readonly collations: string
  /** Receipts that came in, in a folder for each review that they answer. */
  readonly receipts: string
  /** The journal of the register, from its first entry on. */
  readonly register: string
  /** Copies of what was found damaged. */
  readonly quarantine: string
  /** Uploads that are under way, and finished files on their way out. Emptied at every start. */
  readonly passing: string
}

export function layoutOf(root: string): Layout {
  return {
    root,
    state: join(root, 'state'),
    packs: join(root, 'packs'),
    reviews: join(root, 'reviews'),
    collations: join(root, 'collations'),
    receipts: join(root, 'receipts'),
    register: join(root, 'register'),
    quarantine: join(root, 'quarantine'),
    passing: join(root, 'passing'),
  }
}

import type { Node } from 'prosemirror-model'
import type { Step } from 'prosemirror-transform'
import type { ChangeId, ChangeRecord, Layer, Origin, AuthorId, Instant } from '../model'

/** Who edits, when, and how: everything `track` may know besides the text. */
export interface TrackContext {
  readonly author: AuthorId
  readonly now: Instant
  /** A fresh id, from a counter: never found by looking at the document. */
  readonly mintId: () => ChangeId
  /** Whether this suggestion is the author's own: only those may be joined or retracted. */
  readonly isMine: (id: string) => boolean
  /** Joins everything that one gesture makes. */
  readonly group: string
  readonly batch?: string
  readonly origin: Origin
  /** `none` keeps a typed-over selection whole; `word` strikes only the words that differ. */
  readonly trim: 'none' | 'word'
}

/** The tracked form of a person's edit. `steps` lead from the old document to `doc`. */
export interface Tracked {
  readonly steps: readonly Step[]
  readonly doc: Node
  /** Records of new suggestions. */
  readonly minted: readonly ChangeRecord[]
  /** Own suggestions that grew or shrank: the caller, who has their records, moves `updatedAt`. */
  readonly touched: readonly ChangeId[]
  /** Maps a position in the person's own result to the tracked document. */
  readonly mapPos: (pos: number, side?: -1 | 1) => number
}

export type Decide = (id: string) => 'accept' | 'reject' | undefined

/** The outcome of deciding suggestions: steps from the old document, and what was accepted, in base coordinates. */
export interface Resolved {
  readonly steps: readonly Step[]
  readonly doc: Node
  readonly decided: readonly ChangeId[]
  readonly accepted: Layer['changes']
}

/** One stretch of the document that one or more suggestions touch. Positions are of the document given. */
export interface ChangeSpan {
  readonly kind: 'insertion' | 'deletion' | 'property'
  readonly ids: readonly ChangeId[]
  readonly from: number
  readonly to: number
  /** The words; a paragraph end is `¶`. */
  readonly text: string
  /** For a property: what is proposed. */
  readonly key?: string
  readonly value?: unknown
  readonly was?: unknown
  readonly clause: string | null
}

/** What the reader sees as one suggestion: "replaced X by Y" is one card with two ids. */
export interface Card {
  readonly key: string
  readonly ids: readonly ChangeId[]
  readonly author: AuthorId
  readonly kind: 'insertion' | 'deletion' | 'replacement' | 'split' | 'join' | 'property'
  readonly inserted: string
  readonly deleted: string
  readonly properties: readonly { key: string; value: unknown; was: unknown }[]
  readonly from: number
  readonly to: number
  readonly clause: string | null
  readonly createdAt: Instant
  readonly updatedAt: Instant
}

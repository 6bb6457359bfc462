import type {
  ClauseId,
  Digest,
  DisputeId,
  Disposition,
  Entry,
  EntryId,
  KnownAct,
  Person,
  Target,
} from '../model'

/** An entry whose act is understood here. */
export interface Deed<A extends KnownAct = KnownAct> {
  readonly id: EntryId
  readonly seq: number
  readonly by: Person
  readonly at: string
  readonly act: A
}
export type DeedOf<K extends KnownAct['kind']> = Deed<Extract<KnownAct, { kind: K }>>

/** A disposition that holds, with who made it and when. */
export interface Standing {
  /** `<entry>.<place in the entry>`; also the id of the changes that carry it out. */
  readonly id: string
  readonly entry: EntryId
  readonly by: Person
  readonly at: string
  readonly disposition: Disposition
  /** Set for what an adjudicator ruled: closed to further decisions. */
  readonly dispute: DisputeId | null
}

type Said = Extract<KnownAct, { kind: 'statement' }>

/** What a party said in one round; the first word of a round counts. */
export interface Statement {
  readonly entry: EntryId
  readonly party: string
  readonly round: Said['round']
  readonly wish: Said['wish']
  readonly text: string
  readonly at: string
}

/** A ruling or the reversal of one. The last of a dispute holds; none is ever taken off the list. */
export interface Ruling {
  readonly entry: EntryId
  readonly kind: 'ruling' | 'reversal'
  readonly standing: Standing
  /** The named adjudicator, where somebody else ruled. */
  readonly inPlaceOf: string | null
  readonly rationale: string
  readonly clause: ClauseId | null
  readonly clauseText: string | null
  readonly precedent: 'precedent' | 'this-case-only'
}

/**
 * A disagreement on its way through adjudication. `positions`: parties still say what they want, blind to each
 * other; `rebuttals`: all have, each may answer once; `ruling`: the adjudicator's turn; `closed`: ruled.
 */
export interface Dispute {
  readonly id: DisputeId
  readonly entry: EntryId
  readonly on: Target
  readonly clause: ClauseId | null
  readonly question: string
  readonly parties: readonly string[]
  readonly adjudicator: string
  readonly rebuttalLimit: number
  readonly due: string | null
  readonly referredBy: string
  readonly referredAt: string
  readonly stage: 'positions' | 'rebuttals' | 'ruling' | 'closed'
  readonly positions: readonly Statement[]
  readonly rebuttals: readonly Statement[]
  readonly rulings: readonly Ruling[]
  /** The disposition that holds by the last ruling. */
  readonly ruling: Standing | null
}

/** What a set of entries comes to. */
export interface CollationLog {
  /** All entries once, in (seq, id) order, void and unknown ones too. */
  readonly entries: readonly Entry[]
  readonly voided: ReadonlySet<EntryId>
  /** Revisions that a live import brought, as they stand here. */
  readonly revisions: ReadonlySet<Digest>
  readonly imports: readonly DeedOf<'import'>[]
  /** The dispositions that hold now: of each place one. */
  readonly standing: readonly Standing[]
  readonly disputes: readonly Dispute[]
  readonly positions: readonly DeedOf<'position'>[]
  readonly signOffs: readonly DeedOf<'sign-off'>[]
  readonly snapshots: readonly DeedOf<'snapshot'>[]
  readonly approvals: readonly DeedOf<'approve'>[]
  readonly published: readonly DeedOf<'publish'>[]
  readonly receipts: readonly DeedOf<'receipts'>[]
  readonly names: 'hidden' | 'shown'
}

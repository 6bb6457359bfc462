import type {
  Gap,
  GapId,
  HistoryLine,
  PrecedentId,
  PrecedentState,
  RegisterEntry,
  RegisterEntryId,
} from '../model'

/** Something in the register with everything that was ever changed of it, oldest first. */
export interface Kept<T> {
  readonly state: T
  readonly history: readonly HistoryLine[]
  /** How many entries the register held when this last changed. */
  readonly rev: number
}

/** The register: a set of entries that only grows, and what they come to. */
export interface Register {
  readonly entries: ReadonlyMap<RegisterEntryId, RegisterEntry>
  /** The last entry in (seq, id) order; null without any. */
  readonly last: RegisterEntry | null
  readonly gaps: ReadonlyMap<GapId, Kept<Gap>>
  readonly precedents: ReadonlyMap<PrecedentId, Kept<PrecedentState>>
}

/** A register being folded: maps that are copies already, and may be written to. */
export interface Draft {
  readonly gaps: Map<GapId, Kept<Gap>>
  readonly precedents: Map<PrecedentId, Kept<PrecedentState>>
}

/** An entry while it is carried out, and the number it makes. */
export interface Turn {
  readonly entry: RegisterEntry
  readonly rev: number
}

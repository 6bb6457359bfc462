import type { Result } from '../../core/base'
import type { Problem } from '../../core/model'

/** What a journal is about: an immutable state and the entries that lead from one state to the next. */
export interface Subject<State, Entry> {
  /** Pure; the state before stays as it was. */
  apply(state: State, entry: Entry): Result<State, Problem>
  /** An entry read from disk; fails for what this version does not know. */
  parseEntry(json: unknown): Result<Entry, Problem>
  toJson(state: State): unknown
  fromJson(json: unknown): Result<State, Problem>
  /**
   * A short text that an entry is written with, taken of the state before it. After lost entries only those are
   * applied whose guard still fits: an edit that would land on other words is kept aside, never guessed.
   */
  guard(state: State): string
}

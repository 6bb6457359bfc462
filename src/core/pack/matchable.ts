import type { Cell } from './clause-text'

/** What matching needs to know of a clause. */
export interface Matchable {
  readonly kind: string
  readonly cell: Cell | null
  readonly text: string
  readonly tokens: readonly string[]
}

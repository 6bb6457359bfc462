import type { Json } from '../base'
import type { ChangeSet, Layer, Run } from '../model'

/** One review as the collator meets it: what it makes of the base, under a key that names review and replica. */
export interface Head {
  readonly key: string
  readonly layers: readonly Pick<Layer, 'changes'>[]
  readonly pending: ChangeSet
}

/** "Base tokens [from, to) of a flow become this content", by one head. In normal form: see `editsOf`. */
export interface Edit {
  readonly head: string
  readonly flow: string
  readonly from: number
  readonly to: number
  /** Text of one formatting is one run. */
  readonly content: readonly Run[]
  readonly ids: readonly string[]
}

/** "Base tokens [from, to) have this value", by one head. */
export interface PropertyEdit {
  readonly head: string
  readonly flow: string
  readonly from: number
  readonly to: number
  readonly key: string
  readonly value: Json
  readonly ids: readonly string[]
}

/** What one head wants of the base. Depends on nothing else, so it can be kept while other heads come and go. */
export interface Edits {
  readonly head: string
  readonly text: readonly Edit[]
  readonly properties: readonly PropertyEdit[]
  /** Suggestions without any effect left, such as text that was inserted and deleted again. */
  readonly moot: readonly string[]
}

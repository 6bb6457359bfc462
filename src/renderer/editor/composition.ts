import type { EditorState, Transaction } from 'prosemirror-state'
import type { Step } from 'prosemirror-transform'

/**
 * A composition that is under way. Changing the text being composed breaks the input method, so it runs untracked
 * in the view alone; `before` is the state that history knows, and the tracked edit is made on it as if the whole
 * composition had happened at once.
 */
export interface Composition {
  readonly before: EditorState
  readonly steps: readonly Step[]
}

/** Takes one raw transaction into the composition, or begins one on the state that it was made on. */
export function compose(current: Composition | null, before: EditorState, tr: Transaction): Composition {
  return { before: current?.before ?? before, steps: [...(current?.steps ?? []), ...tr.steps] }
}

import type { Node } from 'prosemirror-model'
import type { Step } from 'prosemirror-transform'
import { brokenLaws } from '../../core/suggestion'

/** One edit as it was made and as it was tracked. */
export interface WatchedEdit {
  readonly before: Node
  readonly raw: { readonly doc: Node; readonly steps: readonly Step[] }
  readonly after: Node
}

export interface GuardPorts {
  /** Calls back when the window has nothing better to do; at once where every edit is to be checked. */
  readonly later: (act: () => void) => void
  /** Told which promises an edit broke and what kind of edit it was; never words of the text. */
  readonly onBroken: (words: string) => void
}

/** Edits that wait to be looked at. More than that come only while somebody types without a pause. */
const MOST_WAITING = 50

/**
 * Looks whether edits kept the promises of tracking: the base stays, and accepting gives the edit. It only tells; the
 * edit itself is kept and saved either way.
 */
export function makeGuard({ later, onBroken }: GuardPorts): (edit: WatchedEdit) => void {
  const waiting: WatchedEdit[] = []
  const look = (): void => {
    const edit = waiting.shift()
    if (!edit) return
    if (waiting.length) later(look)
    const broken = faultOf(edit)
    if (broken) onBroken(broken)
  }
  return (edit) => {
    if (waiting.length >= MOST_WAITING) return
    waiting.push(edit)
    if (waiting.length === 1) later(look)
  }
}

function faultOf({ before, raw, after }: WatchedEdit): string | null {
  try {
    after.check()
    const broken = brokenLaws(before, raw, after)
    return broken.length ? `${broken.join(' and ')}: ${kindsOf(raw.steps)}` : null
  } catch (error) {
    return `${error instanceof Error ? error.name : 'error'}: ${kindsOf(raw.steps)}`
  }
}

function kindsOf(steps: readonly Step[]): string {
  return steps.map((step) => (step.toJSON() as { stepType: string }).stepType).join(', ')
}

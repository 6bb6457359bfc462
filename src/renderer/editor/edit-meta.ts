import type { Transaction } from 'prosemirror-state'
import type { ChangeRecord, Decision, Origin } from '../../core/model'
import type { TrackContext } from '../../core/suggestion'

/** How an edit came about, for edits that a command of ours makes. */
export interface Gesture {
  readonly origin: Origin
  readonly trim?: TrackContext['trim']
  /** Where the caret goes when the text beside it stays as struck text: before it or after it. */
  readonly caret?: -1 | 1
}

/** A transaction that is tracked already: the steps go out as they are, with what they mint and decide. */
export interface Settled {
  readonly records?: readonly ChangeRecord[]
  readonly decisions?: readonly Decision[]
}

const GESTURE = 'stet.gesture'
const SETTLED = 'stet.settled'
const ANNOTATION = 'stet.annotation'
const LOAD = 'stet.load'

export function withGesture(tr: Transaction, gesture: Gesture): Transaction {
  return tr.setMeta(GESTURE, gesture)
}

export function withSettled(tr: Transaction, settled: Settled): Transaction {
  return tr.setMeta(SETTLED, settled)
}

/** Marks a change of thread marks only: not tracked, not undoable. */
export function asAnnotation(tr: Transaction): Transaction {
  return tr.setMeta(ANNOTATION, true).setMeta('addToHistory', false)
}

export function settledOf(tr: Transaction): Settled | undefined {
  return tr.getMeta(SETTLED) as Settled | undefined
}

/** Whether a transaction passes untracked: history's own, a decision, a thread mark, what was tracked before. */
export function isExempt(tr: Transaction): boolean {
  return [SETTLED, ANNOTATION, LOAD, 'history$'].some((key) => tr.getMeta(key) !== undefined)
}

/** The gesture behind a transaction: a command says, the browser's events tell, and the rest is typing. */
export function gestureOf(tr: Transaction): Gesture {
  const said = tr.getMeta(GESTURE) as Gesture | undefined
  if (said) return said
  const event = tr.getMeta('uiEvent') as string | undefined
  if (event === 'paste' || event === 'drop') return { origin: event, trim: 'word' }
  if (event === 'cut') return { origin: 'cut' }
  if (tr.getMeta('composition') !== undefined) return { origin: 'composition', trim: 'word' }
  return { origin: 'typing' }
}

import type { FlowText } from './base-text'
import type { Edit } from './edits'
import { inWord } from './units'

/** Base tokens [from, to); where both are equal, a gap. */
export interface Extent {
  readonly from: number
  readonly to: number
}

/** An edit with the words that it touches, so that one word corrected in different ways is one place. */
export interface Wide extends Extent {
  readonly edit: Edit
  readonly deletes: boolean
}

export function widened(edit: Edit, flow: FlowText): Wide {
  let { from, to } = edit
  const deletes = !edit.content.length
  const { text } = flow
  const [first, last] = [edit.content[0]?.text, edit.content[edit.content.length - 1]?.text]
  const atStart = inWord(first?.[0]) || (from < to && inWord(text[from]))
  const atEnd = inWord(last?.[last.length - 1]) || (edit.from < to && inWord(text[to - 1]))
  if (atStart) while (inWord(text[from - 1])) from--
  if (atEnd) while (inWord(text[to])) to++
  return { edit, from, to, deletes }
}

/** Whether they have a token in common, or a gap lies inside the other. */
export function overlaps(a: Extent, b: Extent): boolean {
  return a.from < b.to && b.from < a.to
}

/** Whether `inner` lies in `outer` and is smaller; a gap at the edge lies beside it. */
export function covers(outer: Extent, inner: Extent): boolean {
  if (inner.from === inner.to) return outer.from < inner.from && inner.to < outer.to
  return outer.from <= inner.from && inner.to <= outer.to && outer.to - outer.from > inner.to - inner.from
}

export function byExtent(a: Extent, b: Extent): number {
  return a.from - b.from || b.to - a.to
}

/** Groups that are made by joining two at a time. */
export class Unions {
  private readonly root: number[]

  constructor(count: number) {
    this.root = Array.from({ length: count }, (_, i) => i)
  }

  find(i: number): number {
    let at = i
    while (this.root[at] !== at) at = this.root[at] = this.root[this.root[at]!]!
    return at
  }

  /** Says whether they were apart. */
  join(i: number, j: number): boolean {
    const [a, b] = [this.find(i), this.find(j)]
    if (a !== b) this.root[Math.max(a, b)] = Math.min(a, b)
    return a !== b
  }
}

import type { Change, Point, Run } from '../model'
import type { FlowText } from './base-text'
import { Unusual } from './unusual'

type Insertion = Extract<Change, { kind: 'insertion' }>

/** A run of text, or one other inserted token: tokens [at, end), counted with the inserted ones. */
export interface InsertedRun {
  readonly at: number
  readonly end: number
  readonly run: Run
  readonly ids: readonly string[]
}

/** What is inserted in one flow, in order. Throws `Unusual` where it does not join, or is not text that has its end. */
export class Insertions {
  readonly runs: InsertedRun[] = []
  private readonly gaps: number[]
  /** Tokens inserted before each of the gaps, and in it. */
  private readonly before: number[] = []
  private readonly lengths: number[] = []

  constructor(
    private readonly flow: FlowText,
    changes: readonly Change[],
  ) {
    const byGap = new Map<number, Insertion[]>()
    for (const change of changes)
      if (change.kind === 'insertion') {
        const own = byGap.get(change.at[0])
        if (own) own.push(change)
        else byGap.set(change.at[0], [change])
      }
    this.gaps = [...byGap.keys()].sort((a, b) => a - b)
    let before = 0
    for (const gap of this.gaps) {
      this.before.push(before)
      const length = this.lay(byGap.get(gap)!, { gap, before })
      this.lengths.push(length)
      before += length
    }
  }

  /** How many tokens stand before a point, inserted ones too. */
  countAt([gap, offset]: Point): number {
    if (!isCount(gap) || !isCount(offset) || gap > this.flow.length) throw new Unusual()
    let [low, high] = [0, this.gaps.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if (this.gaps[middle]! < gap) low = middle + 1
      else high = middle
    }
    const last = this.gaps.length - 1
    const before = this.before[low] ?? (last < 0 ? 0 : this.before[last]! + this.lengths[last]!)
    if (offset > (this.gaps[low] === gap ? this.lengths[low]! : 0)) throw new Unusual()
    return gap + before + offset
  }

  private lay(changes: Insertion[], { gap, before }: { gap: number; before: number }): number {
    if (!isCount(gap) || gap > this.flow.length) throw new Unusual()
    let length = 0
    let isInline = false
    for (const { at, content, ids } of changes.sort((a, b) => a.at[1] - b.at[1])) {
      if (at[1] !== length) throw new Unusual()
      for (const run of content) {
        const size = typeof run.text === 'string' ? run.text.length : 1
        if (!size) throw new Unusual()
        const start = gap + before + length
        this.runs.push({ at: start, end: start + size, run, ids })
        length += size
        isInline = typeof run.text === 'string' || run.end === undefined
      }
    }
    // Text without an end before a table or behind everything gets an end that nobody inserted.
    if (isInline && (gap === this.flow.length || !this.flow.blockAt(gap))) throw new Unusual()
    return length
  }
}

function isCount(n: number): boolean {
  return Number.isInteger(n) && n >= 0
}

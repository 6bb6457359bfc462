import type { RebaseVerdict } from '../model'
import type { Token } from '../suggestion'
import { newRange } from './extent'
import { isWord, keyOf, textOf } from './keys'
import { type Meeting, hasEffect } from './meetings'
import type { Scribe, Spot } from './scribe'
import type { Span } from './side'
import { proposers } from './token-parts'

/**
 * Lays what the review wants of a place against what the new text says there: nothing where they say the same, else
 * the new text's words struck and the reviewer's put in. Taking it gives the reviewer's words, leaving it the new ones.
 */
export function layMeeting(scribe: Scribe, meeting: Meeting, at: readonly number[]): void {
  new MeetingLayer(scribe, meeting).lay(at)
}

class MeetingLayer {
  private readonly tokens: readonly Token[]

  constructor(
    private readonly scribe: Scribe,
    private readonly meeting: Meeting,
  ) {
    this.tokens = scribe.flow.review.tokens
  }

  /** `at` names the review's tokens of the place, struck ones too. */
  lay(at: readonly number[]): void {
    const { tokens, meeting } = this
    const { flow } = this.scribe
    const live = at.filter((i) => !tokens[i]!.own.del)
    const range = newRange(meeting)
    const same = this.alike(live, range)
    const spot = {
      base: Math.min(meeting.from, flow.base.length - 1),
      next: Math.min(range.from, flow.next.length - 1),
    }
    const verdict = removedUnder(meeting) ? 'context-removed' : 'conflict'
    const wishes = idsOf(at.map((i) => tokens[i]!))
    const middle = { from: range.from + same.head, to: range.to - same.tail }
    if (middle.from === middle.to && same.head + same.tail === live.length)
      this.scribe.note([...wishes.added, ...wishes.struck], 'absorbed', spot)
    else {
      const told = this.scribe.withContext(spot, {
        verdict,
        old: textOf(flow.base.slice(meeting.from, meeting.to)),
        new: textOf(flow.next.slice(range.from, range.to)),
        reviewer: textOf(live.map((i) => tokens[i]!)),
      })
      this.strikeNew(middle, { at, wishes }, { verdict, spot: told })
      this.layLive(at, { live, same, range, wishes }, { verdict, spot: told })
      return
    }
    this.layLive(at, { live, same, range, wishes }, { verdict, spot })
  }

  /** How many tokens at the beginning and at the end are the new text's own. */
  private alike(
    live: readonly number[],
    { from, to }: { from: number; to: number },
  ): { head: number; tail: number } {
    const most = Math.min(live.length, to - from)
    let head = 0
    while (head < most && this.isSame(live[head]!, from + head)) head++
    let tail = 0
    while (tail < most - head && this.isSame(live[live.length - 1 - tail]!, to - 1 - tail)) tail++
    if (head === live.length && head === to - from) return { head, tail }
    return this.atWords(live, { from, to }, { head, tail })
  }

  /** A word that differs is replaced whole, so that it can be read. */
  private atWords(live: readonly number[], { from, to }: Span, { head, tail }: Edges): Edges {
    const { next } = this.scribe.flow
    const mine = (i: number): Token | undefined => this.tokens[live[i] ?? -1]
    const left = (i: number): boolean => isWord(mine(i - 1)) && (isWord(mine(i)) || isWord(next[from + i]))
    const right = (i: number): boolean =>
      isWord(mine(live.length - i)) && (isWord(mine(live.length - i - 1)) || isWord(next[to - i - 1]))
    let [start, end] = [head, tail]
    while (start > 0 && left(start)) start--
    while (end > 0 && right(end)) end--
    return { head: start, tail: end }
  }

  private isSame(at: number, next: number): boolean {
    const token = this.tokens[at]!
    if (!token.own.ins && this.scribe.flow.update.tokenAt(this.scribe.baseOf[at]!) === next) return true
    return keyOf(token) === keyOf(this.scribe.flow.next[next]!)
  }

  private strikeNew(
    middle: { from: number; to: number },
    { at, wishes }: Wished,
    { verdict, spot }: Ruled,
  ): void {
    const own = new Map<number, readonly string[]>()
    for (const i of at) {
      const { ins, del } = this.tokens[i]!.own
      if (!ins && del) own.set(this.scribe.flow.update.tokenAt(this.scribe.baseOf[i]!), del)
    }
    const others = wishes.struck.size ? wishes.struck : wishes.added
    for (let next = middle.from; next < middle.to; next++) {
      const ids = own.get(next) ?? [...others]
      this.scribe.to.canvas.strike(next, ids)
      this.scribe.note(ids, verdict, spot)
    }
  }

  private layLive(at: readonly number[], { live, same, range, wishes }: Laid, ruled: Ruled): void {
    const others = [...(wishes.added.size ? wishes.added : wishes.struck)]
    let done = 0
    for (const i of at) {
      const token = this.tokens[i]!
      const { ins, del } = token.own
      const kept = done < same.head ? range.from + done : range.to - (live.length - done)
      const inMiddle = done >= same.head && done < live.length - same.tail
      const behind = done <= live.length - same.tail ? range.to - same.tail : kept
      const gap = done < same.head ? kept : behind
      this.scribe.seen(token)
      if (del) {
        if (ins) this.scribe.add(gap, token, ins)
        if (ins) this.scribe.note([...ins, ...del, ...proposers(token)], 'kept', ruled.spot)
        else this.scribe.note([...del, ...proposers(token)], 'absorbed', ruled.spot)
        continue
      }
      done++
      if (!inMiddle) {
        this.scribe.hang(kept, token)
        if (!ins) this.scribe.propose(token, { base: this.scribe.baseOf[i]!, next: kept })
        else this.scribe.note([...ins, ...proposers(token)], 'absorbed', ruled.spot)
      } else this.layMiddle(token, { gap, others }, ruled)
    }
  }

  private layMiddle(
    token: Token,
    { gap, others }: { gap: number; others: readonly string[] },
    { verdict, spot }: Ruled,
  ): void {
    const { ins } = token.own
    const inner = token.kind === 'table' && !ins ? this.scribe.to.inside(token) : []
    const ids = ins ?? [...new Set([...others, ...proposers(token), ...inner])]
    this.scribe.add(gap, token, ids)
    this.scribe.note([...ids, ...proposers(token)], verdict, spot)
  }
}

/** How many tokens at the beginning and at the end of a place are as the new text has them. */
interface Edges {
  readonly head: number
  readonly tail: number
}

interface Wishes {
  readonly added: ReadonlySet<string>
  readonly struck: ReadonlySet<string>
}

interface Wished {
  readonly at: readonly number[]
  readonly wishes: Wishes
}

interface Laid {
  readonly live: readonly number[]
  readonly same: { readonly head: number; readonly tail: number }
  readonly range: { readonly from: number; readonly to: number }
  readonly wishes: Wishes
}

interface Ruled {
  readonly verdict: RebaseVerdict
  readonly spot: Spot
}

/** Whether all that the review touched here went away, and nothing came in its place. */
function removedUnder({ regions, steps }: Meeting): boolean {
  const gone = steps.filter((s) => !s.restyles)
  const [from, to] = [Math.min(...gone.map((s) => s.from)), Math.max(...gone.map((s) => s.to))]
  return (
    gone.length > 0 &&
    gone.every((s) => s.deletes) &&
    regions.filter(hasEffect).every((r) => from <= r.from && r.to <= to)
  )
}

/** The suggestions of a stretch by what they do; what only shows in text that was struck again does neither. */
function idsOf(tokens: readonly Token[]): Wishes {
  const [added, struck] = [new Set<string>(), new Set<string>()]
  for (const { own } of tokens) {
    if (own.ins && !own.del) own.ins.forEach((id) => added.add(id))
    if (!own.ins && own.del) own.del.forEach((id) => struck.add(id))
  }
  return { added, struck }
}

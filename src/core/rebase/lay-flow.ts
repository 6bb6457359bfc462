import type { Token } from '../suggestion'
import { agreementsOf } from './agreements'
import { tokenRange } from './extent'
import { keyOf, textOf } from './keys'
import { layMeeting } from './lay-meeting'
import { type Flow, type Meeting, meetingsOf } from './meetings'
import { type Laying, Scribe, type Spot } from './scribe'
import type { Region } from './side'
import { structureOf } from './structure'
import { proposers } from './token-parts'

/**
 * Lays what the review makes of one flow on the flow's new text. What the update did not meet goes where its words
 * went; of removals stays what is still there; where both wrote, the review's text is proposed against the new one.
 */
export function layFlow(flow: Flow, laying: Laying): void {
  new FlowLayer(new Scribe(flow, laying)).run()
}

class FlowLayer {
  private readonly tokens: readonly Token[]
  private readonly retyped = new Set<number>()

  private readonly flow: Flow

  constructor(private readonly scribe: Scribe) {
    this.flow = scribe.flow
    this.tokens = scribe.flow.review.tokens
  }

  run(): void {
    const agreements = agreementsOf(this.flow)
    const settled = new Set(agreements.flatMap(({ regions }) => regions))
    const rest = meetingsOf(this.flow).filter(({ regions }) => !regions.some((r) => settled.has(r)))
    const slid = new Map<number, readonly string[]>()
    const whole: Meeting[] = [...agreements]
    for (const meeting of rest) {
      if (!onlyRemovals(meeting)) whole.push(meeting)
      else for (const region of meeting.regions) this.slide(region, slid)
    }
    const ranges = whole
      .map((meeting) => ({ meeting, range: tokenRange(this.flow.review, meeting) }))
      .sort((a, b) => a.range.from - b.range.from || a.range.to - b.range.to)
    let at = 0
    for (const { meeting, range } of ranges) {
      for (; at < range.from; at++) this.carry(at, slid)
      layMeeting(
        this.scribe,
        meeting,
        Array.from({ length: range.to - at }, (_, i) => at + i),
      )
      at = Math.max(at, range.to)
    }
    for (; at < this.tokens.length; at++) this.carry(at, slid)
  }

  /** A removal in its normal form, token by token with the ids that it had; what it typed again is the base's own. */
  private slide(region: Region, slid: Map<number, readonly string[]>): void {
    const { normal, from, to, first, last } = region
    if (!normal || (normal.from === from && normal.to === to)) return
    const { tokens } = this
    const idsAt = (base: number): readonly string[] => tokens[this.flow.review.at[base]!]!.own.del ?? []
    const [was, is] = [to - from, normal.to - normal.from]
    const ids = Array.from({ length: is }, (_, i) => idsAt(is === was ? from + i : normal.from + i))
    for (let i = from; i < to; i++) slid.set(i, [])
    ids.forEach((own, i) => slid.set(normal.from + i, own))
    for (let i = first; i < last; i++) if (tokens[i]!.own.ins && !tokens[i]!.own.del) this.retyped.add(i)
  }

  /** A token that the update did not meet, or only by taking it away. */
  private carry(at: number, slid: ReadonlyMap<number, readonly string[]>): void {
    const token = this.tokens[at]!
    const { own } = token
    const base = this.scribe.baseOf[at]!
    this.scribe.seen(token)
    if (own.ins) {
      const gap = this.flow.update.gapAt(base)
      if (this.retyped.has(at)) {
        this.scribe.note([...own.ins, ...proposers(token)], 'absorbed', { base, next: gap })
        return
      }
      this.scribe.add(gap, token, own.ins)
      this.scribe.note([...own.ins, ...(own.del ?? []), ...proposers(token)], 'kept', { base, next: gap })
      return
    }
    const struck = slid.get(base) ?? own.del ?? []
    const next = this.flow.update.tokenAt(base)
    if (next >= 0) this.carryTo(token, { base, next, struck })
    else this.lose(token, { base, struck })
  }

  private carryTo(
    token: Token,
    { base, next, struck }: { base: number; next: number; struck: readonly string[] },
  ): void {
    if (struck.length) {
      this.scribe.to.canvas.strike(next, struck)
      this.noteStruck(struck, { base, next })
    }
    this.scribe.hang(next, token)
    this.scribe.propose(token, { base, next })
  }

  /** A removal stands; of a table or row that reads otherwise now it is asked again. */
  private noteStruck(ids: readonly string[], { base, next }: Spot): void {
    const [old, now] = [this.flow.base[base]!, this.flow.next[next]!]
    if (old.kind !== 'table' || keyOf(old) === keyOf(now)) this.scribe.note(ids, 'kept', { base, next })
    else {
      const said = { old: textOf([old]), new: textOf([now]), reviewer: '' }
      this.scribe.note(
        ids,
        'conflict',
        this.scribe.withContext({ base, next }, { verdict: 'conflict', ...said }),
      )
    }
  }

  /** The update took the token away. */
  private lose(token: Token, { base, struck }: { base: number; struck: readonly string[] }): void {
    const next = this.flow.update.gapAt(base)
    const inner = token.kind === 'table' ? this.scribe.to.inside(token) : []
    if (struck.length) {
      this.scribe.note([...struck, ...proposers(token), ...inner], 'absorbed', { base, next })
      return
    }
    if (inner.length) this.bringBack(token, { base, next, ids: inner })
    this.scribe.loseProposals(token, { base, next })
  }

  /** A table or row in which the review edited, and which is not there any more. */
  private bringBack(token: Token, { base, next, ids }: Spot & { ids: readonly string[] }): void {
    const run = structureOf(token)
    const said = { old: textOf([this.flow.base[base]!]), new: '', reviewer: textOf([token]) }
    const spot = this.scribe.withContext({ base, next }, { verdict: 'context-removed', ...said })
    this.scribe.to.canvas.add(next, { run, ins: ids, del: null, props: [], threads: [] })
    this.scribe.note(ids, 'context-removed', spot)
  }
}

function onlyRemovals({ regions, steps }: Meeting): boolean {
  return regions.every((r) => r.deletes) && steps.every((s) => s.deletes || s.restyles)
}

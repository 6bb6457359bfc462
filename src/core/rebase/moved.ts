import type { Node } from 'prosemirror-model'
import { compare } from '../compare'
import { clausesOf, docOf } from '../doc'
import type { ChangeId } from '../model'
import { type Token, flowsOf, project } from '../suggestion'
import { keyOf } from './keys'
import type { Flow } from './meetings'
import { type Ground, type Span, proposedOn, readSide } from './side'
import { readUpdate } from './update'

/** A paragraph in which the review did something, and which the update took from one place to another. */
export interface MovedParagraph {
  /** The paragraph as a flow of its own, its new text included. */
  readonly flow: Flow
  readonly was: Span
  readonly is: Span
  /** Where its tokens stand in the review's. */
  readonly mine: Span
}

/**
 * Paragraphs that are the same clause in both texts although the update took the words out here and put them in
 * there: what the review did inside them goes with them. One that the review joined with a neighbour stays.
 */
export function movedIn(flow: Flow, texts: { readonly from: Node; readonly to: Node }): MovedParagraph[] {
  const now = paragraphsOf(flow.next)
  const fresh = freshIn(flow)
  const found: MovedParagraph[] = []
  let nodes: { from: Map<string, Node>; to: Map<string, Node> } | null = null
  for (const [bid, was] of paragraphsOf(flow.base)) {
    const is = now.get(bid)
    const mine = is && touchedIn(flow, was)
    if (!is || !mine || !isGone(flow, was) || !isFresh(fresh, is)) continue
    nodes ??= { from: byId(texts.from), to: byId(texts.to) }
    const [old, next] = [nodes.from.get(bid), nodes.to.get(bid)]
    if (old && next) found.push({ flow: flowOf(flow, { was, is, mine, old, next }), was, is, mine })
  }
  return found
}

/** The review's side of a flow without what it did in paragraphs that are looked at by themselves. */
export function withoutMoved(flow: Flow, moved: readonly MovedParagraph[]): Flow {
  if (!moved.length) return flow
  const tokens: Token[] = []
  let at = 0
  for (const { was, mine } of [...moved].sort((a, b) => a.was.from - b.was.from)) {
    for (; at < mine.from; at++) tokens.push(flow.review.tokens[at]!)
    for (let i = was.from; i < was.to; i++) tokens.push(flow.base[i]!)
    at = mine.to
  }
  for (; at < flow.review.tokens.length; at++) tokens.push(flow.review.tokens[at]!)
  return { ...flow, review: readSide(tokens, groundOf(flow)) }
}

function groundOf({ base, keys, update }: Flow): Ground {
  const fixed = new Set(update.steps.flatMap((step) => (step.restyles ? [step.from] : [])))
  return { tokens: base, keys, fixed, lastEnds: 'stay' }
}

function paragraphsOf(tokens: readonly Token[]): Map<string, Span> {
  const found = new Map<string, Span>()
  let from = 0
  tokens.forEach(({ kind, own }, i) => {
    if (kind === 'end' && own.bid) found.set(own.bid, { from, to: i + 1 })
    if (kind === 'end' || kind === 'table') from = i + 1
  })
  return found
}

/** For each new token, how many before it the update put in. */
function freshIn({ next, update }: Flow): Uint32Array {
  const isNew = new Uint8Array(next.length)
  for (const { newFrom, newTo, restyles } of update.steps) if (!restyles) isNew.fill(1, newFrom, newTo)
  const sums = new Uint32Array(next.length + 1)
  isNew.forEach((one, i) => (sums[i + 1] = sums[i]! + one))
  return sums
}

// A removal or an insertion may be said some tokens off where the text around it repeats itself.
function isFresh(sums: Uint32Array, { from, to }: Span): boolean {
  return (sums[to]! - sums[from]!) * 2 > to - from
}

function isGone({ update }: Flow, { from, to }: Span): boolean {
  let gone = 0
  for (let i = from; i < to; i++) if (update.tokenAt(i) < 0) gone++
  return gone * 2 > to - from
}

/** The review's tokens of a paragraph, if it did something in it and nothing across its edges. */
function touchedIn({ review }: Flow, { from, to }: Span): Span | null {
  const inside = review.regions.filter((r) => r.from < to && r.to >= from)
  if (inside.some((r) => r.from < from || r.to >= to)) return null
  const mine = { from: Math.min(review.at[from]!, ...inside.map((r) => r.first)), to: review.at[to - 1]! + 1 }
  for (let i = mine.from; i < mine.to; i++) {
    const { ins, del, chg, cmts } = review.tokens[i]!.own
    if (ins || del || chg || cmts.length) return mine
  }
  return null
}

function byId(doc: Node): Map<string, Node> {
  return new Map(clausesOf(doc).map(({ id, node }) => [id, node]))
}

interface Ends {
  readonly was: Span
  readonly is: Span
  readonly mine: Span
  readonly old: Node
  readonly next: Node
}

function flowOf(whole: Flow, { was, is, mine, old, next }: Ends): Flow {
  const base = whole.base.slice(was.from, was.to)
  const tokens = whole.review.tokens.slice(mine.from, mine.to)
  const now = whole.next.slice(is.from, is.to)
  const keys = base.map(keyOf)
  const alone = docOf([old])
  const set = compare(alone, docOf([next]), { id: (n) => `moved.${n}` as ChangeId })
  const tracked = flowsOf(project(alone, set)).get('b')!
  const ground = { tokens: base, keys, fixed: proposedOn(tokens), lastEnds: 'go' as const }
  const update = readUpdate(tracked, now, ground)
  const flow = { base, keys, next: now, update }
  const fixed = new Set(update.steps.flatMap((step) => (step.restyles ? [step.from] : [])))
  return { ...flow, review: readSide(tokens, { ...ground, fixed, lastEnds: 'stay' }) }
}

import { type Window, cellBlocks, windowOf } from './flow'
import type { Mint } from './mint'
import { type Paired, keepLastEnd, preferFullParagraph, regionsOf, trimRegions } from './pair-tokens'
import { placeSplits } from './place-splits'
import type { Entry } from './positions'
import { type Draft, settleIds } from './settle-ids'
import { trackTable } from './track-table'
import { type Placed, type Token, tokensOf } from './tokens'

export interface Tracking {
  readonly mint: Mint
  readonly trim: 'none' | 'word'
  /** Where a token of the old document is in the person's result, or -1. */
  readonly find: (old: number) => number
}

/** The tokens of a flow's window as they must stand after the edit, tracked. */
export function trackFlow(window: Window, how: Tracking): Entry[] {
  const old = tokensOf(window.old)
  const next = tokensOf(window.new)
  const { toNew, toOld } = pairByPosition(old, next, how)
  const drafts: Draft[] = []
  let [i, j] = [0, 0]
  for (let end = 0; end <= old.length; end++) {
    const barrier = end < old.length && old[end]!.kind === 'table' && toNew[end]! >= 0
    if (!barrier && end < old.length) continue
    const until = barrier ? toNew[end]! : next.length
    const stretch = cutPair({ old, next, toNew, toOld }, { i, end, j, until })
    // One by one: a call takes only so many arguments, and a stretch may be a whole book.
    for (const draft of trackStretch({ ...stretch, closed: barrier || window.closed }, how))
      drafts.push(draft)
    if (barrier) drafts.push(tableDraft(old[end]!, next[until]!, how))
    i = end + 1
    j = until + 1
  }
  return settleIds(drafts, how.mint)
}

function pairByPosition(
  old: readonly Token[],
  next: readonly Token[],
  how: Tracking,
): { toNew: number[]; toOld: number[] } {
  const at = new Map<number, number>()
  next.forEach((token, j) => at.set(token.pos, j))
  const toOld = next.map(() => -1)
  const toNew = old.map((token, i) => {
    const j = at.get(how.find(token.pos)) ?? -1
    if (j < 0 || next[j]!.kind !== token.kind) return -1
    if (token.kind === 'table' && !sameTable(token, next[j]!, how)) return -1
    toOld[j] = i
    return j
  })
  return { toNew, toOld }
}

function sameTable(old: Token, next: Token, how: Tracking): boolean {
  const close = how.find(old.pos + old.own.node.nodeSize - 1)
  return close === next.pos + next.own.node.nodeSize - 1
}

function cutPair(
  whole: Omit<Paired, 'closed'>,
  at: { i: number; end: number; j: number; until: number },
): Omit<Paired, 'closed'> {
  return {
    old: whole.old.slice(at.i, at.end),
    next: whole.next.slice(at.j, at.until),
    toNew: whole.toNew.slice(at.i, at.end).map((j) => (j < 0 ? -1 : j - at.j)),
    toOld: whole.toOld.slice(at.j, at.until).map((i) => (i < 0 ? -1 : i - at.i)),
  }
}

/** Text between tables: pairs what stayed, then lists old and new tokens in their order. */
function trackStretch(pair: Paired, how: Tracking): Draft[] {
  keepLastEnd(pair)
  preferFullParagraph(pair)
  trimRegions(pair, how.trim)
  const drafts: Draft[] = []
  let [i, j] = [0, 0]
  const keepUntil = (until: number): void => {
    while (i < until) drafts.push(keptDraft(pair.old[i++]!, pair.next[j++]!))
  }
  for (const { a, b, c, d } of regionsOf(pair)) {
    keepUntil(a)
    const last = pair.closed && b === pair.old.length
    for (i = a; i < b; i++) drafts.push(...strike(pair.old[i]!, how.mint, last && i === b - 1))
    for (j = c; j < d; j++) drafts.push(newDraft(pair.next[j]!))
    i = b
    j = d
  }
  keepUntil(pair.old.length)
  return placeSplits(drafts, pair.closed)
}

function keptDraft(old: Token, next: Token): Draft {
  return { role: 'keep', token: old, shown: next.own, rawPos: next.pos, rawSize: 1 }
}

function newDraft(next: Token): Draft {
  const rawSize = next.kind === 'table' || next.kind === 'leaf' ? next.own.node.nodeSize : 1
  return { role: 'new', token: next, shown: next.own, rawPos: next.pos, rawSize }
}

/** One's own insertion is taken back; anything else stays, struck. A stretch's last paragraph end stays as it is. */
function strike(token: Token, mint: Mint, isLastEnd: boolean): Draft[] {
  if (isLastEnd && token.kind === 'end')
    return [{ role: 'keep', token, shown: token.own, rawPos: -1, rawSize: 0 }]
  const { ins } = token.own
  if (ins?.every(mint.isMine)) return [{ role: 'gone', token, shown: token.own, rawPos: -1, rawSize: 0 }]
  return [{ role: 'strike', token, shown: token.own, rawPos: -1, rawSize: 0 }]
}

function tableDraft(old: Token, next: Token, how: Tracking): Draft {
  const rawSize = next.own.node.nodeSize
  if (old.own.node === next.own.node)
    return { role: 'keep', token: old, shown: next.own, rawPos: next.pos, rawSize }
  const { node, cells } = trackTable(old, next, { ...how, trackCell: trackCellWith(how) })
  return {
    role: 'keep',
    token: { ...old, own: { ...old.own, node } },
    shown: next.own,
    rawPos: next.pos,
    rawSize,
    cells,
  }
}

/** A cell's text is a flow of its own. */
function trackCellWith(how: Tracking): (old: Placed, next: Placed) => Entry[] {
  return (old, next) => {
    const [a, b] = [cellBlocks(old.node, old.pos), cellBlocks(next.node, next.pos)]
    const whole = windowOf(a, b, null)
    const head = whole.old[0] ? a.indexOf(whole.old[0]) : a.length
    const tail = a.length - head - whole.old.length
    const entries = trackFlow(whole, how)
    return [...plain(a.slice(0, head), b), ...entries, ...plain(a.slice(a.length - tail), b)]
  }
}

function plain(blocks: readonly Placed[], next: readonly Placed[]): Entry[] {
  const moved = new Map(next.map((block) => [block.node, block.pos]))
  return blocks.flatMap((block) => {
    const shift = (moved.get(block.node) ?? block.pos) - block.pos
    return tokensOf([block]).map((token) => ({ ...token, rawPos: token.pos + shift, rawSize: 1 }))
  })
}

import type { Token } from '../suggestion'
import { isLastEnd, isWord, keyOf } from './keys'

/** Gaps or tokens from one place to another, counted in base tokens. */
export interface Span {
  readonly from: number
  readonly to: number
}

/** An edit without its text: base tokens [from, to) became tokens [newFrom, newTo) of the other text. */
export interface Mapped extends Span {
  readonly newFrom: number
  readonly newTo: number
}

/** A stretch between base tokens that nobody touched, as one side has it. */
export interface Region extends Span {
  /** Its tokens, struck ones too, in the side's tokens. */
  readonly first: number
  readonly last: number
  /** Common beginnings and ends taken off, what can slide slid to the right; null where nothing comes of it. */
  readonly normal: Mapped | null
  /** Everything between where it stands and where it could stand as well. */
  readonly span: Span
  /** `span` widened to the words that it touches. */
  readonly wide: Span
  /** Whether it only takes away. */
  readonly deletes: boolean
}

/** A flow of the base as one side, a review or an update, has it. */
export interface Side {
  readonly tokens: readonly Token[]
  /** Where each base token stands in `tokens`; one more entry for the end. */
  readonly at: readonly number[]
  readonly regions: readonly Region[]
}

/** A flow of the base. `fixed` tells of tokens that the other side proposes something for: nothing slides there. */
export interface Ground {
  readonly tokens: readonly Token[]
  readonly keys: readonly string[]
  readonly fixed: ReadonlySet<number>
  /** Whether a removal may be said so that it takes a last paragraph end; a review may never take one. */
  readonly lastEnds: 'go' | 'stay'
}

/** Reads what one side makes of a flow. Its tokens must be those of the base, and inserted ones. */
export function readSide(tokens: readonly Token[], ground: Ground): Side {
  const at: number[] = []
  tokens.forEach((token, i) => token.own.ins ?? at.push(i))
  at.push(tokens.length)
  const raws = rawRegions(tokens)
  const regions = raws.map((raw, i) => {
    const room = raws[i + 1]?.from ?? ground.tokens.length
    return regionOf(raw, { tokens, at, ground, room })
  })
  return { tokens, at, regions }
}

/** Base tokens for which a side proposes other properties. */
export function proposedOn(tokens: readonly Token[]): ReadonlySet<number> {
  const found = new Set<number>()
  let at = 0
  for (const { own } of tokens) {
    if (own.ins) continue
    if (own.chg) found.add(at)
    at++
  }
  return found
}

interface Raw extends Span {
  readonly first: number
  readonly last: number
  /** How many tokens of the side's own text stand before it. */
  readonly newFrom: number
}

function rawRegions(tokens: readonly Token[]): Raw[] {
  const out: { -readonly [K in keyof Raw]: Raw[K] }[] = []
  let open: (typeof out)[number] | null = null
  let [at, live] = [0, 0]
  tokens.forEach(({ own }, i) => {
    if (!own.ins && !own.del) open = null
    else {
      if (!open) out.push((open = { from: at, to: at, first: i, last: i, newFrom: live }))
      open.last = i + 1
      if (!own.ins) open.to = at + 1
    }
    if (!own.ins) at++
    if (!own.del) live++
  })
  return out
}

interface Around {
  readonly tokens: readonly Token[]
  readonly at: readonly number[]
  readonly ground: Ground
  /** Where the next region begins: nothing slides beyond. */
  readonly room: number
}

function regionOf(raw: Raw, around: Around): Region {
  const content = around.tokens.slice(raw.first, raw.last).filter(({ own }) => own.ins && !own.del)
  const normal = normalOf(raw, content.map(keyOf), around)
  const { from, to, first, last } = raw
  const span = normal ? { from: Math.min(from, normal.from), to: Math.max(to, normal.to) } : { from, to }
  const deletes = normal ? normal.newFrom === normal.newTo : !content.length
  const wide = widened(span, deletes ? [] : content, around.ground.tokens)
  return { from, to, first, last, normal, span, wide, deletes }
}

function normalOf(raw: Raw, content: readonly string[], { tokens, at, ground, room }: Around): Mapped | null {
  const { keys, fixed } = ground
  let { from, to, newFrom } = raw
  let [lo, hi] = [0, content.length]
  while (from < to && lo < hi && keys[from] === content[lo] && !fixed.has(from)) {
    from++
    lo++
    newFrom++
  }
  while (from < to && lo < hi && keys[to - 1] === content[hi - 1] && !fixed.has(to - 1)) {
    to--
    hi--
  }
  const length = hi - lo
  if (from === to && !length) return null
  // What is slid over must be as the base has it, on both sides.
  const free = (i: number): boolean => i < room && !fixed.has(i) && keyOf(tokens[at[i]!]!) === keys[i]
  if (from === to) {
    let turned = 0
    while (free(to) && keys[to] === content[lo + (turned % length)]) {
      from = ++to
      turned++
    }
    newFrom += turned
  } else if (!length) {
    const stays = (i: number): boolean => ground.lastEnds === 'stay' && isLastEnd(ground.tokens, i)
    while (free(to) && !stays(to) && !fixed.has(from) && keys[from] === keys[to]) {
      from++
      to++
      newFrom++
    }
  }
  return { from, to, newFrom, newTo: newFrom + length }
}

function widened({ from, to }: Span, content: readonly Token[], base: readonly Token[]): Span {
  const firsts = [from < to ? base[from] : undefined, content[0]]
  const lasts = [from < to ? base[to - 1] : undefined, content[content.length - 1]]
  let [start, end] = [from, to]
  if (firsts.some(isWord)) while (isWord(base[start - 1])) start--
  if (lasts.some(isWord)) while (isWord(base[end])) end++
  return { from: start, to: end }
}

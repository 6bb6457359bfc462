import { Mark } from 'prosemirror-model'
import { sameJson } from '../base'
import { changedKeys } from './proposals'
import type { Token } from './tokens'

/** Old and new tokens of one stretch of text between tables, with the partner of each; -1 where there is none. */
export interface Paired {
  readonly old: readonly Token[]
  readonly next: readonly Token[]
  readonly toNew: number[]
  readonly toOld: number[]
  /** Whether the stretch ends at a table or at the end of its flow: its last paragraph end cannot go. */
  readonly closed: boolean
}

export function join(pair: Paired, i: number, j: number): void {
  pair.toNew[i] = j
  pair.toOld[j] = i
}

export function part(pair: Paired, i: number): void {
  const j = pair.toNew[i]!
  if (j >= 0) pair.toOld[j] = -1
  pair.toNew[i] = -1
}

/**
 * The last paragraph end of a stretch is never deleted: where an edit removed it, the deletion moves to the
 * nearest earlier one. Word keeps the same rule (ECMA-376: the last mark of a cell or body cannot be removed).
 */
export function keepLastEnd(pair: Paired): void {
  const i = pair.old.length - 1
  const j = pair.next.length - 1
  if (!pair.closed || pair.old[i]?.kind !== 'end' || pair.next[j]?.kind !== 'end' || pair.toNew[i]! >= 0)
    return
  const earlier = pair.toOld[j]!
  if (earlier >= 0) part(pair, earlier)
  join(pair, i, j)
}

/**
 * A paragraph joined with the empty one behind it: the empty one's end is deleted, so that the text's own
 * paragraph needs no proposal to stay what it was.
 */
export function preferFullParagraph(pair: Paired): void {
  const last = pair.old.length - 1
  for (let i = 1; i <= last; i++) {
    const j = pair.toNew[i]!
    const end = pair.old[i]!
    if (j < 0 || end.kind !== 'end' || end.own.del || (pair.closed && i === last)) continue
    let a = i - 1
    while (a >= 0 && pair.toNew[a]! < 0 && pair.old[a]!.kind !== 'end') a--
    if (a < 0 || pair.toNew[a]! >= 0 || pair.old[a]!.kind !== 'end' || pair.old[a]!.own.del) continue
    const shown = pair.next[j]!.own
    if (!changedKeys(end.own, shown).length || changedKeys(pair.old[a]!.own, shown).length) continue
    part(pair, i)
    join(pair, a, j)
  }
}

/** Unpaired stretches of the two sides between paired tokens: old [a, b) against new [c, d). */
export interface Region {
  readonly a: number
  readonly b: number
  readonly c: number
  readonly d: number
}

export function regionsOf(pair: Paired): Region[] {
  const out: Region[] = []
  let [i, j] = [0, 0]
  while (i < pair.old.length || j < pair.next.length) {
    const [a, c] = [i, j]
    while (i < pair.old.length && pair.toNew[i]! < 0) i++
    while (j < pair.next.length && pair.toOld[j]! < 0) j++
    if (i > a || j > c) out.push({ a, b: i, c, d: j })
    if (i < pair.old.length && j < pair.next.length) {
      i++
      j++
    } else if (i === a && j === c) break
  }
  return out
}

/** Pairs what is the same at the edges of each region, as far as the gesture allows. */
export function trimRegions(pair: Paired, trim: 'none' | 'word'): void {
  for (const region of regionsOf(pair)) {
    let { a, b, c, d } = region
    const same = (i: number, j: number): boolean =>
      trim === 'none' ? bothEnds(pair.old[i]!, pair.next[j]!) : sameToken(pair.old[i]!, pair.next[j]!)
    while (a < b && c < d && same(a, c)) join(pair, a++, c++)
    while (a < b && c < d && same(b - 1, d - 1)) join(pair, --b, --d)
    if (trim === 'word' && a < b && c < d) widen(pair, region, { a, b, c, d })
  }
}

function bothEnds(x: Token, y: Token): boolean {
  return x.kind === 'end' && y.kind === 'end' && !x.own.del
}

function sameToken(x: Token, y: Token): boolean {
  if (x.kind !== y.kind || x.own.del) return false
  if (x.kind === 'end') return true
  if (x.kind === 'char') return x.text === y.text && Mark.sameSet(x.own.format, y.own.format)
  return (
    x.kind === 'leaf' && x.own.node.type === y.own.node.type && sameJson(x.own.node.attrs, y.own.node.attrs)
  )
}

/** Gives trimmed characters back until the stretch that is left begins and ends at a word's edge. */
function widen(pair: Paired, whole: Region, rest: Region): void {
  let { a, b, c, d } = rest
  const letter = (token: Token | undefined): boolean => token?.kind === 'char' && isWordChar(token.text)
  while (a > whole.a && letter(pair.old[a - 1]) && (letter(pair.old[a]) || letter(pair.next[c]))) {
    part(pair, --a)
    c--
  }
  while (b < whole.b && letter(pair.old[b]) && (letter(pair.old[b - 1]) || letter(pair.next[d - 1]))) {
    part(pair, b++)
    d++
  }
}

/**
 * Part of a word that is written together. Scripts without spaces count as edges everywhere: a fixed table,
 * because dictionaries differ between machines. Surrogate halves are kept with what they stand beside.
 */
export function isWordChar(unit: string): boolean {
  if (
    /[\u0E00-\u0EFF\u1000-\u109F\u1780-\u17FF\u3040-\u30FF\u3400-\u9FFF\uAC00-\uD7AF\uF900-\uFAFF]/.test(unit)
  )
    return false
  return /[\p{L}\p{N}\p{M}\uD800-\uDFFF'\u2019_]/u.test(unit)
}

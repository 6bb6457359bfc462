import { addTo } from './grouped'
import type { Matchable } from './matchable'
import { similarity } from './similarity'
import { isUnspaced } from './tokens'

interface Sides {
  readonly before: readonly Matchable[]
  readonly after: readonly Matchable[]
  /** For each clause its partner on the other side, or -1. */
  readonly toNew: readonly number[]
  readonly toOld: readonly number[]
}

interface Candidate {
  readonly old: number
  readonly new: number
  readonly likeness: number
}

/** Likeness with what the neighbours say, taken afresh as neighbours get paired. */
interface Ranked extends Candidate {
  readonly score: number
  readonly enough: boolean
}

export interface Candidates {
  /** Pairs that are clearly the best for both of their sides, among what is still free. */
  clear(toNew: readonly number[], toOld: readonly number[]): Ranked[]
  /** New clauses that have a candidate, but none that is clearly best. */
  open(toNew: readonly number[], toOld: readonly number[]): number[]
}

const MARGIN = 0.08
const ENOUGH = { spaced: 0.5, unspaced: 0.55 }
/** With both neighbours kept, less likeness is proof. */
const ENOUGH_BETWEEN = 0.3
const MOST_PER_CLAUSE = 8
/** A token that stands in more clauses than this says nothing about which one is meant. */
const COMMON = 60
/** Steps of comparison, about two seconds: what lies beyond is new rather than guessed. */
const BUDGET = 400_000_000

export function similarCandidates(sides: Sides): Candidates {
  const all = compare(sides)
  const rank = (toNew: readonly number[], toOld: readonly number[]): Ranked[] =>
    all
      .filter((c) => toNew[c.old]! < 0 && toOld[c.new]! < 0)
      .map((c) => ranked(c, sides, toNew))
      .sort((a, b) => b.score - a.score || a.new - b.new || a.old - b.old)
  return {
    clear: (toNew, toOld) => {
      const free = rank(toNew, toOld)
      const seconds = runnersUp(free)
      return free.filter((c) => c.enough && c.score - seconds(c) >= MARGIN)
    },
    open: (toNew, toOld) => {
      const free = rank(toNew, toOld).filter((c) => c.enough)
      return [...new Set(free.map((c) => c.new))].sort((a, b) => a - b)
    },
  }
}

/** For a candidate, the score of the best rival on either side. */
function runnersUp(free: readonly Ranked[]): (c: Ranked) => number {
  const byOld = new Map<number, Ranked[]>()
  const byNew = new Map<number, Ranked[]>()
  for (const c of free) {
    addTo(byOld, c.old, c)
    addTo(byNew, c.new, c)
  }
  const rival = (list: readonly Ranked[], c: Ranked): number => list.find((other) => other !== c)?.score ?? 0
  return (c) => Math.max(rival(byOld.get(c.old)!, c), rival(byNew.get(c.new)!, c))
}

function ranked(c: Candidate, { before, after }: Sides, toNew: readonly number[]): Ranked {
  const prev = c.old === 0 ? c.new === 0 : toNew[c.old - 1] === c.new - 1
  const last = c.old === before.length - 1
  const next = last ? c.new === after.length - 1 : toNew[c.old + 1] === c.new + 1
  const sameKind = before[c.old]!.kind === after[c.new]!.kind
  const between = prev && next && sameKind
  const enough = isUnspaced(after[c.new]!.text) ? ENOUGH.unspaced : ENOUGH.spaced
  const beside = (prev ? 0.1 : 0) + (next ? 0.1 : 0) + (sameKind ? 0.05 : -0.05)
  return { ...c, score: c.likeness + beside, enough: c.likeness >= (between ? ENOUGH_BETWEEN : enough) }
}

function compare(sides: Sides): Candidate[] {
  const { before, after, toNew, toOld } = sides
  const places = new Map<string, number[]>()
  before.forEach((clause, i) => {
    if (toNew[i]! >= 0) return
    for (const token of new Set(clause.tokens)) addTo(places, token, i)
  })
  let budget = BUDGET
  return after.flatMap((clause, j) => {
    if (toOld[j]! >= 0) return []
    return likeliest(clause, j, sides, places).flatMap((i) => {
      const other = before[i]!
      budget -= Math.min(other.tokens.length, 400) * Math.min(clause.tokens.length, 400)
      if (budget < 0 || Boolean(other.cell) !== Boolean(clause.cell)) return []
      const likeness = similarity(other.tokens, clause.tokens)
      return likeness >= ENOUGH_BETWEEN ? [{ old: i, new: j, likeness }] : []
    })
  })
}

/** The few old clauses that share most of the telling words, and those that stand where this one stands. */
function likeliest(
  clause: Matchable,
  at: number,
  { before, toNew, toOld }: Sides,
  places: ReadonlyMap<string, readonly number[]>,
): number[] {
  const weight = new Map<number, number>()
  for (const token of new Set(clause.tokens)) {
    const found = places.get(token) ?? []
    if (found.length > COMMON) continue
    for (const i of found) weight.set(i, (weight.get(i) ?? 0) + 1 / found.length)
  }
  for (const i of [(toOld[at - 1] ?? -2) + 1, (toOld[at + 1] ?? -1) - 1])
    if (i >= 0 && i < before.length && toNew[i]! < 0) weight.set(i, (weight.get(i) ?? 0) + 1)
  return [...weight]
    .sort((a, b) => b[1] - a[1] || a[0] - b[0])
    .slice(0, MOST_PER_CLAUSE)
    .map(([i]) => i)
}

import { equalInOrder, longestIncreasing } from '../base'
import { ENOUGH_ALONE, type Feature, enough, likeness } from './feature'
import type { Spend } from './spend'

/** Pairs of a stretch above which the best pairing is no longer searched among all of them. */
const MOST_PAIRS = 4_000
/** A word that stands in more blocks than this says nothing about which one is meant. */
const COMMON = 8

interface Gap {
  readonly a: readonly number[]
  readonly b: readonly number[]
}

/**
 * For each element of `a` its partner in `b`, or -1; partners keep their order, so what moved has none. First by
 * clause id, then by equal text, then by likeness, last what has no words, such as empty paragraphs.
 */
export function pairInOrder(a: readonly Feature[], b: readonly Feature[], spend: Spend): number[] {
  const toNew = a.map(() => -1)
  const pairs = (found: Iterable<readonly [number, number]>): void => {
    for (const [i, j] of found) toNew[i] = j
  }
  pairs(byId(a, b))
  const inGaps = (find: (gap: Gap) => Iterable<readonly [number, number]>): void => {
    for (const gap of gapsOf(toNew, b.length)) pairs(find(gap))
  }
  const worded = (gap: Gap): Gap => ({
    a: gap.a.filter((i) => a[i]!.weight > 0),
    b: gap.b.filter((j) => b[j]!.weight > 0),
  })
  inGaps((gap) => equalKeys(worded(gap), a, b))
  inGaps((gap) => byRareWords(worded(gap), { a, b, spend }))
  inGaps((gap) => byLikeness(worded(gap), { a, b, spend }))
  inGaps((gap) => equalKeys(gap, a, b))
  return toNew
}

function byId(a: readonly Feature[], b: readonly Feature[]): [number, number][] {
  const [x, y] = [onceById(a), onceById(b)]
  const found: [number, number][] = []
  for (const [id, i] of x) {
    const j = y.get(id)
    if (j !== undefined && a[i]!.kind === b[j]!.kind) found.push([i, j])
  }
  return inOrder(found)
}

function onceById(features: readonly Feature[]): Map<string, number> {
  const once = new Map<string, number>()
  const twice = new Set<string>()
  features.forEach(({ id }, i) => {
    if (id === null) return
    if (once.has(id)) twice.add(id)
    once.set(id, i)
  })
  for (const id of twice) once.delete(id)
  return once
}

/** The most pairs that keep their order; `found` rises in its first number. */
function inOrder(found: readonly [number, number][]): [number, number][] {
  return longestIncreasing(found.map(([, j]) => j)).map((k) => found[k]!)
}

/** The stretches without partner between pairs. */
function gapsOf(toNew: readonly number[], length: number): Gap[] {
  const gaps: Gap[] = []
  let from = 0
  let open: number[] = []
  const close = (to: number): void => {
    if (open.length && to > from)
      gaps.push({ a: open, b: Array.from({ length: to - from }, (_, k) => from + k) })
    open = []
  }
  toNew.forEach((j, i) => {
    if (j < 0) open.push(i)
    else {
      close(j)
      from = j + 1
    }
  })
  close(length)
  return gaps
}

function equalKeys(gap: Gap, a: readonly Feature[], b: readonly Feature[]): [number, number][] {
  const key = ({ kind, key }: Feature): string => `${kind}\u0000${key}`
  const found = equalInOrder(
    gap.a.map((i) => key(a[i]!)),
    gap.b.map((j) => key(b[j]!)),
  )
  return [...found].map(([p, q]) => [gap.a[p]!, gap.b[q]!])
}

interface Sides {
  readonly a: readonly Feature[]
  readonly b: readonly Feature[]
  readonly spend: Spend
}

/** In a stretch too long to try every pair: the likeliest partner by words that few blocks have. */
function byRareWords(gap: Gap, { a, b, spend }: Sides): [number, number][] {
  if (gap.a.length * gap.b.length <= MOST_PAIRS) return []
  const places = new Map<string, number[]>()
  for (const j of gap.b) {
    if (!spend.take(b[j]!.bag.size)) return []
    for (const word of b[j]!.bag.keys()) {
      const at = places.get(word)
      if (at) at.push(j)
      else places.set(word, [j])
    }
  }
  const found = gap.a.flatMap((i): [number, number][] => {
    const votes = new Map<number, number>()
    for (const [word, size] of a[i]!.bag) {
      const at = places.get(word) ?? []
      if (at.length <= COMMON) for (const j of at) votes.set(j, (votes.get(j) ?? 0) + size / at.length)
    }
    const best = [...votes].sort((x, y) => y[1] - x[1] || x[0] - y[0])[0]?.[0]
    if (best === undefined || !spend.take(a[i]!.bag.size + b[best]!.bag.size)) return []
    return likeness(a[i]!, b[best]!) >= enough(a[i]!, b[best]!) ? [[i, best]] : []
  })
  return inOrder(found)
}

/** The pairs with the most likeness in all that keep their order (Needleman and Wunsch 1970). */
function byLikeness(gap: Gap, { a, b, spend }: Sides): [number, number][] {
  const [n, m] = [gap.a.length, gap.b.length]
  if (!n || !m || n * m > MOST_PAIRS || !spend.take(costOf(gap, { a, b }))) return []
  const least = n === 1 && m === 1 ? () => ENOUGH_ALONE : enough
  const gain = gap.a.map((i) => gap.b.map((j) => gainOf(a[i]!, b[j]!, least)))
  const best = Array.from({ length: n + 1 }, () => new Float64Array(m + 1))
  for (let p = n - 1; p >= 0; p--)
    for (let q = m - 1; q >= 0; q--)
      best[p]![q] = Math.max(best[p + 1]![q]!, best[p]![q + 1]!, gain[p]![q]! + best[p + 1]![q + 1]!)
  const found: [number, number][] = []
  for (let [p, q] = [0, 0]; p < n && q < m;) {
    const here = best[p]![q]!
    if (gain[p]![q]! > 0 && here === gain[p]![q]! + best[p + 1]![q + 1]!)
      found.push([gap.a[p++]!, gap.b[q++]!])
    else if (here === best[p + 1]![q]!) p++
    else q++
  }
  return found
}

function costOf(gap: Gap, { a, b }: Pick<Sides, 'a' | 'b'>): number {
  const words = (list: readonly number[], of: readonly Feature[]): number =>
    list.reduce((sum, i) => sum + of[i]!.bag.size, 0)
  return gap.b.length * words(gap.a, a) + gap.a.length * words(gap.b, b)
}

function gainOf(a: Feature, b: Feature, least: (a: Feature, b: Feature) => number): number {
  const alike = likeness(a, b)
  return alike >= least(a, b) ? alike - least(a, b) / 2 : 0
}

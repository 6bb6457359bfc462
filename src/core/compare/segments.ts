import { type Feature, shared } from './feature'

/** Blocks `a` of the base against blocks `b` of the next text: one answers to one, or one was split or joined. */
export interface Segment {
  readonly a: readonly [number, number]
  readonly b: readonly [number, number]
}

/** Share of a block's words that must come from the torn-off part of its neighbour's partner. */
const TORN = 0.7

/** The two sides as segments in order, every block in exactly one. What stands alone on a side went, or is new. */
export function segmentsOf(
  toNew: readonly number[],
  a: readonly Feature[],
  b: readonly Feature[],
): Segment[] {
  const pairs = toNew.flatMap((j, i) => (j < 0 ? [] : [{ a: [i, i + 1], b: [j, j + 1] } as Mutable]))
  pairs.forEach((pair, k) => {
    const [before, after] = [pairs[k - 1], pairs[k + 1]]
    const room = {
      a: [before?.a[1] ?? 0, after?.a[0] ?? a.length],
      b: [before?.b[1] ?? 0, after?.b[0] ?? b.length],
    }
    grow(pair, 'b', { whole: a[pair.a[0]!]!, part: b[pair.b[0]!]!, of: b, room: room.b })
    if (pair.b[1]! - pair.b[0]! === 1)
      grow(pair, 'a', { whole: b[pair.b[0]!]!, part: a[pair.a[0]!]!, of: a, room: room.a })
  })
  return filled(pairs, a.length, b.length)
}

type Mutable = { a: [number, number]; b: [number, number] }

interface Growth {
  /** The block that may have been split, and what it is paired with. */
  readonly whole: Feature
  readonly part: Feature
  readonly of: readonly Feature[]
  readonly room: readonly number[]
}

/** Takes in neighbours that hold what the pair's one side has and its other lacks. */
function grow(pair: Mutable, side: 'a' | 'b', { whole, part, of, room }: Growth): void {
  const span = pair[side]
  if (whole.kind !== 'text' || (span[1] === room[1] && span[0] === room[0])) return
  const rest = new Map(whole.bag)
  const take = (feature: Feature): void => {
    for (const [word, size] of feature.bag) rest.set(word, Math.max(0, (rest.get(word) ?? 0) - size))
  }
  take(part)
  const torn = (feature: Feature | undefined): boolean =>
    feature?.kind === 'text' && feature.weight > 0 && shared(rest, feature.bag) >= TORN * feature.weight
  while (span[1] < room[1]! && torn(of[span[1]])) take(of[span[1]++]!)
  while (span[0] > room[0]! && torn(of[span[0] - 1])) take(of[--span[0]]!)
}

function filled(pairs: readonly Segment[], n: number, m: number): Segment[] {
  const out: Segment[] = []
  let [i, j] = [0, 0]
  const alone = (p: number, q: number): void => {
    for (; i < p; i++) out.push({ a: [i, i + 1], b: [j, j] })
    for (; j < q; j++) out.push({ a: [i, i], b: [j, j + 1] })
  }
  for (const pair of pairs) {
    alone(pair.a[0], pair.b[0])
    out.push(pair)
    i = pair.a[1]
    j = pair.b[1]
  }
  alone(n, m)
  return out
}

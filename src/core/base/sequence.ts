/** Indices of a longest strictly increasing subsequence; negative values are left out. O(n log n). */
export function longestIncreasing(values: readonly number[]): number[] {
  const tails: number[] = []
  const before = values.map(() => -1)
  values.forEach((value, i) => {
    if (value < 0) return
    let low = 0
    let high = tails.length
    while (low < high) {
      const mid = (low + high) >> 1
      if (values[tails[mid]!]! < value) low = mid + 1
      else high = mid
    }
    before[i] = low > 0 ? tails[low - 1]! : -1
    tails[low] = i
  })
  const out: number[] = []
  for (let i = tails.at(-1) ?? -1; i >= 0; i = before[i]!) out.push(i)
  return out.reverse()
}

/**
 * Pairs of equal keys in the same order (Heckel, then longest increasing run): keys that stand once on each
 * side fix the frame, and equal neighbours of a fixed pair join it. O(n log n), whatever the input.
 */
export function equalInOrder(a: readonly string[], b: readonly string[]): Map<number, number> {
  const unique = uniquePairs(a, b)
  const kept = longestIncreasing(unique.map(([, j]) => j)).map((k) => unique[k]!)
  const pairs = new Map<number, number>()
  let i = 0
  let j = 0
  for (const [x, y] of [...kept, [a.length, b.length] as const]) {
    while (i < x && j < y && a[i] === b[j]) pairs.set(i++, j++)
    let up = x - 1
    let left = y - 1
    while (up >= i && left >= j && a[up] === b[left]) pairs.set(up--, left--)
    if (x < a.length) pairs.set(x, y)
    i = x + 1
    j = y + 1
  }
  return pairs
}

function uniquePairs(a: readonly string[], b: readonly string[]): (readonly [number, number])[] {
  const seen = new Map<string, { a: number; b: number; at: number; to: number }>()
  const entry = (key: string): { a: number; b: number; at: number; to: number } => {
    const found = seen.get(key) ?? { a: 0, b: 0, at: -1, to: -1 }
    seen.set(key, found)
    return found
  }
  a.forEach((key, i) => Object.assign(entry(key), { a: entry(key).a + 1, at: i }))
  b.forEach((key, j) => Object.assign(entry(key), { b: entry(key).b + 1, to: j }))
  return [...seen.values()]
    .filter((e) => e.a === 1 && e.b === 1)
    .sort((x, y) => x.at - y.at)
    .map((e) => [e.at, e.to] as const)
}

/** Clauses longer than this are compared by their first and last words. */
const LONGEST = 400

/**
 * How alike two token lists are, 0 to 1. Half of it is what stands in the same order (longest common
 * subsequence), half what both have at all, so that a moved half-sentence costs a little and no more.
 */
export function similarity(a: readonly string[], b: readonly string[]): number {
  if (!a.length || !b.length) return a.length === b.length ? 1 : 0
  const x = cut(a)
  const y = cut(b)
  const total = x.length + y.length
  return (commonSubsequence(x, y) + commonTokens(x, y)) / total
}

function cut(tokens: readonly string[]): readonly string[] {
  if (tokens.length <= LONGEST) return tokens
  return [...tokens.slice(0, LONGEST / 2), ...tokens.slice(-LONGEST / 2)]
}

function commonTokens(a: readonly string[], b: readonly string[]): number {
  const left = new Map<string, number>()
  for (const token of a) left.set(token, (left.get(token) ?? 0) + 1)
  let common = 0
  for (const token of b) {
    const n = left.get(token) ?? 0
    if (n > 0) common++
    left.set(token, n - 1)
  }
  return common
}

function commonSubsequence(a: readonly string[], b: readonly string[]): number {
  let above = new Uint16Array(b.length + 1)
  for (const token of a) {
    const row = new Uint16Array(b.length + 1)
    for (let j = 0; j < b.length; j++)
      row[j + 1] = token === b[j] ? above[j]! + 1 : Math.max(above[j + 1]!, row[j]!)
    above = row
  }
  return above[b.length]!
}

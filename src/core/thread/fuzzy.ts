/** A stretch of text that is near to what was looked for. */
export interface Near {
  readonly from: number
  readonly to: number
  /** Characters to insert, delete or replace. */
  readonly edits: number
}

/** Work limit of one search, in table cells: beyond it nothing is found rather than the window standing still. */
const MAX_CELLS = 20_000_000

/**
 * The stretches of a text nearest to a pattern: for each the best place among those that overlap it, nearest
 * first. Sellers' algorithm, with the start of each match carried along.
 */
export function nearest(text: string, pattern: string, maxEdits: number): Near[] {
  const m = pattern.length
  if (!m || m * text.length > MAX_CELLS) return []
  let edits = Uint32Array.from({ length: m + 1 }, (_, i) => i)
  let starts = new Uint32Array(m + 1)
  const ends: Near[] = []
  for (let j = 1; j <= text.length; j++) {
    const nextEdits = new Uint32Array(m + 1)
    const nextStarts = new Uint32Array(m + 1)
    nextStarts[0] = j
    const char = text.charCodeAt(j - 1)
    for (let i = 1; i <= m; i++) {
      const replaced = edits[i - 1]! + (pattern.charCodeAt(i - 1) === char ? 0 : 1)
      const inserted = edits[i]! + 1
      const deleted = nextEdits[i - 1]! + 1
      const least = Math.min(replaced, inserted, deleted)
      nextEdits[i] = least
      nextStarts[i] =
        least === replaced ? starts[i - 1]! : least === inserted ? starts[i]! : nextStarts[i - 1]!
    }
    edits = nextEdits
    starts = nextStarts
    if (edits[m]! <= maxEdits) ends.push({ from: starts[m]!, to: j, edits: edits[m]! })
  }
  return withoutOverlaps(ends)
}

function withoutOverlaps(found: readonly Near[]): Near[] {
  const kept: Near[] = []
  const best = [...found].sort((a, b) => a.edits - b.edits || a.from - b.from || a.to - b.to)
  for (const one of best) if (!kept.some((k) => one.from < k.to && k.from < one.to)) kept.push(one)
  return kept
}

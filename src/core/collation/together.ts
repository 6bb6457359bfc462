import type { Disposition, Piece, Wish } from '../model'

/**
 * Whether two decisions of overlapping places both take what one reviewer wants there, in other words each: both
 * stand then, as they do in that reviewer's text.
 */
export function together(a: Disposition, b: Disposition): boolean {
  const [ours, theirs] = [takenOf(a), takenOf(b)]
  if (!ours || !theirs || a.value !== undefined || b.value !== undefined) return false
  if (!ours.supporters.some((key) => theirs.supporters.includes(key))) return false
  // What one change says in both may be the same words twice, seen before and after a place has grown.
  const clash = ours.ids.some((id) => theirs.ids.includes(id)) ? meet : collide
  return !a.edits.some((one) => b.edits.some((other) => clash(one, other)))
}

/** The wish that a decision takes as it is. */
function takenOf({ outcome, taken, known }: Disposition): Wish | undefined {
  return outcome === 'accepted' ? known.find(({ digest }) => digest === taken) : undefined
}

/** New words may stand within what is struck, unless both are for one gap or other words come in its place. */
function collide(a: Piece, b: Piece): boolean {
  const [gap, range] = a.from === a.to ? [a, b] : [b, a]
  if (gap.from !== gap.to) return overlap(a, b)
  if (range.from === range.to) return gap.from === range.from
  return range.content.length > 0 && overlap(a, b)
}

function meet(a: Piece, b: Piece): boolean {
  return collide(a, b) || overlap(a, b)
}

function overlap(a: Piece, b: Piece): boolean {
  return a.from < b.to && b.from < a.to
}

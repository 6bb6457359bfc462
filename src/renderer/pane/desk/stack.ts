/** Something in the margin: where it would like to stand, and how tall it is. */
export interface Standing {
  readonly key: string
  readonly top: number
  readonly height: number
}

const GAP = 8

/**
 * Places for cards that must not overlap, in the order given. The open one stands exactly at its line; the others
 * give way, downwards below it and upwards above. Without an open one all give way downwards.
 */
export function stackCards(cards: readonly Standing[], open: string | null): ReadonlyMap<string, number> {
  const fixed = cards.findIndex((card) => card.key === open)
  const places = new Map<string, number>()
  let free = -Infinity
  for (const card of cards.slice(Math.max(0, fixed))) {
    const top = Math.max(card.top, free)
    places.set(card.key, top)
    free = top + card.height + GAP
  }
  let ceiling = fixed >= 0 ? (cards[fixed]?.top ?? 0) : 0
  for (let i = fixed - 1; i >= 0; i--) {
    const card = cards[i]!
    ceiling = Math.min(card.top, ceiling - GAP - card.height)
    places.set(card.key, ceiling)
  }
  const highest = Math.min(...places.values())
  return fixed > 0 && highest < 0 ? stackCards(cards, null) : places
}

const REGIONS = [
  '.lane-source',
  '.lane-third',
  '.target:not([hidden]) .text',
  '.margin',
  '.panel',
  '.find-bar',
]

/** Moves the focus between the columns and panels that are on the screen, round and round. */
export function goToNextRegion(direction: 'next' | 'previous'): void {
  const regions = REGIONS.flatMap((selector) => document.querySelector<HTMLElement>(selector) ?? [])
  const now = regions.findIndex((region) => region.contains(document.activeElement))
  const step = direction === 'next' ? 1 : -1
  const next = regions[(now + step + regions.length) % regions.length]
  if (!next) return
  const within = next.matches('.panel, .find-bar') ? next.querySelector<HTMLElement>('button, input') : null
  ;(within ?? next).focus({ preventScroll: true })
}

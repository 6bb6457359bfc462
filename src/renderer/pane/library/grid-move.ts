import type { LibraryRow } from '../../store'

export type GridMove =
  { readonly act: 'go'; readonly to: number } | { readonly act: 'open' } | { readonly act: 'toggle' }

const PAGE = 12

/** What a key means on a row of the tree grid, after the ARIA treegrid pattern; null when it means nothing. */
export function gridMove(
  rows: readonly LibraryRow[],
  at: number,
  key: string,
  direction: 'ltr' | 'rtl',
): GridMove | null {
  const row = rows[at]
  if (!row) return null
  const forward = direction === 'rtl' ? 'ArrowLeft' : 'ArrowRight'
  const back = direction === 'rtl' ? 'ArrowRight' : 'ArrowLeft'
  switch (key) {
    case 'Enter':
      return { act: 'open' }
    case ' ':
      return isBranch(row) ? { act: 'toggle' } : { act: 'open' }
    case 'ArrowDown':
      return step(rows, at, 1)
    case 'ArrowUp':
      return step(rows, at, -1)
    case 'PageDown':
      return step(rows, Math.min(at + PAGE, rows.length) - 1, 1) ?? step(rows, rows.length, -1)
    case 'PageUp':
      return step(rows, Math.max(at - PAGE, -1) + 1, -1) ?? step(rows, -1, 1)
    case 'Home':
      return step(rows, -1, 1)
    case 'End':
      return step(rows, rows.length, -1)
    case forward:
      return isBranch(row) && !row.isOpen ? { act: 'toggle' } : step(rows, at, 1)
    case back:
      return isBranch(row) && row.isOpen ? { act: 'toggle' } : toParent(rows, at)
    default:
      return null
  }
}

function isBranch(row: LibraryRow): row is Extract<LibraryRow, { kind: 'pack' | 'document' }> {
  return row.kind === 'pack' || row.kind === 'document'
}

/** The next row in a direction that can hold the focus; headings of groups cannot. */
function step(rows: readonly LibraryRow[], from: number, by: 1 | -1): GridMove | null {
  for (let to = from + by; to >= 0 && to < rows.length; to += by)
    if (rows[to]?.kind !== 'group') return { act: 'go', to }
  return null
}

function toParent(rows: readonly LibraryRow[], at: number): GridMove | null {
  const row = rows[at]
  const level = row && row.kind !== 'group' ? row.level : 1
  for (let to = at - 1; to >= 0; to -= 1) {
    const above = rows[to]
    if (above && above.kind !== 'group' && above.level < level) return { act: 'go', to }
  }
  return null
}

import { describe, expect, it } from 'vitest'
import { gridMove } from '../../../../src/renderer/pane/library/grid-move'
import { libraryRows, noFilter } from '../../../../src/renderer/store/library-rows'
import { packRow } from '../../support/packs'

const packs = [packRow('a', { dueDate: '2026-11-01' }), packRow('b')]
const open = new Set([`pack:a@${'a'.repeat(64)}`])
/** group, a, a/d1, a/d1/de, a/d1/es, group, b */
const rows = libraryRows(packs, {
  filter: noFilter,
  toggled: open,
  today: '2026-11-23',
  localeWords: (locale) => locale,
  compare: (a, b) => (a < b ? -1 : 1),
})
const go = (to: number) => ({ act: 'go', to })

describe('gridMove', () => {
  it.each<[number, string, 'ltr' | 'rtl', unknown]>([
    [1, 'ArrowDown', 'ltr', go(2)],
    [4, 'ArrowDown', 'ltr', go(6)],
    [6, 'ArrowUp', 'ltr', go(4)],
    [1, 'ArrowUp', 'ltr', null],
    [6, 'ArrowDown', 'ltr', null],
    [3, 'Home', 'ltr', go(1)],
    [1, 'End', 'ltr', go(6)],
    [1, 'PageDown', 'ltr', go(6)],
    [6, 'PageUp', 'ltr', go(1)],
    [6, 'ArrowRight', 'ltr', { act: 'toggle' }],
    [6, 'ArrowLeft', 'rtl', { act: 'toggle' }],
    [1, 'ArrowRight', 'ltr', go(2)],
    [1, 'ArrowLeft', 'ltr', { act: 'toggle' }],
    [3, 'ArrowLeft', 'ltr', go(2)],
    [3, 'ArrowRight', 'rtl', go(2)],
    [3, 'Enter', 'ltr', { act: 'open' }],
    [1, ' ', 'ltr', { act: 'toggle' }],
    [3, 'x', 'ltr', null],
    [99, 'ArrowDown', 'ltr', null],
  ])('row %i, %s, %s', (at, key, direction, move) => {
    expect(rows).toHaveLength(7)
    expect(gridMove(rows, at, key, direction)).toEqual(move)
  })
})

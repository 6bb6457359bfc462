import { defaultRangeExtractor, type Range, useVirtualizer, type Virtualizer } from '@tanstack/react-virtual'
import { type KeyboardEvent, useCallback, useEffect, useRef } from 'react'
import { useLocale } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { type LibraryRow, libraryStore, useLibrary } from '../../store'
import type { HandbackRequest } from '../handback'
import { gridMove } from './grid-move'
import { LibraryLine } from './library-line'
import { actOn, toggleRow } from './row-acts'

interface LibraryGridProps {
  readonly rows: readonly LibraryRow[]
  readonly onHandback: (request: HandbackRequest) => void
}

/** The rows as a tree grid: one stop for Tab, arrows inside. Only what is in sight is in the page. */
export function LibraryGrid({ rows, onHandback }: LibraryGridProps) {
  const { t } = useTranslation('library')
  const box = useRef<HTMLDivElement>(null)
  const activeKey = useLibrary((state) => state.activeKey)
  const active = activeIndex(rows, activeKey)
  const virtual = useRows(rows, active, box)
  const onKeyDown = useGridKeys(rows, active, virtual)
  return (
    <div className="library-box" ref={box}>
      <div
        role="treegrid"
        tabIndex={-1}
        className="library-grid"
        aria-label={t('grid')}
        aria-rowcount={rows.length + 1}
        onKeyDown={onKeyDown}
      >
        <div role="row" className="library-line library-head" aria-rowindex={1}>
          {COLUMNS.map((column) => (
            <span key={column} role="columnheader" className={`cell cell-${column}`}>
              {t(`column.${column}`)}
            </span>
          ))}
        </div>
        <div role="presentation" className="library-rows" style={{ blockSize: virtual.getTotalSize() }}>
          {virtual.getVirtualItems().map(({ index, start, size, key }) => {
            const row = rows[index]
            return (
              row && (
                <LibraryLine
                  key={key}
                  row={row}
                  index={index}
                  place={{ start, size }}
                  isActive={index === active}
                  onHandback={onHandback}
                />
              )
            )
          })}
        </div>
      </div>
    </div>
  )
}

const COLUMNS = ['name', 'version', 'due', 'progress', 'threads', 'state', 'acts'] as const
const HEIGHTS: Record<LibraryRow['kind'], number> = {
  group: 44,
  pack: 56,
  document: 40,
  rendering: 36,
  review: 36,
}

function useRows(
  rows: readonly LibraryRow[],
  active: number,
  box: React.RefObject<HTMLDivElement | null>,
): Virtualizer<HTMLDivElement, Element> {
  const virtual = useVirtualizer<HTMLDivElement, Element>({
    count: rows.length,
    getScrollElement: () => box.current,
    estimateSize: (index) => HEIGHTS[rows[index]?.kind ?? 'pack'],
    getItemKey: (index) => rows[index]?.key ?? index,
    overscan: 10,
    scrollPaddingStart: 40,
    initialRect: { width: 900, height: 700 },
    // The row that holds the focus stays in the page when it is scrolled out of sight.
    rangeExtractor: (range: Range) => {
      const seen = defaultRangeExtractor(range)
      return active < 0 || seen.includes(active) ? seen : [...seen, active].sort((a, b) => a - b)
    },
  })
  useEffect(() => virtual.measure(), [rows, virtual])
  return virtual
}

function useGridKeys(
  rows: readonly LibraryRow[],
  active: number,
  virtual: Virtualizer<HTMLDivElement, Element>,
): (event: KeyboardEvent<HTMLDivElement>) => void {
  const { direction } = useLocale()
  const focusNext = useRef(false)
  useEffect(() => {
    if (!focusNext.current) return
    focusNext.current = false
    const grid = virtual.scrollElement
    grid?.querySelector<HTMLElement>('[role="row"][tabindex="0"]')?.focus({ preventScroll: true })
  })
  return useCallback(
    (event) => {
      const target = event.target as Element
      // A menu button inside a row keeps its own keys.
      if (target.getAttribute('role') !== 'row' || event.ctrlKey || event.metaKey || event.altKey) return
      const row = rows[active]
      const move = gridMove(rows, active, event.key, direction)
      if (move === null || !row) return
      event.preventDefault()
      if (move.act === 'open') return actOn(row)
      if (move.act === 'toggle') return toggleRow(row)
      focusNext.current = true
      libraryStore.activate(rows[move.to]?.key ?? null)
      virtual.scrollToIndex(move.to)
    },
    [rows, active, virtual, direction],
  )
}

function activeIndex(rows: readonly LibraryRow[], key: string | null): number {
  const found = rows.findIndex((row) => row.key === key)
  return found >= 0 ? found : rows.findIndex((row) => row.kind !== 'group')
}

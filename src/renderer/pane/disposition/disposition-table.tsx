import { useVirtualizer } from '@tanstack/react-virtual'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { DispositionRow } from '../../../core/collation'
import { BaseCell, ClauseCell, DecisionCell, ReasonCell, ResultCell, WhoCell } from './cells'

interface DispositionTableProps {
  readonly rows: readonly DispositionRow[]
  readonly onShow: (row: DispositionRow) => void
}

const COLUMNS = ['clause', 'proposal', 'supporters', 'outcome', 'result', 'code'] as const

/** A long table of which only what can be seen is drawn. Arrow keys go from row to row, Enter shows its place. */
export function DispositionTable({ rows, onShow }: DispositionTableProps) {
  const { t } = useTranslation('disposition')
  const scroller = useRef<HTMLDivElement>(null)
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => 72,
    overscan: 6,
    getItemKey: (i) => rows[i]!.id,
  })
  const { current, setActive, onKeyDown } = useRowKeys(rows, {
    scroller,
    scrollTo: virtual.scrollToIndex,
    onShow,
  })
  return (
    <div
      className="disposition-table"
      role="grid"
      aria-label={t('title')}
      aria-rowcount={rows.length + 1}
      aria-readonly
      tabIndex={-1}
      ref={scroller}
      onKeyDown={onKeyDown}
    >
      <div role="row" aria-rowindex={1} className="disposition-row disposition-head">
        {COLUMNS.map((column) => (
          <span key={column} role="columnheader">
            {t(`column.${column}`)}
          </span>
        ))}
      </div>
      <div role="presentation" className="disposition-body" style={{ blockSize: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(({ key, index, start }) => (
          <Row
            key={key}
            row={rows[index]!}
            index={index}
            isActive={index === current}
            start={start}
            measure={virtual.measureElement}
            onActive={() => setActive(index)}
            onShow={onShow}
          />
        ))}
      </div>
    </div>
  )
}

interface RowKeys {
  readonly scroller: React.RefObject<HTMLDivElement | null>
  readonly scrollTo: (index: number) => void
  readonly onShow: (row: DispositionRow) => void
}

/** Which row the keys are on. A row far away has to be drawn before it can have the focus. */
function useRowKeys(rows: readonly DispositionRow[], { scroller, scrollTo, onShow }: RowKeys) {
  const [active, setActive] = useState(0)
  const wanted = useRef<number | null>(null)
  const current = Math.min(active, rows.length - 1)
  useEffect(() => {
    if (wanted.current === null) return
    const row = scroller.current?.querySelector<HTMLElement>(`[data-index="${wanted.current}"]`)
    if (!row) return
    wanted.current = null
    row.focus({ preventScroll: true })
  })
  const onKeyDown = (event: KeyboardEvent): void => {
    const row = rows[current]
    if (event.key === 'Enter' && row && event.target instanceof HTMLElement && event.target.role === 'row')
      return onShow(row)
    const next = moved(event.key, current, rows.length)
    if (next === null) return
    event.preventDefault()
    wanted.current = next
    setActive(next)
    scrollTo(next)
  }
  return { current, setActive, onKeyDown }
}

function moved(key: string, at: number, count: number): number | null {
  const page = 10
  const to: Readonly<Record<string, number>> = {
    ArrowDown: at + 1,
    ArrowUp: at - 1,
    PageDown: at + page,
    PageUp: at - page,
    Home: 0,
    End: count - 1,
  }
  const next = to[key]
  return next === undefined ? null : Math.max(0, Math.min(count - 1, next))
}

interface RowProps {
  readonly row: DispositionRow
  readonly index: number
  readonly isActive: boolean
  readonly start: number
  readonly measure: (element: Element | null) => void
  readonly onActive: () => void
  readonly onShow: (row: DispositionRow) => void
}

function Row({ row, index, isActive, start, measure, onActive, onShow }: RowProps) {
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the grid hears the keys for all its rows
    <div
      role="row"
      className="disposition-row"
      aria-rowindex={index + 2}
      aria-selected={isActive}
      data-index={index}
      data-outcome={row.outcome}
      tabIndex={isActive ? 0 : -1}
      ref={measure}
      style={{ transform: `translateY(${start}px)` }}
      onFocus={onActive}
      onDoubleClick={() => onShow(row)}
    >
      <ClauseCell row={row} onShow={onShow} />
      <BaseCell row={row} />
      <WhoCell row={row} />
      <DecisionCell row={row} />
      <ResultCell row={row} />
      <ReasonCell row={row} />
    </div>
  )
}

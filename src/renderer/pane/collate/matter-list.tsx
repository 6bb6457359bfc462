import { useVirtualizer } from '@tanstack/react-virtual'
import { type KeyboardEvent, useEffect, useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useOpen } from '../../store/collation-window'
import { tick, tickTo, toggleClause } from './list-acts'
import { ClauseRow, MatterRow } from './list-rows'
import { type Row, rowsOf } from './rows'
import { useShown } from './shown'
import { select, setView, useView } from './view'

/** Clauses with what there is to decide in them: one stop for Tab, arrows inside; drawn where it can be seen. */
export function MatterList() {
  const { t } = useTranslation('collate')
  const box = useRef<HTMLDivElement>(null)
  const rows = useRows()
  const current = useView((view) => view.current)
  const active = rows.findIndex(({ key }) => key === current)
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => box.current,
    estimateSize: (i) => (rows[i]?.kind === 'clause' ? 34 : 58),
    overscan: 10,
    getItemKey: (i) => rows[i]?.key ?? i,
  })
  useEffect(() => {
    if (active >= 0) virtual.scrollToIndex(active, { align: 'auto' })
  }, [active, virtual])
  const onKeyDown = useListKeys(rows)
  const shown = rows[active]
  return (
    <div className="matter-list" ref={box}>
      {rows.length === 0 && <p className="list-none">{t('list.none')}</p>}
      {/* oxlint-disable-next-line jsx-a11y/interactive-supports-focus -- it has the one tab stop of the list */}
      <div
        role="tree"
        tabIndex={0}
        aria-multiselectable
        aria-label={t('list.name')}
        aria-activedescendant={shown ? rowId(shown) : undefined}
        className="matter-rows"
        style={{ blockSize: virtual.getTotalSize() }}
        onKeyDown={onKeyDown}
      >
        {virtual.getVirtualItems().map(({ index, start, key }) => {
          const row = rows[index]
          const isCurrent = row?.key === current
          const place = { index, start, measure: virtual.measureElement, isCurrent }
          if (!row) return null
          return row.kind === 'clause' ? (
            <ClauseRow key={key} row={row} {...place} />
          ) : (
            <MatterRow key={key} matter={row.matter} {...place} />
          )
        })}
      </div>
    </div>
  )
}

export function rowId({ key }: Pick<Row, 'key'>): string {
  return `row-${key}`
}

function useRows(): Row[] {
  const { matters } = useShown()
  const clauses = useOpen((open) => open.folded.clauses)
  const closed = useView((view) => view.closed)
  const outline = useView((view) => view.outline)
  return useMemo(
    () => rowsOf(matters, clauses, outline === 'clauses' ? 'all' : closed),
    [matters, clauses, closed, outline],
  )
}

function useListKeys(rows: readonly Row[]) {
  const current = useView((view) => view.current)
  return (event: KeyboardEvent): void => {
    const at = rows.findIndex(({ key }) => key === current)
    const to = targetOf(event.key, at, rows.length)
    const row = rows[at]
    if (to !== null && event.shiftKey) tickTo(rows, to)
    else if (to !== null) select(rows[to]?.key ?? null, 'stay')
    else if (event.key === ' ' && row?.kind === 'matter') tick(row.key)
    else if (event.key === ' ' && row?.kind === 'clause') toggleClause(row)
    else if (event.key === 'Enter' && row?.kind === 'matter') select(row.key, 'matter')
    else if (event.key === 'Enter' && row?.kind === 'clause') toggleClause(row)
    else if (event.key === 'a' && (event.ctrlKey || event.metaKey)) tickAll(rows)
    else return
    event.preventDefault()
    event.stopPropagation()
  }
}

function tickAll(rows: readonly Row[]): void {
  setView({ ticked: new Set(rows.flatMap((row) => (row.kind === 'matter' ? [row.key] : []))) })
}

const PAGE = 8

function targetOf(key: string, at: number, length: number): number | null {
  const steps: Readonly<Record<string, number>> = {
    ArrowDown: at + 1,
    ArrowUp: at - 1,
    PageDown: at + PAGE,
    PageUp: at - PAGE,
    Home: 0,
    End: length - 1,
  }
  const to = steps[key]
  return to === undefined || length === 0 ? null : Math.min(length - 1, Math.max(0, to))
}

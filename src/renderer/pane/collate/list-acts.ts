import type { Row } from './rows'
import { select, setView, viewStore } from './view'

/** Ticks a matter or takes its tick away. */
export function tick(id: string): void {
  const { ticked } = viewStore.getState()
  const next = new Set(ticked)
  if (!next.delete(id)) next.add(id)
  setView({ ticked: next, tickedFrom: id })
}

/** Ticks all from where ticking began to a row, and goes there. */
export function tickTo(rows: readonly Row[], to: number): void {
  const { ticked, tickedFrom, current } = viewStore.getState()
  const from = tickedFrom ?? current
  const start = Math.max(
    0,
    rows.findIndex(({ key }) => key === from),
  )
  const stretch = rows.slice(Math.min(start, to), Math.max(start, to) + 1)
  const keys = stretch.flatMap((row) => (row.kind === 'matter' ? [row.key] : []))
  setView({ ticked: new Set([...ticked, ...keys]), tickedFrom: rows[start]?.key ?? null })
  select(rows[to]?.key ?? null, 'stay')
}

/** Folds a clause up or unfolds it; in the outline of clauses it shows what is in the clause. */
export function toggleClause(row: Extract<Row, { kind: 'clause' }>): void {
  const { closed, outline, filter } = viewStore.getState()
  if (outline === 'clauses') {
    if (row.clause !== null) setView({ filter: { ...filter, clause: row.clause }, outline: 'matters' })
    else setView({ outline: 'matters' })
    return
  }
  const next = new Set(closed)
  if (!next.delete(row.key)) next.add(row.key)
  setView({ closed: next })
}

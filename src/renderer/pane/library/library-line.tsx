import type { LibraryRow } from '../../store'
import type { HandbackRequest } from '../handback'
import { useTranslation } from 'react-i18next'
import { actOn } from './row-acts'
import { DueCell, NameCell, ProgressCell, StateCell, ThreadsCell } from './cells'
import { RowMenu } from './row-menu'

interface LibraryLineProps {
  readonly row: LibraryRow
  readonly index: number
  readonly place: { readonly start: number; readonly size: number }
  readonly isActive: boolean
  readonly onHandback: (request: HandbackRequest) => void
}

/** One row of the library at its place in the scrolled list. */
export function LibraryLine({ row, index, place, isActive, onHandback }: LibraryLineProps) {
  const style = { insetBlockStart: place.start, blockSize: place.size }
  if (row.kind === 'group') return <GroupLine row={row} index={index} style={style} />
  const isBranch = row.kind === 'pack' || row.kind === 'document'
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the grid hears the keys for all its rows
    <div
      role="row"
      aria-level={row.level}
      aria-rowindex={index + 2}
      {...(isBranch ? { 'aria-expanded': row.isOpen } : {})}
      aria-selected={isActive}
      tabIndex={isActive ? 0 : -1}
      className={`library-line library-${row.kind}`}
      style={style}
      onClick={(event) => {
        if (!(event.target as Element).closest('button')) actOn(row)
      }}
    >
      <NameCell row={row} />
      <span role="gridcell" className="cell cell-version">
        {row.kind === 'pack' && <bdi>{row.pack.version}</bdi>}
      </span>
      <DueCell row={row} />
      <ProgressCell row={row} />
      <ThreadsCell row={row} />
      <StateCell row={row} />
      <span role="gridcell" className="cell cell-acts">
        <RowMenu row={row} isActive={isActive} onHandback={onHandback} />
      </span>
    </div>
  )
}

interface GroupLineProps {
  readonly row: Extract<LibraryRow, { kind: 'group' }>
  readonly index: number
  readonly style: { readonly insetBlockStart: number; readonly blockSize: number }
}

function GroupLine({ row, index, style }: GroupLineProps) {
  const { t } = useTranslation('library')
  const known = ['overdue', 'week', 'later', 'none', ''].includes(row.group)
  const group = row.group === '' ? 'unsaid' : row.group
  const name = known ? t(`group.${group}`) : row.group
  return (
    <div role="row" aria-level={1} aria-rowindex={index + 2} className="library-group" style={style}>
      <span role="rowheader" className="library-group-name">
        <bdi>{name}</bdi> <span className="count">{row.packs}</span>
      </span>
    </div>
  )
}

import { useVirtualizer } from '@tanstack/react-virtual'
import { type ReactNode, useEffect, useRef } from 'react'

export interface VirtualListProps<T> {
  readonly label: string
  readonly entries: readonly T[]
  readonly keyOf: (entry: T) => string
  readonly draw: (entry: T) => ReactNode
  /** Index of an entry to keep in sight. */
  readonly current?: number
}

/** A long list of which only what can be seen is drawn. It says how long it is and where each entry stands. */
export function VirtualList<T>({ label, entries, keyOf, draw, current }: VirtualListProps<T>) {
  const scroller = useRef<HTMLDivElement>(null)
  const virtual = useVirtualizer({
    count: entries.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => 64,
    overscan: 8,
    getItemKey: (i) => keyOf(entries[i]!),
  })
  useEffect(() => {
    if (current !== undefined) virtual.scrollToIndex(current, { align: 'auto' })
  }, [virtual, current])
  return (
    <div className="virtual" ref={scroller}>
      <ul aria-label={label} style={{ blockSize: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map((shown) => (
          <li
            key={shown.key}
            ref={virtual.measureElement}
            data-index={shown.index}
            aria-setsize={entries.length}
            aria-posinset={shown.index + 1}
            style={{ transform: `translateY(${shown.start}px)` }}
          >
            {draw(entries[shown.index]!)}
          </li>
        ))}
      </ul>
    </div>
  )
}

import { type KeyboardEvent, type ReactNode, useRef } from 'react'
import { VirtualList } from '../../ui'

interface ChosenListProps<T> {
  readonly label: string
  readonly entries: readonly T[]
  readonly keyOf: (entry: T) => string
  readonly chosen: string | null
  readonly onChoose: (entry: T) => void
  readonly draw: (entry: T) => ReactNode
}

/** A long list of which one entry is shown beside it. The arrow keys go from one to the next. */
export function ChosenList<T>({ label, entries, keyOf, chosen, onChoose, draw }: ChosenListProps<T>) {
  const box = useRef<HTMLDivElement>(null)
  const move = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    const from = (event.target as HTMLElement).closest<HTMLElement>('[data-row]')?.dataset['row']
    if (step === undefined || from === undefined) return
    const next = entries[entries.findIndex((entry) => keyOf(entry) === from) + step]
    if (!next) return
    event.preventDefault()
    onChoose(next)
    // The list draws some entries beyond what is seen, so the next one is always there.
    box.current?.querySelector<HTMLElement>(`[data-row="${CSS.escape(keyOf(next))}"]`)?.focus()
  }
  return (
    // The keys only do for the buttons within what pressing them does.
    <div className="register-list" ref={box} onKeyDown={move} role="presentation">
      <VirtualList
        label={label}
        entries={entries}
        keyOf={keyOf}
        draw={(entry) => (
          <button
            type="button"
            className="register-row"
            data-row={keyOf(entry)}
            aria-current={keyOf(entry) === chosen}
            onClick={() => onChoose(entry)}
          >
            {draw(entry)}
          </button>
        )}
      />
    </div>
  )
}

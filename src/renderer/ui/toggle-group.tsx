import { ToggleButton, ToggleButtonGroup } from 'react-aria-components'
import type { LucideIcon } from 'lucide-react'

export interface ToggleEntry<Id extends string> {
  readonly id: Id
  readonly label: string
  readonly icon?: LucideIcon
  readonly count?: string
}

export interface ToggleGroupProps<Id extends string> {
  readonly label: string
  readonly entries: readonly ToggleEntry<Id>[]
  readonly value: Id
  readonly onChange: (id: Id) => void
}

/** One of a few, all of them in sight. */
export function ToggleGroup<Id extends string>({ label, entries, value, onChange }: ToggleGroupProps<Id>) {
  return (
    <ToggleButtonGroup
      className="toggle-group"
      aria-label={label}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[value]}
      onSelectionChange={(keys) => {
        const chosen = entries.find((entry) => keys.has(entry.id))
        if (chosen) onChange(chosen.id)
      }}
    >
      {entries.map(({ id, label: text, icon: Icon, count }) => (
        <ToggleButton key={id} id={id} className="toggle">
          {Icon && <Icon aria-hidden size={16} strokeWidth={1.75} />}
          {text}
          {count !== undefined && <span className="count">{count}</span>}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  )
}

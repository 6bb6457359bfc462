import { Menu as Base, MenuItem, MenuTrigger, Popover, Separator } from 'react-aria-components'
import { Fragment, type ReactElement } from 'react'
import type { LucideIcon } from 'lucide-react'

export interface MenuEntry {
  readonly id: string
  readonly label: string
  readonly icon?: LucideIcon
  readonly keys?: string
  readonly isDisabled?: boolean
  /** Draws a line above. */
  readonly parts?: boolean
  readonly danger?: boolean
  run(): void
}

export interface MenuProps {
  readonly label: string
  readonly entries: readonly MenuEntry[]
  /** The button that opens it. */
  readonly children: ReactElement
}

/** A menu under a button. */
export function Menu({ label, entries, children }: MenuProps) {
  return (
    <MenuTrigger>
      {children}
      <Popover className="popover" offset={4}>
        <Base className="list" aria-label={label}>
          {entries.map((entry) => (
            <Fragment key={entry.id}>
              {entry.parts && <Separator className="separator" />}
              <MenuLine entry={entry} />
            </Fragment>
          ))}
        </Base>
      </Popover>
    </MenuTrigger>
  )
}

function MenuLine({ entry }: { readonly entry: MenuEntry }) {
  const Icon = entry.icon
  return (
    <MenuItem
      id={entry.id}
      textValue={entry.label}
      className={`list-row${entry.danger ? ' list-row-danger' : ''}`}
      isDisabled={entry.isDisabled ?? false}
      onAction={() => entry.run()}
    >
      <span className="list-check">{Icon && <Icon aria-hidden size={16} strokeWidth={1.75} />}</span>
      <span className="list-label">{entry.label}</span>
      {entry.keys !== undefined && <kbd className="keys">{entry.keys}</kbd>}
    </MenuItem>
  )
}

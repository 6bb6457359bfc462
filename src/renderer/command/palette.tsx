import { useMemo, useState } from 'react'
import {
  Autocomplete,
  Dialog,
  Input,
  Menu,
  MenuItem,
  Modal,
  ModalOverlay,
  SearchField,
  useFilter,
} from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import type { Command } from './command'
import { platformOf, printKeys } from './keys'
import { boundKeys, commandStore, currentCommands, showPalette } from './registry'

/** Every command that can be given now, found by a part of its name, each with its key. */
export function CommandPalette() {
  const open = useStore(commandStore, (state) => state.open === 'palette')
  const { t } = useTranslation()
  if (!open) return null
  return (
    <ModalOverlay
      isOpen
      isDismissable
      onOpenChange={(now) => !now && showPalette(null)}
      className="overlay overlay-top"
    >
      <Modal className="modal modal-palette">
        <Dialog className="dialog" aria-label={t('palette.title')}>
          <PaletteBody />
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}

function PaletteBody() {
  const { t } = useTranslation()
  const { contains } = useFilter({ sensitivity: 'base' })
  const [query, setQuery] = useState('')
  const entries = usePaletteEntries()
  const words = query.trim().split(/\s+/)
  const found = entries.filter((entry) =>
    words.every((word) => contains(`${entry.title} ${entry.group}`, word)),
  )
  return (
    <Autocomplete inputValue={query} onInputChange={setQuery}>
      <SearchField className="palette-search" aria-label={t('palette.title')} autoFocus>
        <Input className="palette-input" placeholder={t('palette.placeholder')} />
      </SearchField>
      <Menu
        className="list palette-list"
        aria-label={t('palette.title')}
        items={found}
        renderEmptyState={() => <p className="palette-none">{t('palette.none')}</p>}
      >
        {(entry) => (
          <MenuItem
            className="list-row"
            id={entry.id}
            textValue={entry.title}
            onAction={() => {
              showPalette(null)
              // The dialog gives the focus back first, so that the command finds it where it was.
              setTimeout(() => entry.command.run(), 0)
            }}
          >
            <span className="list-label">{entry.title}</span>
            <span className="list-note">{entry.group}</span>
            {entry.keys !== null && <kbd className="keys">{entry.keys}</kbd>}
          </MenuItem>
        )}
      </Menu>
    </Autocomplete>
  )
}

interface PaletteEntry {
  readonly id: string
  readonly command: Command
  readonly title: string
  readonly group: string
  readonly keys: string | null
}

function usePaletteEntries(): readonly PaletteEntry[] {
  const { i18n } = useTranslation()
  const state = useStore(commandStore)
  return useMemo(() => {
    const platform = platformOf(navigator.userAgent)
    const commands = currentCommands(state)
    const groups = [...new Set(commands.map((command) => command.group))]
    return [...commands]
      .sort((a, b) => groups.indexOf(a.group) - groups.indexOf(b.group))
      .filter((command) => command.enabled?.() ?? true)
      .map((command) => {
        const keys = boundKeys(state, command)
        return {
          command,
          id: command.id,
          title: i18n.t(command.title),
          group: i18n.t(command.group),
          keys: keys === null ? null : printKeys(keys, platform),
        }
      })
  }, [state, i18n])
}

import { useEffect, useMemo, useRef } from 'react'
import { type Command, useCommands } from '../../command'

export interface Acts {
  readonly step: (by: 1 | -1) => void
  readonly onOnly: () => void
  readonly copy: () => void
  readonly save: () => void
  readonly isDone: boolean
}

/** What can be done with a comparison, for the palette and the keys. */
export function useCompareCommands(acts: Acts): void {
  const latest = useRef(acts)
  useEffect(() => {
    latest.current = acts
  })
  const commands = useMemo<readonly Command[]>(
    () => [
      {
        id: 'compare.next',
        title: 'compare:command.next',
        group: 'compare:command.group',
        keys: 'F8',
        enabled: () => latest.current.isDone,
        run: () => latest.current.step(1),
      },
      {
        id: 'compare.previous',
        title: 'compare:command.previous',
        group: 'compare:command.group',
        keys: 'Shift-F8',
        enabled: () => latest.current.isDone,
        run: () => latest.current.step(-1),
      },
      {
        id: 'compare.only',
        title: 'compare:command.only',
        group: 'compare:command.group',
        keys: 'Alt-u',
        enabled: () => latest.current.isDone,
        run: () => latest.current.onOnly(),
      },
      {
        id: 'compare.copy',
        title: 'compare:command.copy',
        group: 'compare:command.group',
        enabled: () => latest.current.isDone,
        run: () => latest.current.copy(),
      },
      {
        id: 'compare.save',
        title: 'compare:command.save',
        group: 'compare:command.group',
        enabled: () => latest.current.isDone,
        run: () => latest.current.save(),
      },
    ],
    [],
  )
  useCommands(commands)
}

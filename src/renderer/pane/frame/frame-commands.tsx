import { useMemo } from 'react'
import { type Command, showPalette, useCommands } from '../../command'
import { goTo, libraryStore, routeStore } from '../../store'
import { deskRoute } from './desk-route'

/** The commands that work on every screen. */
export function FrameCommands() {
  const commands = useMemo<readonly Command[]>(
    () => [
      {
        id: 'app.palette',
        title: 'common:command.palette',
        group: 'common:command.group',
        keys: 'Mod-k',
        run: () => showPalette('palette'),
      },
      {
        id: 'app.keys',
        title: 'common:command.keys',
        group: 'common:command.group',
        keys: '?',
        run: () => showPalette('sheet'),
      },
      {
        id: 'go.library',
        title: 'common:command.library',
        group: 'common:command.group',
        keys: 'Alt-1',
        run: () => goTo({ screen: 'library' }),
      },
      {
        id: 'go.desk',
        title: 'common:command.desk',
        group: 'common:command.group',
        keys: 'Alt-2',
        enabled: () => currentDesk() !== null,
        run: () => {
          const route = currentDesk()
          if (route) goTo(route)
        },
      },
      {
        id: 'go.settings',
        title: 'common:command.settings',
        group: 'common:command.group',
        keys: 'Mod-,',
        run: () => goTo({ screen: 'settings' }),
      },
    ],
    [],
  )
  useCommands(commands)
  return null
}

function currentDesk(): ReturnType<typeof deskRoute> {
  return deskRoute(routeStore.getState().lastTarget, libraryStore.getState().packs)
}

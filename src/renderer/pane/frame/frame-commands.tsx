import { type Command, showPalette, useCommands } from '../../command'
import { goTo, libraryStore, routeStore } from '../../store'
import { collateRoute, deskRoute } from './desk-route'

const GROUP = 'common:command.group'

const COMMANDS: readonly Command[] = [
  {
    id: 'app.palette',
    title: 'common:command.palette',
    group: GROUP,
    keys: 'Mod-k',
    run: () => showPalette('palette'),
  },
  { id: 'app.keys', title: 'common:command.keys', group: GROUP, keys: '?', run: () => showPalette('sheet') },
  {
    id: 'go.library',
    title: 'common:command.library',
    group: GROUP,
    keys: 'Alt-1',
    run: () => goTo({ screen: 'library' }),
  },
  {
    id: 'go.desk',
    title: 'common:command.desk',
    group: GROUP,
    keys: 'Alt-2',
    enabled: () => currentDesk() !== null,
    run: () => {
      const route = currentDesk()
      if (route) goTo(route)
    },
  },
  {
    id: 'go.collate',
    title: 'common:command.collate',
    group: GROUP,
    keys: 'Alt-3',
    run: () => goTo(collateRoute(routeStore.getState().lastCollated)),
  },
  {
    id: 'go.adjudicate',
    title: 'common:command.adjudicate',
    group: GROUP,
    keys: 'Alt-4',
    run: () => goTo({ screen: 'adjudicate' }),
  },
  {
    id: 'go.register',
    title: 'common:command.register',
    group: GROUP,
    keys: 'Alt-5',
    run: () => goTo({ screen: 'register' }),
  },
  {
    id: 'go.compare',
    title: 'common:command.compare',
    group: GROUP,
    keys: 'Alt-6',
    run: () => goTo({ screen: 'compare' }),
  },
  {
    id: 'go.settings',
    title: 'common:command.settings',
    group: GROUP,
    keys: 'Mod-,',
    run: () => goTo({ screen: 'settings' }),
  },
]

/** The commands that work on every screen. */
export function FrameCommands() {
  useCommands(COMMANDS)
  return null
}

function currentDesk(): ReturnType<typeof deskRoute> {
  return deskRoute(routeStore.getState().lastTarget, libraryStore.getState().packs)
}

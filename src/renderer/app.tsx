import { Suspense, lazy, useEffect } from 'react'
import { I18nProvider } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { listen, watchReach } from './api'
import { CommandPalette, KeySheet, listenToKeys, rebindKeys } from './command'
import { Banners } from './pane/frame/banners'
import { FrameCommands } from './pane/frame/frame-commands'
import { Rail } from './pane/frame/rail'
import { StartFailure } from './pane/frame/start-failure'
import { ImportHost } from './pane/import'
import { Library } from './pane/library'
import { AskName } from './pane/person'
import { Settings } from './pane/settings'
import { followAppearance } from './pane/settings/appearance'
import {
  appStore,
  followHistory,
  goTo,
  importStore,
  libraryStore,
  registerStore,
  useApp,
  useRoute,
} from './store'
import { ToastRegion } from './ui'

/** The whole window. */
export function App() {
  const { i18n } = useTranslation()
  const started = useApp((state) => state.view !== null)
  useEffect(wireWindow, [])
  return (
    <I18nProvider locale={i18n.language}>
      {started ? <Frame /> : <StartFailure />}
      <ToastRegion />
    </I18nProvider>
  )
}

function Frame() {
  const named = useApp((state) => state.view?.person !== null)
  return (
    <ImportHost>
      <div className="frame">
        <Banners />
        <Rail />
        <CurrentScreen />
      </div>
      <FrameCommands />
      <CommandPalette />
      <KeySheet />
      {!named && <AskName />}
    </ImportHost>
  )
}

// The editor is most of the program: the library shows before it has come, and fetches it meanwhile.
const openDesk = () => import('./pane/desk')
const Desk = lazy(async () => ({ default: (await openDesk()).Desk }))

const Adjudicate = lazy(async () => ({ default: (await import('./pane/adjudicate')).Adjudicate }))
const Collate = lazy(async () => ({ default: (await import('./pane/collate')).Collate }))
const Disposition = lazy(async () => ({ default: (await import('./pane/disposition')).Disposition }))
const CompareScreen = lazy(async () => ({ default: (await import('./pane/compare')).CompareScreen }))
const RegisterScreen = lazy(async () => ({ default: (await import('./pane/register')).RegisterScreen }))

function Opening() {
  const { t } = useTranslation('desk')
  return (
    <p className="opening" role="status">
      {t('opening')}
    </p>
  )
}

function CurrentScreen() {
  const route = useRoute((state) => state.route)
  switch (route.screen) {
    case 'library':
      return <Library />
    case 'desk':
      return (
        <Suspense fallback={<Opening />}>
          <Desk
            key={JSON.stringify(route.target)}
            target={route.target}
            onLeave={() => goTo({ screen: 'library' })}
          />
        </Suspense>
      )
    case 'collate':
      return (
        <Suspense fallback={<Opening />}>
          <Collate target={route.target} />
        </Suspense>
      )
    case 'adjudicate':
      return (
        <Suspense fallback={<Opening />}>
          <Adjudicate target={route.target ?? {}} />
        </Suspense>
      )
    case 'disposition':
      return (
        <Suspense fallback={<Opening />}>
          <Disposition target={route.target} />
        </Suspense>
      )
    case 'register':
      return (
        <Suspense fallback={<Opening />}>
          <RegisterScreen />
        </Suspense>
      )
    case 'compare':
      return (
        <Suspense fallback={<Opening />}>
          <CompareScreen key={JSON.stringify(route)} before={route.before} after={route.after} />
        </Suspense>
      )
    case 'settings':
      return <Settings />
  }
}

function wireWindow(): () => void {
  const stops = [
    followHistory(),
    listenToKeys(window),
    followAppearance(appStore),
    appStore.subscribe(({ view }) => rebindKeys(view?.settings.keys ?? {})),
    watchReach(appStore.setReach),
    listen((event) => {
      appStore.hear(event)
      libraryStore.hear(event)
      importStore.hear(event)
      registerStore.hear(event)
    }),
  ]
  rebindKeys(appStore.getState().view?.settings.keys ?? {})
  void libraryStore.load().then(openDesk)
  return () => stops.forEach((stop) => stop())
}

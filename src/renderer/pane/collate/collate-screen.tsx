import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { routeStore } from '../../store'
import { useOpen } from '../../store/collation-window'
import { Button, Screen } from '../../ui'
import { useDrops } from '../import'
import { Announcer } from './announcer'
import { bring } from './bring'
import { useCollateCommands } from './commands'
import { Dialogs } from './dialogs'
import { isUndecided } from './filter'
import { FilterBar } from './filter-bar'
import { CollateHeading, CollateStatus, CollateTools } from './header'
import { MatterList } from './matter-list'
import { MatterPane } from './matter-pane'
import { NothingYet } from './nothing-yet'
import { shownNow } from './shown'
import { SidePanel } from './side-panel'
import { StageBar } from './stage-bar'
import { resetView, select, setView, useView, viewStore } from './view'

/** The decision making on one text. */
export function CollateScreen() {
  const { t } = useTranslation('collate')
  const search = useRef<HTMLInputElement>(null)
  const title = useOpen((open) => open.head.title)
  const reviews = useOpen((open) => open.folded.heads.length)
  useCollateCommands(search)
  useDrops(bring)
  useFirstMatter()
  return (
    <Screen
      name={t('screenName', { title })}
      heading={<CollateHeading />}
      tools={<CollateTools />}
      status={<CollateStatus />}
    >
      <div className="collate">
        <StageBar />
        {reviews === 0 ? (
          <NothingYet />
        ) : (
          <div className="collate-columns">
            <nav className="collate-list" aria-label={t('list.name')}>
              <FilterBar search={search} />
              <MatterList />
              <TickedBar />
            </nav>
            <MatterPane />
            <SidePanel />
          </div>
        )}
      </div>
      <Dialogs />
      <Announcer />
    </Screen>
  )
}

/** Begins with what is first to decide; what is gone from the collation is let go of. */
function useFirstMatter(): void {
  const id = useOpen((open) => open.head.id)
  const matters = useOpen((open) => open.matters)
  const filter = useView((view) => view.filter)
  useEffect(() => {
    resetView()
    const { route } = routeStore.getState()
    if (route.screen === 'collate' && route.matter !== undefined) select(route.matter, 'matter')
  }, [id])
  useEffect(() => {
    const { current } = viewStore.getState()
    const isThere =
      current !== null && (current.startsWith('clause:') || matters.some((one) => one.id === current))
    if (!isThere) select((matters.find(isUndecided) ?? matters[0])?.id ?? null, 'stay')
  }, [matters])
  useEffect(() => {
    const { current } = viewStore.getState()
    const shown = shownNow().matters
    // A narrower list shows what is in it; a decision that takes the matter out of the list does not move on.
    if (!shown.some((one) => one.id === current))
      select((shown.find(isUndecided) ?? shown[0])?.id ?? current, 'stay')
  }, [filter])
}

/** What can be done with the matters that are ticked. */
function TickedBar() {
  const { t } = useTranslation('collate')
  const count = useView((view) => view.ticked.size)
  if (count === 0) return null
  return (
    <div className="ticked-bar" role="status">
      <span>{t('bulk.ticked', { count })}</span>
      <Button look="primary" onPress={() => setView({ dialog: 'bulk' })}>
        {t('bulk.decide')}
      </Button>
      <Button look="quiet" onPress={() => setView({ ticked: new Set() })}>
        {t('bulk.none')}
      </Button>
    </div>
  )
}

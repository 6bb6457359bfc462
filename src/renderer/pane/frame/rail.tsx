import { Button } from 'react-aria-components'
import {
  BookOpen,
  ClipboardList,
  Gavel,
  GitCompareArrows,
  GitMerge,
  LibraryBig,
  type LucideIcon,
  Settings,
} from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Hint } from '../../ui'
import { useKeysOf } from '../../command'
import { goTo, type Route, useLibrary, useRoute } from '../../store'
import { collateRoute, deskRoute } from './desk-route'

/** The way between screens. It lists only what there is to go to. */
export function Rail() {
  const { t } = useTranslation()
  const screen = useRoute((state) => state.route.screen)
  const lastTarget = useRoute((state) => state.lastTarget)
  const lastCollated = useRoute((state) => state.lastCollated)
  const packs = useLibrary((state) => state.packs)
  const desk = deskRoute(lastTarget, packs)
  const entry = (route: Route, icon: LucideIcon, label: string) => (
    <RailButton route={route} icon={icon} label={label} current={screen === route.screen} />
  )
  return (
    <nav className="rail" aria-label={t('rail.name')}>
      {entry({ screen: 'library' }, LibraryBig, t('rail.library'))}
      {desk && entry(desk, BookOpen, t('rail.desk'))}
      {entry(collateRoute(lastCollated), GitMerge, t('rail.collate'))}
      {entry({ screen: 'adjudicate' }, Gavel, t('rail.adjudicate'))}
      {entry({ screen: 'register' }, ClipboardList, t('rail.register'))}
      {entry({ screen: 'compare' }, GitCompareArrows, t('rail.compare'))}
      <span className="rail-gap" />
      {entry({ screen: 'settings' }, Settings, t('rail.settings'))}
    </nav>
  )
}

interface RailButtonProps {
  readonly route: Route
  readonly icon: LucideIcon
  readonly label: string
  readonly current: boolean
}

function RailButton({ route, icon: Icon, label, current }: RailButtonProps) {
  const keys = useKeysOf(`go.${route.screen}`)
  return (
    <Hint label={label} {...(keys === undefined ? {} : { keys })}>
      <Button
        className="rail-button"
        data-label={label}
        onPress={() => goTo(route)}
        {...(current ? { 'aria-current': 'page' as const } : {})}
      >
        <Icon aria-hidden size={20} strokeWidth={1.75} />
        {label}
      </Button>
    </Hint>
  )
}

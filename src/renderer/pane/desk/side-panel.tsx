import { ListTree, MessagesSquare, PencilLine, X } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Panel } from '../../store/desk'
import { IconButton } from '../../ui'
import { ThreadPanel } from '../thread'
import { ChangePanel } from './change-panel'
import { useDesk, useDeskParts } from './context'
import { Outline } from './outline'
import { PanelEdge } from './panel-edge'
import { usePanelWidth } from './panel-width'

const panels = [
  { id: 'outline', icon: ListTree },
  { id: 'changes', icon: PencilLine },
  { id: 'threads', icon: MessagesSquare },
] as const

/** What can be listed of the document, folded away until it is asked for. */
export function SidePanel() {
  const { t } = useTranslation('desk')
  const { session } = useDeskParts()
  const panel = useDesk((state) => state.panel)
  const kept = usePanelWidth()
  const [dragged, setDragged] = useState<number | null>(null)
  const width = dragged ?? kept
  const toggle = (id: Panel): void => session.desk.show({ panel: panel === id ? null : id })
  return (
    <>
      <nav className="panel-rail" aria-label={t('panel.rail')}>
        {panels.map(({ id, icon }) => (
          <IconButton
            key={id}
            icon={icon}
            label={t(`panel.${id}`)}
            pressed={panel === id}
            onPress={() => toggle(id)}
          />
        ))}
      </nav>
      {panel && (
        <aside className="panel" aria-label={t(`panel.${panel}`)} style={{ inlineSize: width }}>
          <header className="panel-head">
            <h2>{t(`panel.${panel}`)}</h2>
            <IconButton size="small" icon={X} label={t('panel.close')} onPress={() => toggle(panel)} />
          </header>
          {panel === 'outline' && <Outline />}
          {panel === 'changes' && <ChangePanel />}
          {panel === 'threads' && <ThreadPanel />}
          <PanelEdge width={width} onWidth={setDragged} />
        </aside>
      )}
    </>
  )
}

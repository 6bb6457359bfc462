import { ListTree, MailCheck, MessagesSquare, PencilLine, X } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Panel } from '../../store/desk'
import { IconButton } from '../../ui'
import { ReceiptPanel, useReceipts, useUnread } from '../receipt'
import { NeedsButton } from '../rebase/needs-button'
import { NeedsPanel } from '../rebase/needs-panel'
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
  const named = { receipt: t('receipt:panel'), needs: t('rebase:needs.title') }
  const title = panel && (panel === 'receipt' || panel === 'needs' ? named[panel] : t(`panel.${panel}`))
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
        <NeedsButton />
        <ReceiptButton pressed={panel === 'receipt'} onPress={() => toggle('receipt')} />
      </nav>
      {panel && title !== null && (
        <aside className="panel" aria-label={title} style={{ inlineSize: width }}>
          <header className="panel-head">
            <h2>{title}</h2>
            <IconButton size="small" icon={X} label={t('panel.close')} onPress={() => toggle(panel)} />
          </header>
          {panel === 'outline' && <Outline />}
          {panel === 'changes' && <ChangePanel />}
          {panel === 'threads' && <ThreadPanel />}
          {panel === 'needs' && <NeedsPanel />}
          {panel === 'receipt' && <ReceiptPanel />}
          <PanelEdge width={width} onWidth={setDragged} />
        </aside>
      )}
    </>
  )
}

/** Opens the answers to the review; it is there once a receipt has come, and marked until it was looked at. */
function ReceiptButton({ pressed, onPress }: { readonly pressed: boolean; readonly onPress: () => void }) {
  const { t } = useTranslation('receipt')
  const { opened } = useDeskParts()
  const [newest] = useReceipts()
  const unread = useUnread(opened.review.head.id, newest?.issuedAt)
  if (!newest) return null
  return (
    <span className={unread ? 'receipt-button receipt-unread' : 'receipt-button'}>
      <IconButton
        icon={MailCheck}
        label={t(unread ? 'unread' : 'panel')}
        pressed={pressed}
        onPress={onPress}
      />
    </span>
  )
}

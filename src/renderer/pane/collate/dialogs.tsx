import { useMemo } from 'react'
import { useApp } from '../../store'
import { useMatter, useOpen } from '../../store/collation-window'
import { packetNotice } from '../adjudicate/packet'
import { PacketDialog } from '../adjudicate/packet-dialog'
import { AgreedDialog } from './agreed-dialog'
import { AskDialog } from './ask-dialog'
import { BulkDialog } from './bulk-dialog'
import { GatherDialog } from './gather-dialog'
import { ImportDialog } from './import-dialog'
import { PendingDialog } from './pending-dialog'
import { PublishDialog } from './publish-dialog'
import { ReferDialog } from './refer-dialog'
import { SnapshotDialog } from './snapshot-dialog'
import { setView, useView } from './view'

/** The question that is open, if one is. */
export function Dialogs() {
  const dialog = useView((view) => view.dialog)
  const pending = useView((view) => view.pending)
  const matter = useMatter(useView((view) => view.current))
  const close = () => setView({ dialog: null })
  return (
    <>
      <ImportDialog />
      {pending && <PendingDialog pending={pending} />}
      {dialog === 'agreed' && <AgreedDialog onClose={close} />}
      {dialog === 'bulk' && <BulkDialog onClose={close} />}
      {dialog === 'ask' && matter && <AskDialog matter={matter} onClose={close} />}
      {dialog === 'refer' && matter && <ReferDialog matter={matter} onClose={close} />}
      {dialog === 'gather' && <GatherDialog onClose={close} />}
      {dialog === 'snapshot' && <SnapshotDialog onClose={close} />}
      {dialog === 'export' && <ExportDialog onClose={close} />}
      {dialog === 'publish' && <PublishDialog onClose={close} />}
    </>
  )
}

function ExportDialog({ onClose }: { readonly onClose: () => void }) {
  const log = useOpen((open) => open.log)
  const me = useApp((state) => state.view?.person?.name ?? '')
  const notice = useMemo(() => packetNotice(log, me), [log, me])
  return notice && <PacketDialog notice={notice} onClose={onClose} />
}

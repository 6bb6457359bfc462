import { FileDown, FileUp, PencilRuler } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Matter } from '../../../core/collation'
import { useApp } from '../../store'
import { useOpen } from '../../store/collation-window'
import { Button } from '../../ui'
import { bringFiles } from '../collate/bring'
import { ImportDialog } from '../collate/import-dialog'
import { exportPacket } from './acts'
import { type PacketNotice, packetNotice } from './packet'
import { PacketDialog } from './packet-dialog'
import { showMatter } from './show-matter'

/** The way of a dispute to its parties and back, and to the place in the collation. */
export function DisputeTools({ matter }: { readonly matter: Matter | null }) {
  const { t } = useTranslation('adjudicate')
  const canWrite = useApp((state) => state.view?.access.mode === 'write')
  const me = useApp((state) => state.view?.person?.name ?? '')
  const log = useOpen((open) => open.log)
  const [notice, setNotice] = useState<PacketNotice | null>(null)
  const give = () => {
    const found = packetNotice(log, me)
    setNotice(found)
    if (!found) void exportPacket('parties')
  }
  return (
    <div className="button-row">
      <Button icon={FileDown} onPress={give}>
        {t('packet.export')}
      </Button>
      <Button icon={FileUp} isDisabled={!canWrite} onPress={bringFiles}>
        {t('packet.bring')}
      </Button>
      {matter && (
        <Button icon={PencilRuler} onPress={() => showMatter(matter.id)}>
          {t('packet.show')}
        </Button>
      )}
      <ImportDialog />
      {notice && <PacketDialog notice={notice} onClose={() => setNotice(null)} />}
    </div>
  )
}

import { FileDown, FileUp, PencilRuler } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Matter } from '../../../core/collation'
import { useApp } from '../../store'
import { Button } from '../../ui'
import { bringFiles } from '../collate/bring'
import { ImportDialog } from '../collate/import-dialog'
import { exportPacket } from './acts'
import { showMatter } from './show-matter'

/** The way of a dispute to its parties and back, and to the place in the collation. */
export function DisputeTools({ matter }: { readonly matter: Matter | null }) {
  const { t } = useTranslation('adjudicate')
  const canWrite = useApp((state) => state.view?.access.mode === 'write')
  return (
    <div className="button-row">
      <Button icon={FileDown} onPress={() => void exportPacket()}>
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
    </div>
  )
}

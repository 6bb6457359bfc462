import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button, Dialog } from '../../ui'
import { exportPacket } from './acts'
import { Choices } from './choices'
import type { Audience, PacketNotice } from './packet'
import '../../style/adjudicate.css'

interface PacketDialogProps {
  readonly notice: PacketNotice
  readonly onClose: () => void
}

/** Asks for whom a copy of the collation is, and says what can be read in it all the same. */
export function PacketDialog({ notice: { blind, names, likely }, onClose }: PacketDialogProps) {
  const { t } = useTranslation('adjudicate')
  const { t: tc } = useTranslation()
  const [audience, setAudience] = useState<Audience>(likely)
  const give = () => {
    onClose()
    void exportPacket(audience)
  }
  const choices = (['parties', 'all'] as const).map((id) => ({
    id,
    label: t(`packet.for.${id}`),
    note: t(`packet.note.${id}`),
  }))
  return (
    <Dialog
      title={t('packet.title')}
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{tc('cancel')}</Button>
          <Button look="primary" onPress={give}>
            {t('packet.give')}
          </Button>
        </>
      }
    >
      <Choices
        label={t('packet.who')}
        choices={choices}
        value={audience}
        onChange={(id) => setAudience(id === 'parties' ? 'parties' : 'all')}
      />
      <div role="status">
        {blind > 0 && <p>{t(`packet.blind.${audience}`, { count: blind })}</p>}
        {names === 'hidden' && <p>{t('packet.names')}</p>}
      </div>
    </Dialog>
  )
}

import i18next from 'i18next'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button, Dialog, TextField } from '../../ui'
import { save } from './acts'
import { say } from './view'

/** Keeps the decisions as they are under a name, to come back to. */
export function SnapshotDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation('collate')
  const { t: tc } = useTranslation()
  const [name, setName] = useState('')
  const keep = () => {
    onClose()
    void save([{ kind: 'snapshot', name: name.trim() }]).then(
      (done) => done && say(i18next.t('collate:said.snapshot', { name: name.trim() })),
    )
  }
  return (
    <Dialog
      title={t('snapshot.title')}
      size="small"
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{tc('cancel')}</Button>
          <Button look="primary" isDisabled={name.trim() === ''} onPress={keep}>
            {t('snapshot.enter')}
          </Button>
        </>
      }
    >
      <p>{t('snapshot.text')}</p>
      <TextField label={t('snapshot.name')} value={name} onChange={setName} maxLength={120} autoFocus />
    </Dialog>
  )
}

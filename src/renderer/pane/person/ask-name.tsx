import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { tellError } from '../../refusal'
import { appStore } from '../../store'
import { Button, Dialog, TextField } from '../../ui'

/** Asks once under which name this person's suggestions and comments are to be seen. */
export function AskName() {
  const { t } = useTranslation()
  const [name, setName] = useState('')
  const [market, setMarket] = useState('')
  const [saving, setSaving] = useState(false)
  const ready = name.trim() !== ''
  const save = (event: FormEvent) => {
    event.preventDefault()
    if (!ready || saving) return
    setSaving(true)
    void appStore
      .savePerson(name.trim(), market.trim())
      .catch(tellError)
      .finally(() => setSaving(false))
  }
  return (
    <Dialog
      title={t('askName.title')}
      size="small"
      closing="fixed"
      onClose={() => undefined}
      actions={
        <Button look="primary" type="submit" form="ask-name" isDisabled={!ready || saving}>
          {t('askName.save')}
        </Button>
      }
    >
      <form id="ask-name" className="ask-name" onSubmit={save}>
        <p>{t('askName.text')}</p>
        <TextField
          label={t('askName.label')}
          value={name}
          onChange={setName}
          maxLength={120}
          autoFocus
          autoComplete="name"
        />
        <TextField label={t('askName.market')} value={market} onChange={setMarket} maxLength={60} />
      </form>
    </Dialog>
  )
}

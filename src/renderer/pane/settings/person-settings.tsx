import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { tellError } from '../../refusal'
import { appStore, useApp } from '../../store'
import { Button, showToast, TextField } from '../../ui'
import { SettingsPart } from './settings-part'

/** Under which name a person works, and for which market they speak. */
export function PersonSettings() {
  const { t } = useTranslation()
  const saved = {
    name: useApp((state) => state.view?.person?.name ?? ''),
    market: useApp((state) => state.view?.person?.market ?? ''),
  }
  const [draft, setDraft] = useState<{ readonly name?: string; readonly market?: string }>({})
  const { name, market } = { ...saved, ...draft }
  const isReady = name.trim() !== '' && (name.trim() !== saved.name || market.trim() !== saved.market)
  const save = (event: FormEvent) => {
    event.preventDefault()
    if (!isReady) return
    appStore
      .savePerson(name.trim(), market.trim())
      .then(() => {
        setDraft({})
        showToast({ tone: 'good', title: t('settings.person.saved') })
      })
      .catch(tellError)
  }
  return (
    <SettingsPart title={t('settings.person.title')}>
      <form className="settings-line" onSubmit={save}>
        <TextField
          label={t('settings.person.label')}
          hint={t('settings.person.hint')}
          value={name}
          onChange={(value) => setDraft({ ...draft, name: value })}
          maxLength={120}
          autoComplete="name"
        />
        <TextField
          label={t('settings.person.market')}
          hint={t('settings.person.marketHint')}
          value={market}
          onChange={(value) => setDraft({ ...draft, market: value })}
          maxLength={60}
        />
        {isReady && (
          <Button type="submit" look="primary">
            {t('settings.person.save')}
          </Button>
        )}
      </form>
    </SettingsPart>
  )
}

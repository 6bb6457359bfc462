import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { tellError } from '../../refusal'
import { appStore, useApp } from '../../store'
import { Button, Screen, showToast, TextField } from '../../ui'
import { KeySettings } from './key-settings'
import { LanguageSettings } from './language-settings'
import { LookSettings } from './look-settings'
import { SettingsPart } from './settings-part'

/** What a person can set: name, language, appearance, keys. Every choice holds at once. */
export function Settings() {
  const { t } = useTranslation()
  return (
    <Screen name={t('settings.title')} heading={<h1>{t('settings.title')}</h1>}>
      <div className="settings">
        <PersonSettings />
        <LanguageSettings />
        <LookSettings />
        <KeySettings />
        <About />
      </div>
    </Screen>
  )
}

function PersonSettings() {
  const { t } = useTranslation()
  const saved = useApp((state) => state.view?.person?.name ?? '')
  const [draft, setDraft] = useState<string | null>(null)
  const name = draft ?? saved
  const isReady = name.trim() !== '' && name.trim() !== saved
  const save = (event: FormEvent) => {
    event.preventDefault()
    if (!isReady) return
    appStore
      .savePerson(name.trim())
      .then(() => {
        setDraft(null)
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
          onChange={setDraft}
          maxLength={120}
          autoComplete="name"
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

function About() {
  const { t } = useTranslation()
  const version = useApp((state) => state.view?.version)
  const host = useApp((state) => state.view?.host)
  if (version === undefined || host === undefined) return null
  return (
    <SettingsPart title={t('settings.about.title')}>
      <p>{t('settings.about.version', { version })}</p>
      <p className="field-hint">
        {t(host === 'electron' ? 'settings.about.electron' : 'settings.about.browser')}
      </p>
    </SettingsPart>
  )
}

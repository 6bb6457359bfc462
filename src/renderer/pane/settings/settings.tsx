import { useTranslation } from 'react-i18next'
import { useApp } from '../../store'
import { Screen } from '../../ui'
import { KeySettings } from './key-settings'
import { LanguageSettings } from './language-settings'
import { LookSettings } from './look-settings'
import { PersonSettings } from './person-settings'
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

import { useTranslation } from 'react-i18next'
import { uiLocales, switchUiLocale } from '../../i18n'
import { localeName, ownLocaleName } from '../../locale-name'
import { tellError } from '../../refusal'
import { appStore, useApp } from '../../store'
import { type Option, Select } from '../../ui'
import { SettingsPart } from './settings-part'

const SYSTEM = 'system'

/** The language of menus and messages. */
export function LanguageSettings() {
  const { t, i18n } = useTranslation()
  const saved = useApp((state) => state.view?.settings.uiLocale) ?? ''
  const tags = saved === '' || uiLocales.includes(saved) ? uiLocales : [...uiLocales, saved]
  const options: readonly Option[] = [
    { id: SYSTEM, label: t('settings.language.system') },
    ...tags.map((id) => ({ id, label: ownLocaleName(id), lang: id, note: localeName(id, i18n.language) })),
  ]
  const choose = (id: string) => {
    const uiLocale = id === SYSTEM ? '' : id
    switchUiLocale(uiLocale)
      .then(() => appStore.saveSettings({ uiLocale }))
      .catch(tellError)
  }
  return (
    <SettingsPart title={t('settings.language.title')}>
      <Select
        label={t('settings.language.label')}
        options={options}
        value={saved === '' ? SYSTEM : saved}
        onChange={choose}
      />
      <p className="field-hint">{t('settings.language.hint')}</p>
    </SettingsPart>
  )
}

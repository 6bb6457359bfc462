import { AArrowDown, AArrowUp } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { tellError } from '../../refusal'
import { appStore, useApp } from '../../store'
import { IconButton, Select } from '../../ui'
import { DEFAULT_TEXT_SIZE } from './appearance'
import { SettingsPart } from './settings-part'

const THEMES = ['system', 'light', 'dark', 'contrast'] as const
const SMALLEST = 12
const LARGEST = 32

/** Colours, and the size of the text under review. */
export function LookSettings() {
  const { t } = useTranslation()
  const theme = useApp((state) => state.view?.settings.theme) ?? 'system'
  return (
    <SettingsPart title={t('settings.look.title')}>
      <Select
        label={t('settings.look.theme')}
        options={THEMES.map((id) => ({ id, label: t(`settings.look.${id}`) }))}
        value={theme}
        onChange={(next) => void appStore.saveSettings({ theme: next }).catch(tellError)}
      />
      <TextSize />
    </SettingsPart>
  )
}

function TextSize() {
  const { t } = useTranslation()
  const size = useApp((state) => state.view?.settings.textSize) ?? DEFAULT_TEXT_SIZE
  const set = (textSize: number) => void appStore.saveSettings({ textSize }).catch(tellError)
  return (
    <fieldset className="text-size">
      <legend className="field-label">{t('settings.look.textSize')}</legend>
      <div className="settings-line">
        <IconButton
          icon={AArrowDown}
          label={t('settings.look.smaller')}
          isDisabled={size <= SMALLEST}
          onPress={() => set(size - 1)}
        />
        <output aria-live="polite">{t('settings.look.textSizeValue', { size })}</output>
        <IconButton
          icon={AArrowUp}
          label={t('settings.look.larger')}
          isDisabled={size >= LARGEST}
          onPress={() => set(size + 1)}
        />
      </div>
      <p className="text-size-sample">{t('settings.look.sample')}</p>
    </fieldset>
  )
}

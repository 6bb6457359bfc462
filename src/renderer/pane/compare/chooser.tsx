import { ArrowLeftRight } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { localeName } from '../../locale-name'
import { IconButton, type Option, Select } from '../../ui'
import { type Chosen, type Subject, type TextOption, chooseIn, inLocale } from './choice'

interface ChooserProps {
  readonly subjects: readonly Subject[]
  readonly chosen: Chosen
  readonly onChoose: (chosen: Chosen) => void
}

/** Which document, which language, and which two texts of it. */
export function Chooser({ subjects, chosen, onChoose }: ChooserProps) {
  const { t, i18n } = useTranslation('compare')
  const nameOf = useTextName()
  const { subject, locale, options, before, after } = chosen
  const choose = (next: Chosen | null) => next && onChoose(next)
  const texts = options.map((option): Option => ({ id: option.id, label: nameOf(option) }))
  const pick = (side: 'before' | 'after') => (id: string) => {
    const option = options.find((one) => one.id === id)
    if (option) onChoose({ ...chosen, [side]: option })
  }
  return (
    <form className="compare-choice" aria-label={t('choice')} onSubmit={(event) => event.preventDefault()}>
      <Select
        label={t('document')}
        options={subjects.map(({ id, title }) => ({ id, label: title }))}
        value={subject.id}
        onChange={(id) => {
          const next = subjects.find((one) => one.id === id)
          const same = next?.locales.includes(locale) ? locale : next?.locales[0]
          if (next && same !== undefined) choose(chooseIn(next, same, {}))
        }}
      />
      <Select
        label={t('language')}
        options={subject.locales.map((id) => ({ id, label: localeName(id, i18n.language) }))}
        value={locale}
        onChange={(id) => choose(inLocale(chosen, id))}
      />
      <Select label={t('before')} options={texts} value={before.id} onChange={pick('before')} />
      <IconButton
        icon={ArrowLeftRight}
        label={t('swap')}
        onPress={() => onChoose({ ...chosen, before: after, after: before })}
      />
      <Select label={t('after')} options={texts} value={after.id} onChange={pick('after')} />
    </form>
  )
}

/** How a text that can be compared is called. */
export function useTextName(): (option: TextOption) => string {
  const { t } = useTranslation('compare')
  return ({ version, reviewer }) =>
    reviewer === undefined ? t('text.version', { version }) : t('text.review', { version, name: reviewer })
}

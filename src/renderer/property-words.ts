import i18next from 'i18next'

/** A property's change in plain words, e.g. `Kind of paragraph: heading 2 → heading 3`. */
export function propertyChange(key: string, was: unknown, value: unknown): string {
  return i18next.t('desk:property.change', {
    key: i18next.t(`desk:property.key.${key}`, { defaultValue: key }),
    was: propertyWords(key, was),
    value: propertyWords(key, value),
  })
}

/** What a property is to be, e.g. `Kind of paragraph: heading 3`. */
export function propertyWish(key: string, value: unknown): string {
  return i18next.t('receipt:property', {
    key: i18next.t(`desk:property.key.${key}`, { defaultValue: key }),
    value: propertyWords(key, value),
  })
}

function propertyWords(key: string, value: unknown): string {
  if (value === null || value === undefined || value === false) return i18next.t('desk:property.none')
  if (value === true) return i18next.t('desk:property.yes')
  if (typeof value === 'object') {
    const { name, level } = value as { name?: string; level?: number }
    if (name) return i18next.t(`desk:property.block.${name}`, { level, defaultValue: name })
    const { href } = value as { href?: string }
    return href ?? i18next.t('desk:property.yes')
  }
  const text = String(value as string | number)
  return key === 'list' ? i18next.t(`desk:property.list.${text}`, { defaultValue: text }) : text
}

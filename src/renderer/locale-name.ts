const names = new Map<string, Intl.DisplayNames>()

/** Name of a locale in another language, e.g. `German (Austria)`; the tag itself where there is none. */
export function localeName(locale: string, inLocale: string): string {
  try {
    return displayNames(inLocale).of(locale) ?? locale
  } catch {
    return locale
  }
}

/** Name of a locale in its own language, e.g. `Deutsch`. */
export function ownLocaleName(locale: string): string {
  return localeName(locale, locale)
}

function displayNames(locale: string): Intl.DisplayNames {
  const known = names.get(locale)
  if (known) return known
  const made = new Intl.DisplayNames([locale, 'en'], { type: 'language', languageDisplay: 'standard' })
  names.set(locale, made)
  return made
}

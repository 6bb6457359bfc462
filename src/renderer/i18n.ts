import i18next, { type i18n, type Resource } from 'i18next'
import { initReactI18next } from 'react-i18next'
import { isolated } from './isolate'

const FALLBACK = 'en'
const files = import.meta.glob<Record<string, unknown>>('../../resources/locales/*/*.json', {
  eager: true,
  import: 'default',
})

/** Every interface language there are strings for, as BCP 47 tags; English first. */
export const uiLocales: readonly string[] = [
  ...new Set(Object.keys(files).map((path) => place(path).locale)),
].sort((a, b) => Number(b === FALLBACK) - Number(a === FALLBACK) || a.localeCompare(b))

/** Starts i18next with all strings in memory. `wanted` is the saved choice; without one the system's is taken. */
export async function startI18n(wanted: string | undefined): Promise<i18n> {
  await i18next.use(initReactI18next).init({
    lng: bestUiLocale(wanted, navigator.languages),
    fallbackLng: FALLBACK,
    ns: ['common', 'problem', 'library', 'desk'],
    defaultNS: 'common',
    resources: resources(),
    // React escapes what it shows. What is left to do for a value is to keep its direction to itself.
    interpolation: { escape: (value: string) => isolated(value, directionOf(i18next.language)) },
    returnNull: false,
  })
  showUiLocale(i18next.language)
  i18next.on('languageChanged', showUiLocale)
  return i18next
}

/** Switches the language of the interface at once, and the direction with it. */
export async function switchUiLocale(wanted: string | undefined): Promise<void> {
  await i18next.changeLanguage(bestUiLocale(wanted, navigator.languages))
}

/** The saved choice when there is one (strings that lack fall back to English), else the system's best match. */
export function bestUiLocale(wanted: string | undefined, system: readonly string[]): string {
  if (wanted !== undefined && wanted !== '') return wanted
  for (const tag of system) {
    const language = tag.split('-')[0] ?? tag
    const match = uiLocales.find((ui) => ui === tag) ?? uiLocales.find((ui) => ui === language)
    if (match !== undefined) return match
  }
  return FALLBACK
}

/** Direction of a language's own script. */
export function directionOf(locale: string): 'ltr' | 'rtl' {
  const script = new Intl.Locale(locale).maximize().script ?? 'Latn'
  return RTL_SCRIPTS.has(script) ? 'rtl' : 'ltr'
}

const RTL_SCRIPTS = new Set(['Arab', 'Hebr', 'Thaa', 'Syrc', 'Nkoo', 'Adlm', 'Rohg', 'Mand', 'Samr'])

function showUiLocale(locale: string): void {
  document.documentElement.lang = locale
  document.documentElement.dir = directionOf(locale)
}

function resources(): Resource {
  const found: Record<string, Record<string, Record<string, unknown>>> = {}
  for (const [path, strings] of Object.entries(files)) {
    const { locale, namespace } = place(path)
    found[locale] = { ...found[locale], [namespace]: strings }
  }
  return found as Resource
}

function place(path: string): { locale: string; namespace: string } {
  const [file = '', locale = FALLBACK] = path.split('/').reverse()
  return { locale, namespace: file.replace(/\.json$/, '') }
}

import i18next, { type i18n } from 'i18next'
import { initReactI18next } from 'react-i18next'
import { isolated } from './isolate'

const FALLBACK = 'en'
type Strings = Record<string, unknown>

// English is always there, for what another language lacks. Every other language is fetched when it is wanted.
const english = import.meta.glob<Strings>(
  ['../../resources/locales/en/*.json', '!../../resources/locales/*/report.json'],
  { eager: true, import: 'default' },
)
const others = import.meta.glob<Strings>(
  [
    '../../resources/locales/*/*.json',
    '!../../resources/locales/en/*.json',
    '!../../resources/locales/*/report.json',
  ],
  { import: 'default' },
)

/** Every interface language there are strings for, as BCP 47 tags; English first. */
export const uiLocales: readonly string[] = [
  FALLBACK,
  ...[...new Set(Object.keys(others).map((path) => place(path).locale))].sort((a, b) => a.localeCompare(b)),
]

/** Starts i18next with the strings of the language wanted. `wanted` is the saved choice; without one the system's is taken. */
export async function startI18n(wanted: string | undefined): Promise<i18n> {
  const lng = bestUiLocale(wanted, navigator.languages)
  await i18next.use(initReactI18next).init({
    lng,
    fallbackLng: FALLBACK,
    ns: [
      'common',
      'problem',
      'library',
      'desk',
      'collate',
      'adjudicate',
      'register',
      'receipt',
      'disposition',
      'rebase',
      'compare',
    ],
    defaultNS: 'common',
    resources: { [FALLBACK]: englishStrings(), [lng]: await stringsOf(lng) },
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
  const locale = bestUiLocale(wanted, navigator.languages)
  for (const [namespace, strings] of Object.entries(await stringsOf(locale)))
    i18next.addResourceBundle(locale, namespace, strings)
  await i18next.changeLanguage(locale)
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

function englishStrings(): Record<string, Strings> {
  return Object.fromEntries(
    Object.entries(english).map(([path, strings]) => [place(path).namespace, strings]),
  )
}

/** The strings of a language by namespace; none for one that there are no strings for. */
async function stringsOf(locale: string): Promise<Record<string, Strings>> {
  if (locale === FALLBACK) return englishStrings()
  const wanted = Object.entries(others).filter(([path]) => place(path).locale === locale)
  const read = await Promise.all(
    wanted.map(async ([path, load]) => [place(path).namespace, await load()] as const),
  )
  return Object.fromEntries(read)
}

function place(path: string): { locale: string; namespace: string } {
  const [file = '', locale = FALLBACK] = path.split('/').reverse()
  return { locale, namespace: file.replace(/\.json$/, '') }
}

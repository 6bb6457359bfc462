import ar from '../../../resources/locales/ar/register.json'
import de from '../../../resources/locales/de/register.json'
import en from '../../../resources/locales/en/register.json'
import es from '../../../resources/locales/es/register.json'
import hi from '../../../resources/locales/hi/register.json'
import ja from '../../../resources/locales/ja/register.json'

export type RegisterWords = Pick<typeof en, 'csv' | 'field' | 'kind' | 'severity' | 'status' | 'standing'>

const LANGUAGES: Readonly<Record<string, RegisterWords>> = { en, ar, de, es, hi, ja }

/** The register's words in the best language there is: the tag itself, its language, else English. */
export function registerWords(wanted: string): RegisterWords {
  const found = [wanted, wanted.split('-')[0] ?? ''].find((tag) => Object.hasOwn(LANGUAGES, tag))
  return LANGUAGES[found ?? 'en'] ?? en
}

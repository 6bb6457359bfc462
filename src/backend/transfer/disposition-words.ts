import ar from '../../../resources/locales/ar/disposition.json'
import de from '../../../resources/locales/de/disposition.json'
import en from '../../../resources/locales/en/disposition.json'
import es from '../../../resources/locales/es/disposition.json'
import hi from '../../../resources/locales/hi/disposition.json'
import ja from '../../../resources/locales/ja/disposition.json'
import type { DispositionStrings } from '../../core/format/csv'

const LANGUAGES: Readonly<Record<string, DispositionStrings>> = { en, ar, de, es, hi, ja }

/** The words of the disposition table in the best language there is: the tag itself, its language, else English. */
export function dispositionWords(wanted: string): DispositionStrings {
  const language = wanted.split('-')[0] ?? ''
  const found = [wanted, language].find((tag) => Object.hasOwn(LANGUAGES, tag))
  return (found === undefined ? undefined : LANGUAGES[found]) ?? en
}

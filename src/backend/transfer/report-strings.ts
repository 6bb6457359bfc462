import ar from '../../../resources/locales/ar/report.json'
import de from '../../../resources/locales/de/report.json'
import en from '../../../resources/locales/en/report.json'
import es from '../../../resources/locales/es/report.json'
import hi from '../../../resources/locales/hi/report.json'
import ja from '../../../resources/locales/ja/report.json'
import type { ReportStrings } from '../../core/format/html'

const LANGUAGES: Readonly<Record<string, ReportStrings>> = { en, ar, de, es, hi, ja }

export interface ReportWords {
  /** The language that the words are in, which dates and numbers follow. */
  readonly uiLocale: string
  readonly strings: ReportStrings
}

/** The report's words in the best language there is: the tag itself, its language, else English. */
export function reportWords(wanted: string): ReportWords {
  const language = wanted.split('-')[0] ?? ''
  const found = [wanted, language].find((tag) => Object.hasOwn(LANGUAGES, tag))
  if (!found) return { uiLocale: 'en', strings: en }
  return { uiLocale: isTag(wanted) ? wanted : 'en', strings: { ...en, ...LANGUAGES[found] } }
}

function isTag(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1
  } catch {
    return false // RangeError: not a language tag.
  }
}

import type { Locale } from '../model'

/** A tag as files spell it and as BCP 47 does: `pt-br` is `pt-BR`, the old `iw` is `he`. */
export interface LocaleTag {
  readonly written: string
  readonly locale: Locale
  /** Whether the language itself was renamed, not only its spelling. */
  readonly renamed: boolean
}

const SHAPE = /^[A-Za-z]{2,3}([-_][A-Za-z0-9]{2,8})*$/
const names = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' })

/** Reads a tag from a file or folder name; null where it names no language that CLDR knows. */
export function findLocale(written: string): LocaleTag | null {
  if (!SHAPE.test(written)) return null
  const plain = written.replaceAll('_', '-')
  try {
    const locale = Intl.getCanonicalLocales(plain)[0]
    if (!locale || names.of(locale.split('-')[0]!) === undefined) return null
    const renamed = locale.toLowerCase() !== plain.toLowerCase()
    return { written, locale: locale as Locale, renamed }
  } catch {
    // RangeError: the shape fits but the tag breaks the grammar (such as a variant given twice).
    return null
  }
}

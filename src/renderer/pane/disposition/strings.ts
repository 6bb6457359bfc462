import i18next from 'i18next'
import type { DispositionStrings } from '../../../core/format/csv'

/** The words of the table in the language of the interface; what a language lacks is in English. */
export function dispositionStrings(): DispositionStrings {
  const bundle = (locale: string): Partial<DispositionStrings> =>
    (i18next.getResourceBundle(locale, 'disposition') ?? {}) as Partial<DispositionStrings>
  return { ...(bundle('en') as DispositionStrings), ...bundle(i18next.language) }
}

import { useTranslation } from 'react-i18next'

/** Dates and times in the language of the interface, on this computer's clock. */
export interface When {
  /** A calendar date, `YYYY-MM-DD`, that stands wherever it is read. */
  readonly date: (date: string) => string
  readonly time: (instant: string) => string
}

const known = new Map<string, When>()

export function useWhen(): When {
  const { i18n } = useTranslation('register')
  const found = known.get(i18n.language) ?? whenIn(i18n.language)
  known.set(i18n.language, found)
  return found
}

function whenIn(locale: string): When {
  const day = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' })
  const time = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' })
  return {
    date: (date) => day.format(new Date(`${date}T00:00:00Z`)),
    time: (instant) => time.format(new Date(instant)),
  }
}

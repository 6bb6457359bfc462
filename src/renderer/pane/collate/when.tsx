import { useTranslation } from 'react-i18next'

interface Formats {
  readonly short: Intl.DateTimeFormat
  readonly full: Intl.DateTimeFormat
}
const formats = new Map<string, Formats>()

/** A moment in local time, in the language of the interface; the zone is in the full form. */
export function When({ at }: { readonly at: string }) {
  const { i18n } = useTranslation()
  const when = new Date(at)
  if (Number.isNaN(when.getTime())) return null
  const { short, full } = formatsOf(i18n.language)
  return (
    <time className="when" dateTime={at} title={full.format(when)}>
      {short.format(when)}
    </time>
  )
}

/** Making a formatter costs far more than using it. */
function formatsOf(locale: string): Formats {
  const known = formats.get(locale)
  if (known) return known
  const made = {
    short: new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' }),
    full: new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeStyle: 'long' }),
  }
  formats.set(locale, made)
  return made
}

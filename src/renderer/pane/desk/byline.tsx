import { useTranslation } from 'react-i18next'
import { useDeskParts, useReview } from './context'

/** Who and when, the name in its author's colour and isolated from the text around it. */
export function Byline({ author, at }: { readonly author: string; readonly at: string }) {
  const { i18n } = useTranslation('desk')
  const { session } = useDeskParts()
  const name = useReview((snapshot) => snapshot.review.people.get(author)?.name ?? author)
  const when = new Date(at)
  const { day, full } = formatsOf(i18n.language)
  return (
    <span className="byline">
      <span className="author-dot" data-author={session.authors.colourOf(author)} aria-hidden />
      <bdi className="author-name">{name}</bdi>
      {!Number.isNaN(when.getTime()) && (
        <time dateTime={at} title={full.format(when)}>
          {day.format(when)}
        </time>
      )}
    </span>
  )
}

interface Formats {
  readonly day: Intl.DateTimeFormat
  readonly full: Intl.DateTimeFormat
}

const formats = new Map<string, Formats>()

/** Making a formatter costs far more than using it, and a margin has many bylines. */
function formatsOf(locale: string): Formats {
  const known = formats.get(locale)
  if (known) return known
  const made = {
    day: new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' }),
    full: new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeStyle: 'long' }),
  }
  formats.set(locale, made)
  return made
}

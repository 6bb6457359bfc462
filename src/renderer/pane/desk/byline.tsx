import { useTranslation } from 'react-i18next'
import { useDeskParts, useReview } from './context'

/** Who and when, the name in its author's colour and isolated from the text around it. */
export function Byline({ author, at }: { readonly author: string; readonly at: string }) {
  const { i18n } = useTranslation('desk')
  const { session } = useDeskParts()
  const name = useReview((snapshot) => snapshot.review.people.get(author)?.name ?? author)
  const when = new Date(at)
  const day = new Intl.DateTimeFormat(i18n.language, { dateStyle: 'medium', timeStyle: 'short' })
  const full = new Intl.DateTimeFormat(i18n.language, { dateStyle: 'full', timeStyle: 'long' })
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

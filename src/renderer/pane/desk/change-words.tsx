import type { Card } from '../../../core/suggestion'
import { directionOf } from '../../i18n'
import { propertyChange } from '../../property-words'
import { useDeskParts } from './context'

/** The words of a change: what goes and what comes, readable without colour. */
export function ChangeWords({ card }: { readonly card: Card }) {
  const { opened } = useDeskParts()
  const { locale } = opened.review.head
  return (
    <span className="card-words" dir={directionOf(locale)}>
      {card.deleted && (
        <del lang={locale} dir="auto">
          {short(card.deleted)}
        </del>
      )}
      {card.inserted && (
        <ins lang={locale} dir="auto">
          {short(card.inserted)}
        </ins>
      )}
      {card.properties.map(({ key, value, was }) => (
        <span key={`${key} ${JSON.stringify(value)}`} className="property" dir="auto">
          {propertyChange(key, was, value)}
        </span>
      ))}
    </span>
  )
}

const MOST = 280

function short(text: string): string {
  return text.length > MOST ? `${text.slice(0, MOST)}…` : text
}

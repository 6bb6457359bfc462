import { useTranslation } from 'react-i18next'
import type { Card } from '../../../core/suggestion'
import { directionOf } from '../../i18n'
import { useDeskParts } from './context'

/** The words of a change: what goes and what comes, readable without colour. */
export function ChangeWords({ card }: { readonly card: Card }) {
  const { t } = useTranslation('desk')
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
          {t('property.change', {
            key: t(`property.key.${key}`, { defaultValue: key }),
            was: propertyWords(t, key, was),
            value: propertyWords(t, key, value),
          })}
        </span>
      ))}
    </span>
  )
}

const MOST = 280

function short(text: string): string {
  return text.length > MOST ? `${text.slice(0, MOST)}…` : text
}

type Say = ReturnType<typeof useTranslation<'desk'>>['t']

function propertyWords(t: Say, key: string, value: unknown): string {
  if (value === null || value === undefined || value === false) return t('property.none')
  if (value === true) return t('property.yes')
  if (typeof value === 'object') {
    const { name, level } = value as { name?: string; level?: number }
    if (name) return t(`property.block.${name}`, { level, defaultValue: name })
    const { href } = value as { href?: string }
    return href ?? t('property.yes')
  }
  if (key === 'list')
    return t(`property.list.${String(value as string)}`, { defaultValue: String(value as string) })
  return String(value as string | number)
}

import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Badge } from '../../ui'

const FIELDS: Intl.DateTimeFormatOptions = {
  year: 'numeric',
  month: 'short',
  day: 'numeric',
  hour: 'numeric',
  minute: '2-digit',
  timeZoneName: 'short',
}

/** By when, in local time with its zone; what is over is said so. */
export function Due({ at }: { readonly at: string }) {
  const { t, i18n } = useTranslation('adjudicate')
  const [now] = useState(() => Date.now())
  const when = new Date(at)
  if (Number.isNaN(when.getTime())) return null
  return (
    <span className="due">
      <time dateTime={at}>
        {t('due', { when: new Intl.DateTimeFormat(i18n.language, FIELDS).format(when) })}
      </time>
      {when.getTime() < now && <Badge tone="warn">{t('overdue')}</Badge>}
    </span>
  )
}

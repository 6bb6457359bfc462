import { useTranslation } from 'react-i18next'
import type { ChangeList, ClauseChange } from '../../../core/compare'
import { directionOf } from '../../i18n'
import { VirtualList } from '../../ui'
import { told } from './words'

interface ChangeLinesProps {
  readonly list: ChangeList
  readonly locale: string
  readonly current: number
  readonly onGo: (index: number) => void
}

interface Line {
  readonly change: ClauseChange
  readonly index: number
}

/** Every changed clause as a line that leads to it. */
export function ChangeLines({ list, locale, current, onGo }: ChangeLinesProps) {
  const { t } = useTranslation('compare')
  const lines = list.clauses.map((change, index): Line => ({ change, index }))
  return (
    <nav className="compare-list" aria-label={t('list')}>
      <VirtualList
        label={t('list')}
        entries={lines}
        keyOf={({ index }) => String(index)}
        {...(current < 0 ? {} : { current })}
        draw={({ change, index }) => (
          <button
            type="button"
            className="compare-line"
            aria-current={index === current ? 'true' : undefined}
            onClick={() => onGo(index)}
          >
            <span className="compare-line-head">
              <span className="count">{index + 1}</span>
              <bdi lang={locale}>{change.heading}</bdi>
            </span>
            <span className="compare-line-words" dir={directionOf(locale)} aria-hidden>
              {change.parts.map((part, k) =>
                part.kind === 'removed' || part.kind === 'added' ? (
                  <Word key={k} kind={part.kind} text={part.text} locale={locale} />
                ) : null,
              )}
            </span>
            <span className={hasWords(change) ? 'visually-hidden' : 'compare-line-words'}>
              {told(change)}
            </span>
          </button>
        )}
      />
    </nav>
  )
}

function hasWords({ parts }: ClauseChange): boolean {
  return parts.some((part) => part.kind === 'removed' || part.kind === 'added')
}

const MOST = 120

function Word({ kind, text, locale }: { kind: 'removed' | 'added'; text: string; locale: string }) {
  const Tag = kind === 'removed' ? 'del' : 'ins'
  const characters = Array.from(text)
  return (
    <Tag lang={locale} dir="auto">
      {characters.length > MOST ? `${characters.slice(0, MOST).join('')}…` : text}
    </Tag>
  )
}

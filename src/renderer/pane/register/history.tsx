import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import {
  type GapId,
  type HistoryLine,
  GapKind,
  GapSeverity,
  GapStatus,
  type PrecedentId,
} from '../../../core/model'
import { readable } from '../../../core/register'
import { client } from '../../api'
import { tellError } from '../../refusal'
import { useWhen } from './format'

interface HistoryProps {
  readonly of: { readonly gap: GapId } | { readonly precedent: PrecedentId }
  /** Changes whenever there may be more. */
  readonly rev: number | null
}

/** Everything that was changed: what, by whom, when, the old and the new. The newest first. */
export function History({ of, rev }: HistoryProps) {
  const { t } = useTranslation('register')
  const [lines, setLines] = useState<readonly HistoryLine[]>([])
  const key = JSON.stringify(of)
  useEffect(() => {
    let left = false
    client['register.history'](JSON.parse(key) as HistoryProps['of'])
      .then((answer) => left || setLines(readable(answer.lines).reverse()))
      .catch(tellError)
    return () => {
      left = true
    }
  }, [key, rev])
  return (
    <section className="register-part">
      <h2>{t('history.title')}</h2>
      <ol className="register-history">
        {lines.map((line) => (
          <Line key={`${line.entry} ${line.field}`} line={line} />
        ))}
      </ol>
    </section>
  )
}

function Line({ line }: { readonly line: HistoryLine }) {
  const { t } = useTranslation('register')
  const when = useWhen()
  const say = useValueWords(line.field)
  const before = say(line.old)
  return (
    <li>
      <p className="register-notes">
        {t('history.line', {
          field: t(`field.${line.field}`),
          name: line.by.name,
          time: when.time(line.at),
        })}
      </p>
      {before !== '' && <del dir="auto">{before}</del>}
      <ins dir="auto">{say(line.new) || t('history.none')}</ins>
    </li>
  )
}

/** The value of a field as a person reads it. */
function useValueWords(field: string): (value: HistoryLine['new']) => string {
  const { t } = useTranslation('register')
  const when = useWhen()
  return (value) => {
    if (value === null) return ''
    if (typeof value === 'object' && !Array.isArray(value)) {
      const { text, what, date } = value as { text?: string; what?: string; date?: string }
      return text ?? what ?? (date === undefined ? '' : when.date(date))
    }
    const word = typeof value === 'string' ? value : JSON.stringify(value)
    if (field === 'kind' && GapKind.safeParse(word).success) return t(`kind.${word}`)
    if (field === 'severity' && GapSeverity.safeParse(word).success) return t(`severity.${word}`)
    if (field === 'status' && GapStatus.safeParse(word).success) return t(`status.${word}`)
    return word
  }
}

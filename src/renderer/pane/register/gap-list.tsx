import { useTranslation } from 'react-i18next'
import type { Gap, GapSeverity } from '../../../core/model'
import { ageInDays, isOverdue } from '../../../core/register'
import { registerStore, useRegister } from '../../store'
import { Badge } from '../../ui'
import { ChosenList } from './chosen-list'
import { useWhen } from './format'

const TONES: Readonly<Record<GapSeverity, 'danger' | 'warn' | 'neutral'>> = {
  critical: 'danger',
  major: 'warn',
  minor: 'neutral',
}

/** The gaps that pass the filter; the chosen one is shown beside them. */
export function GapList({ gaps, now }: { readonly gaps: readonly Gap[]; readonly now: string }) {
  const { t } = useTranslation('register')
  const chosen = useRegister((state) => state.gap)
  return (
    <ChosenList
      label={t('list.gaps')}
      entries={gaps}
      keyOf={({ id }) => id}
      chosen={chosen}
      onChoose={({ id }) => registerStore.show({ gap: id })}
      draw={(gap) => <GapLine gap={gap} now={now} />}
    />
  )
}

function GapLine({ gap, now }: { readonly gap: Gap; readonly now: string }) {
  const { t } = useTranslation('register')
  const when = useWhen()
  const overdue = isOverdue(gap, now)
  const isOver = gap.outcome !== null
  const age = ageInDays(gap, now)
  return (
    <>
      <span className="register-line">
        <span className="register-kind">{t(`kind.${gap.kind}`)}</span>
        <Badge tone={isOver ? 'neutral' : TONES[gap.severity]}>{t(`severity.${gap.severity}`)}</Badge>
        {gap.status !== 'open' && (
          <Badge tone={gap.status === 'answered' ? 'accent' : 'good'}>{t(`status.${gap.status}`)}</Badge>
        )}
        {gap.market !== '' && (
          <bdi className="register-market" dir="auto">
            {gap.market}
          </bdi>
        )}
      </span>
      <span className="register-words" dir="auto">
        {gap.text}
      </span>
      <span className="register-line register-notes">
        <bdi className="register-heading" lang={gap.clause.locale}>
          {gap.clause.heading || gap.clause.documentTitle}
        </bdi>
        {!isOver && age > 0 && <span>{t('list.age', { count: age })}</span>}
        {!isOver && gap.due && (
          <span className={overdue ? 'register-overdue' : undefined}>
            {t(overdue ? 'list.overdue' : 'list.due', { date: when.date(gap.due.date) })}
          </span>
        )}
      </span>
    </>
  )
}

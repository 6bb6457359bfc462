import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Matter, placedPositions } from '../../../core/collation'
import type { Stance } from '../../../core/model'
import { useCollation, useOpen } from '../../store/collation-window'
import { Badge, Button, TextArea, TextField, ToggleGroup } from '../../ui'
import { saveActs } from '../adjudicate/acts'
import { STANCES, TONE, groupsOf, positionsOn } from './groups'
import '../../style/adjudicate.css'

/** Where stakeholder groups stand on a matter, or on the whole proposal, and the way to enter one. */
export function PositionsPanel({ matter }: { readonly matter: Matter | null }) {
  const { t } = useTranslation('adjudicate')
  const log = useOpen((open) => open.log)
  const matters = useOpen((open) => open.matters)
  const placed = useMemo(() => placedPositions(log, matters), [log, matters])
  const positions = positionsOn(placed, matter)
  return (
    <section className="positions" aria-label={t('positions.title')}>
      <h3 className="part-title">{t(matter ? 'positions.title' : 'positions.whole')}</h3>
      {positions.length === 0 && <p className="field-hint">{t('positions.none')}</p>}
      <ul className="statement-list">
        {positions.map(({ id, act }) => (
          <li key={id} className="statement">
            <p className="statement-head">
              <bdi className="statement-party">{act.group}</bdi>
              <Badge tone={TONE[act.stance]}>{t(`value.${act.stance}`)}</Badge>
            </p>
            {act.reason !== undefined && (
              <p className="statement-text" dir="auto">
                {act.reason}
              </p>
            )}
          </li>
        ))}
      </ul>
      <PositionForm key={matter?.id ?? 'whole'} matter={matter} />
    </section>
  )
}

function PositionForm({ matter }: { readonly matter: Matter | null }) {
  const { t } = useTranslation('adjudicate')
  const log = useOpen((open) => open.log)
  const busy = useCollation((state) => state.saving > 0)
  const [group, setGroup] = useState('')
  const [stance, setStance] = useState<Stance>('agree')
  const [reason, setReason] = useState('')
  const named = group.trim()
  const isReady = named !== '' && (stance === 'agree' || reason.trim() !== '') && !busy
  const enter = async () => {
    const words = reason.trim()
    const act = { kind: 'position', group: named, on: matter?.target ?? null, stance } as const
    if (!(await saveActs([{ ...act, ...(words ? { reason: words } : {}) }], t('said.position')))) return
    setGroup('')
    setReason('')
  }
  return (
    <div className="position-form">
      <TextField label={t('positions.group')} value={group} onChange={setGroup} maxLength={120} />
      <GroupNames names={groupsOf(log)} onChoose={setGroup} />
      <ToggleGroup
        label={t('positions.stance')}
        entries={STANCES.map((id) => ({ id, label: t(`value.${id}`) }))}
        value={stance}
        onChange={setStance}
      />
      <TextArea
        label={t(stance === 'agree' ? 'positions.reason' : 'positions.reasonNeeded')}
        value={reason}
        onChange={setReason}
        maxLength={4000}
      />
      <Button isDisabled={!isReady} onPress={() => void enter()}>
        {t('positions.enter')}
      </Button>
    </div>
  )
}

interface GroupNamesProps {
  readonly names: readonly string[]
  readonly onChoose: (name: string) => void
}

/** Groups that were named before, to choose from. */
export function GroupNames({ names, onChoose }: GroupNamesProps) {
  const { t } = useTranslation('adjudicate')
  if (names.length === 0) return null
  return (
    <div className="group-names" role="group" aria-label={t('positions.known')}>
      {names.map((name) => (
        <Button key={name} look="quiet" onPress={() => onChoose(name)}>
          <bdi>{name}</bdi>
        </Button>
      ))}
    </div>
  )
}

import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { decidedDigest } from '../../../core/collation'
import type { Digest, Stance } from '../../../core/model'
import { useCollation, useOpen } from '../../store/collation-window'
import { Badge, Button, TextArea, TextField, ToggleGroup } from '../../ui'
import { saveActs } from '../adjudicate/acts'
import { When } from '../collate/when'
import { STANCES, TONE, groupsOf } from './groups'
import { GroupNames } from './positions-panel'

/** Who signed for which group, on which text: a later decision makes a signature outdated. */
export function SignOffs() {
  const { t } = useTranslation('adjudicate')
  const base = useOpen((open) => open.base)
  const standing = useOpen((open) => open.log.standing)
  const signOffs = useOpen((open) => open.log.signOffs)
  const text = useMemo(() => decidedDigest(base, standing), [base, standing])
  return (
    <section className="sign-off-list" aria-label={t('signOff.title')}>
      <h3 className="part-title">{t('signOff.title')}</h3>
      <p className="field-hint">{t('signOff.hint')}</p>
      <ul className="statement-list">
        {signOffs.map(({ id, act, at }) => (
          <li key={id} className="statement">
            <p className="statement-head">
              <bdi className="statement-party">{act.group}</bdi>
              <bdi>{act.name}</bdi>
              <When at={at} />
              <Badge tone={TONE[act.stance]}>{t(`value.${act.stance}`)}</Badge>
              {act.text !== text && <Badge tone="warn">{t('signOff.outdated')}</Badge>}
            </p>
            {act.residual !== undefined && (
              <p className="statement-text" dir="auto">
                {act.residual}
              </p>
            )}
          </li>
        ))}
      </ul>
      <SignForm text={text} />
    </section>
  )
}

function SignForm({ text }: { readonly text: Digest }) {
  const { t } = useTranslation('adjudicate')
  const log = useOpen((open) => open.log)
  const busy = useCollation((state) => state.saving > 0)
  const [group, setGroup] = useState('')
  const [name, setName] = useState('')
  const [stance, setStance] = useState<Stance>('agree')
  const [residual, setResidual] = useState('')
  const words = residual.trim()
  const isReady = group.trim() !== '' && name.trim() !== '' && (stance === 'agree' || words !== '') && !busy
  const sign = async () => {
    const act = { kind: 'sign-off', group: group.trim(), name: name.trim(), stance, text } as const
    if (!(await saveActs([{ ...act, ...(words ? { residual: words } : {}) }], t('said.signed')))) return
    setGroup('')
    setName('')
    setResidual('')
  }
  return (
    <div className="position-form">
      <TextField label={t('signOff.group')} value={group} onChange={setGroup} maxLength={120} />
      <GroupNames names={groupsOf(log)} onChoose={setGroup} />
      <TextField label={t('signOff.name')} value={name} onChange={setName} maxLength={120} />
      <ToggleGroup
        label={t('signOff.stance')}
        entries={STANCES.map((id) => ({ id, label: t(`value.${id}`) }))}
        value={stance}
        onChange={setStance}
      />
      <TextArea label={t('signOff.residual')} value={residual} onChange={setResidual} maxLength={4000} />
      <Button isDisabled={!isReady} onPress={() => void sign()}>
        {t('signOff.enter')}
      </Button>
    </div>
  )
}

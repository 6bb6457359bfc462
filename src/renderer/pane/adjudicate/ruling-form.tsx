import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Dispute, type Matter, isOwnName, readable } from '../../../core/collation'
import { useApp } from '../../store'
import { useCollation, useOpen } from '../../store/collation-window'
import { Button, TextArea } from '../../ui'
import { directionOf } from '../../i18n'
import { Choices } from './choices'
import { saveActs } from './acts'
import { OWN, STAYS, actOfRuling, dispositionOf } from './ruling-act'
import { wishChoices } from './wish-choices'

interface RulingFormProps {
  readonly dispute: Dispute
  readonly matter: Matter | null
  readonly kind: 'ruling' | 'reversal'
  readonly onDone?: () => void
}

/** The ruling, or the reversal of the one that holds: what the place becomes, and why. By the person's name. */
export function RulingForm(props: RulingFormProps) {
  const { dispute, matter, kind } = props
  const { t } = useTranslation('adjudicate')
  const me = useApp((state) => state.view?.person?.name ?? '')
  const { draft, set, enter, isReady } = useRuling(props)
  const canReword = matter?.cluster?.property === null
  const outcomes = [...wishChoices(matter, t), ...(canReword ? [{ id: OWN, label: t('choice.own') }] : [])]
  return (
    <section className="dispute-form" aria-label={t(`rule.${kind}`)}>
      <h3 className="part-title">{t(`rule.${kind}`)}</h3>
      <p className="field-hint">{t('rule.by', { name: me })}</p>
      {!isOwnName(dispute.adjudicator, { name: me }) && (
        <p className="field-hint">{t('rule.inPlaceOf', { name: dispute.adjudicator })}</p>
      )}
      <Choices
        label={t('rule.outcome')}
        choices={outcomes}
        value={draft.choice}
        onChange={(choice) => set({ choice })}
      />
      {draft.choice === OWN && <OwnWords value={draft.own} onChange={(own) => set({ own })} />}
      <TextArea
        label={t('rule.rationale')}
        hint={t('rule.rationaleHint')}
        value={draft.rationale}
        onChange={(rationale) => set({ rationale })}
        rows={4}
        maxLength={4000}
        isRequired
      />
      {kind === 'ruling' && <Scope value={draft.precedent} onChange={(precedent) => set({ precedent })} />}
      <div className="button-row">
        <Button look="primary" isDisabled={!isReady} onPress={() => void enter()}>
          {t(`rule.enter.${kind}`)}
        </Button>
        {draft.choice === STAYS && <span className="field-hint">{t('rule.staysHint')}</span>}
      </div>
    </section>
  )
}

interface Draft {
  readonly choice: string
  readonly own: string
  readonly rationale: string
  readonly precedent: 'precedent' | 'this-case-only'
}

function useRuling({ dispute, matter, kind, onDone }: RulingFormProps) {
  const { t } = useTranslation('adjudicate')
  const base = useOpen((open) => open.base)
  const busy = useCollation((state) => state.saving > 0)
  const [draft, setDraft] = useState<Draft>(() => ({
    choice: '',
    own: matter?.cluster ? readable(matter.cluster.base) : '',
    rationale: '',
    precedent: 'precedent',
  }))
  const rationale = draft.rationale.trim()
  const disposition = dispositionOf({ dispute, matter }, { ...draft, rationale })
  const isReady = disposition !== null && rationale !== '' && !busy
  const enter = async () => {
    if (!isReady) return
    const { precedent } = draft
    const act = actOfRuling(dispute, { disposition, rationale, precedent, kind }, { base })
    if (await saveActs([act], t(`said.${kind}`))) onDone?.()
  }
  const set = (patch: Partial<Draft>) => setDraft((before) => ({ ...before, ...patch }))
  return { draft, set, enter, isReady }
}

interface FieldProps<T> {
  readonly value: T
  readonly onChange: (value: T) => void
}

function OwnWords({ value, onChange }: FieldProps<string>) {
  const { t } = useTranslation('adjudicate')
  const locale = useOpen((open) => open.head.locale)
  return (
    <div lang={locale} dir={directionOf(locale)}>
      <TextArea label={t('rule.own')} value={value} onChange={onChange} rows={3} />
    </div>
  )
}

function Scope({ value, onChange }: FieldProps<Draft['precedent']>) {
  const { t } = useTranslation('adjudicate')
  return (
    <Choices
      label={t('rule.scope')}
      choices={[
        { id: 'precedent', label: t('rule.precedent'), note: t('rule.precedentNote') },
        { id: 'this-case-only', label: t('rule.thisCase') },
      ]}
      value={value}
      onChange={(id) => onChange(id as Draft['precedent'])}
    />
  )
}

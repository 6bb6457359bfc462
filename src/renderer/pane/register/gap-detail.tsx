import { BookOpen } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { type Gap, type GapFields, GapFields as GapFieldsSchema } from '../../../core/model'
import { sameJson } from '../../../core/base'
import { goTo, registerStore, useApp, useRegister } from '../../store'
import { Badge, Button } from '../../ui'
import { saveFields } from './acts'
import { Answer } from './answer'
import { ClauseWords } from './clause-words'
import { useWhen } from './format'
import { GapFieldsForm } from './gap-fields'
import { History } from './history'
import { Outcome } from './outcome'

/** A gap with everything about it, to read and to change. */
export function GapDetail({ gap }: { readonly gap: Gap }) {
  const { t } = useTranslation('register')
  const when = useWhen()
  const rev = useRegister((state) => state.rev)
  const access = useApp((state) => state.view?.access.mode ?? 'read-only')
  const { source } = gap
  return (
    <article className="register-detail" aria-label={t(`kind.${gap.kind}`)}>
      <header>
        <p className="register-line">
          <Badge tone={gap.outcome ? 'good' : 'accent'}>{t(`status.${gap.status}`)}</Badge>
          <span className="register-notes">
            {t('detail.openedBy', { name: gap.openedBy.name, time: when.time(gap.openedAt) })}
          </span>
        </p>
        <ClauseWords clause={gap.clause} />
        {source && (
          <p className="register-line register-notes">
            {t('detail.fromThread')}
            <Button
              look="quiet"
              icon={BookOpen}
              onPress={() => goTo({ screen: 'desk', target: { review: source.review } })}
            >
              {t('detail.openReview')}
            </Button>
          </p>
        )}
      </header>
      <Fields gap={gap} access={access} />
      <Answer key={gap.id} gap={gap} access={access} />
      <Outcome gap={gap} access={access} />
      <History of={{ gap: gap.id }} rev={rev} />
    </article>
  )
}

interface FieldsProps {
  readonly gap: Gap
  readonly access: 'write' | 'read-only'
}

function Fields({ gap, access }: FieldsProps) {
  const { t } = useTranslation('register')
  const draft = useRegister((state) => state.drafts.get(gap.id))
  const changed = changedOf(gap, draft ?? {})
  const isChanged = Object.keys(changed).length > 0
  const text = changed.text ?? gap.text
  const save = async () => {
    if ((await saveFields(gap, changed)) === 'done') registerStore.setDraft(gap.id, null)
  }
  return (
    <>
      <GapFieldsForm
        value={{ ...GapFieldsSchema.strip().parse(gap), ...draft }}
        onChange={(patch) => registerStore.setDraft(gap.id, { ...draft, ...patch })}
        access={access}
      />
      {isChanged && (
        <div className="register-acts">
          <Button look="primary" isDisabled={text.trim() === ''} onPress={() => void save()}>
            {t('detail.save')}
          </Button>
          <Button onPress={() => registerStore.setDraft(gap.id, null)}>{t('detail.discard')}</Button>
        </div>
      )}
    </>
  )
}

function changedOf(gap: Gap, draft: Partial<GapFields>): Partial<GapFields> {
  const before: Readonly<Record<string, unknown>> = gap
  return Object.fromEntries(Object.entries(draft).filter(([key, value]) => !sameJson(before[key], value)))
}

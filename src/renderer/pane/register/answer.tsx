import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Gap } from '../../../core/model'
import { Badge, Button, showToast, TextArea } from '../../ui'
import { actOn, showPrecedent } from './acts'
import { useWhen } from './format'

interface AnswerProps {
  readonly gap: Gap
  readonly access: 'write' | 'read-only'
}

/** The answer to a gap or question; approved by name it is a precedent too. */
export function Answer({ gap, access }: AnswerProps) {
  const { t } = useTranslation('register')
  const [draft, setDraft] = useState<string | null>(null)
  const isOver = gap.outcome !== null
  const text = draft ?? gap.answer?.text ?? ''
  const isReady = text.trim() !== '' && text !== gap.answer?.text
  const save = async () => {
    if ((await actOn({ kind: 'answer', gap: gap.id, text: text.trim() })) === 'done') setDraft(null)
  }
  if (isOver && !gap.answer) return null
  return (
    <section className="register-part">
      <h2>{t('answer.title')}</h2>
      <TextArea
        label={t('answer.title')}
        hideLabel
        value={text}
        onChange={setDraft}
        maxLength={4000}
        isReadOnly={isOver || access === 'read-only'}
      />
      <AnswerNote gap={gap} />
      {isReady && (
        <div className="register-acts">
          <Button look="primary" onPress={() => void save()}>
            {t('answer.save')}
          </Button>
        </div>
      )}
      {!isReady && gap.answer && gap.answer.precedent === null && access === 'write' && (
        <Approve gap={gap} text={gap.answer.text} />
      )}
    </section>
  )
}

function AnswerNote({ gap: { answer } }: { readonly gap: Gap }) {
  const { t } = useTranslation('register')
  const when = useWhen()
  if (!answer) return null
  const { precedent } = answer
  return (
    <>
      <p className="register-notes">{t('answer.by', { name: answer.by.name, time: when.time(answer.at) })}</p>
      {precedent !== null && (
        <p className="register-line">
          <Badge tone="good">{t('answer.isPrecedent')}</Badge>
          <Button look="quiet" onPress={() => showPrecedent(precedent)}>
            {t('answer.show')}
          </Button>
        </p>
      )}
    </>
  )
}

function Approve({ gap, text }: { readonly gap: Gap; readonly text: string }) {
  const { t } = useTranslation('register')
  const [rationale, setRationale] = useState('')
  const approve = async () => {
    const act = { kind: 'approve-answer', gap: gap.id, text, rationale: rationale.trim() } as const
    if ((await actOn(act)) === 'done') showToast({ tone: 'good', title: t('answer.approved') })
  }
  return (
    <>
      <TextArea
        label={t('answer.rationale')}
        value={rationale}
        onChange={setRationale}
        rows={1}
        maxLength={4000}
      />
      <div className="register-acts">
        <Button onPress={() => void approve()}>{t('answer.approve')}</Button>
      </div>
    </>
  )
}

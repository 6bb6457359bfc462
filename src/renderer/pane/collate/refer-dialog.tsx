import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Matter } from '../../../core/collation'
import { DisputeId, type KnownAct } from '../../../core/model'
import { Button, Dialog, TextArea, TextField } from '../../ui'
import { save } from './acts'
import { useNames } from './use-names'
import { say } from './view'
import i18next from 'i18next'

interface ReferDialogProps {
  readonly matter: Matter
  readonly onClose: () => void
}

const REBUTTAL = 600

/** Sends a matter to an adjudicator: the question, who speaks, by when. */
export function ReferDialog({ matter, onClose }: ReferDialogProps) {
  const { t } = useTranslation('collate')
  const { t: tc } = useTranslation()
  const names = useNames(matter)
  const [form, setForm] = useState<Form>(() => ({
    question: '',
    parties: [...new Set(matter.heads.map(names.head))].join('\n'),
    adjudicator: '',
    limit: String(REBUTTAL),
    due: '',
  }))
  const set = (patch: Partial<Form>) => setForm((before) => ({ ...before, ...patch }))
  const act = referOf(matter, form)
  const refer = () => {
    if (!act) return
    onClose()
    void save([act]).then((done) => done && say(i18next.t('collate:said.referred')))
  }
  return (
    <Dialog
      title={t('refer.title')}
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{tc('cancel')}</Button>
          <Button look="primary" isDisabled={!act} onPress={refer}>
            {t('refer.enter')}
          </Button>
        </>
      }
    >
      <p>{t('refer.text')}</p>
      <ReferFields form={form} set={set} />
    </Dialog>
  )
}

interface ReferFieldsProps {
  readonly form: Form
  readonly set: (patch: Partial<Form>) => void
}

function ReferFields({ form, set }: ReferFieldsProps) {
  const { t } = useTranslation('collate')
  return (
    <div className="form">
      <TextArea
        label={t('refer.question')}
        value={form.question}
        onChange={(question) => set({ question })}
        rows={2}
        maxLength={4000}
        autoFocus
      />
      <TextArea
        label={t('refer.parties')}
        hint={t('refer.partiesHint')}
        value={form.parties}
        onChange={(parties) => set({ parties })}
        rows={3}
      />
      <TextField
        label={t('refer.adjudicator')}
        value={form.adjudicator}
        onChange={(adjudicator) => set({ adjudicator })}
        maxLength={120}
      />
      <div className="form-pair">
        <TextField
          label={t('refer.limit')}
          hint={t('refer.limitHint')}
          value={form.limit}
          onChange={(limit) => set({ limit })}
          inputMode="numeric"
        />
        <TextField label={t('refer.due')} type="date" value={form.due} onChange={(due) => set({ due })} />
      </div>
    </div>
  )
}

interface Form {
  readonly question: string
  /** One name a line. */
  readonly parties: string
  readonly adjudicator: string
  readonly limit: string
  /** A local calendar date, or nothing. */
  readonly due: string
}

/** The act that the form stands for; null while something is missing or wrong. */
export function referOf(
  matter: Pick<Matter, 'target' | 'clause'>,
  form: Form,
): Extract<KnownAct, { kind: 'refer' }> | null {
  const parties = [...new Set(form.parties.split('\n').map((name) => name.trim()))].filter(Boolean)
  const limit = Number(form.limit)
  const isWhole = Number.isInteger(limit) && limit >= 0 && limit <= 4000 && form.limit.trim() !== ''
  const question = form.question.trim()
  const adjudicator = form.adjudicator.trim()
  // The end of that day where the person is.
  const due = form.due === '' ? null : new Date(`${form.due}T23:59:59`)
  const isDate = due === null || !Number.isNaN(due.getTime())
  if (!question || !adjudicator || !isWhole || !isDate || parties.length === 0 || parties.length > 50)
    return null
  return {
    kind: 'refer',
    dispute: DisputeId.parse(`d-${crypto.randomUUID()}`),
    on: matter.target,
    clause: matter.clause,
    question,
    parties,
    adjudicator,
    rebuttalLimit: limit,
    ...(due ? { due: due.toISOString() } : {}),
  }
}

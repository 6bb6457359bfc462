import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Matter } from '../../../core/collation'
import { useOpen } from '../../store/collation-window'
import { Button, Dialog, TextArea, TextField } from '../../ui'
import { save } from './acts'
import { knownParties } from './names'
import { type ReferForm, referOf } from './refer'
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
  const folded = useOpen((open) => open.folded)
  const [known] = useState(() => knownParties(matter.heads, folded, names))
  const [form, setForm] = useState<ReferForm>(() => ({
    question: '',
    parties: known.shown.join('\n'),
    adjudicator: '',
    limit: String(REBUTTAL),
    due: '',
  }))
  const set = (patch: Partial<ReferForm>) => setForm((before) => ({ ...before, ...patch }))
  const act = referOf(matter, form, known.meant)
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
  readonly form: ReferForm
  readonly set: (patch: Partial<ReferForm>) => void
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

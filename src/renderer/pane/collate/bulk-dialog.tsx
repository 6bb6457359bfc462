import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ReasonCode } from '../../../core/model'
import { useOpen } from '../../store/collation-window'
import { Button, Dialog, Select, TextField, ToggleGroup } from '../../ui'
import { enter } from './acts'
import { type BulkOutcome, bulkOf } from './bulk'
import { REASON_CODES } from './reason'
import { useView } from './view'

const OUTCOMES: readonly BulkOutcome[] = ['deferred', 'rejected', 'accepted']

/** One verdict with one reason for all matters that are ticked; one entry, so one undo. */
export function BulkDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation('collate')
  const { t: tc } = useTranslation()
  const byId = useOpen((open) => open.byId)
  const ticked = useView((view) => view.ticked)
  const [outcome, setOutcome] = useState<BulkOutcome>('deferred')
  const [code, setCode] = useState<ReasonCode>('preference')
  const [sentence, setSentence] = useState('')
  const chosen = [...ticked].flatMap((id) => byId.get(id) ?? [])
  const text = sentence.trim()
  const dispositions = bulkOf(chosen, outcome, { code, ...(text === '' ? {} : { text }) })
  const left = chosen.length - dispositions.length
  const decide = () => {
    onClose()
    void enter(dispositions)
  }
  return (
    <Dialog
      title={t('bulk.title', { count: chosen.length })}
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{tc('cancel')}</Button>
          <Button look="primary" isDisabled={dispositions.length === 0} onPress={decide}>
            {t(`bulk.enter.${outcome}`, { count: dispositions.length })}
          </Button>
        </>
      }
    >
      <div className="form">
        <OutcomeChoice value={outcome} onChange={setOutcome} />
        <Select
          label={t('reasonField.code')}
          options={REASON_CODES.map((id) => ({ id, label: t(`disposition:code.${id}`) }))}
          value={code}
          onChange={setCode}
        />
        <TextField
          label={t('reasonField.sentence')}
          value={sentence}
          onChange={setSentence}
          maxLength={4000}
        />
        {left > 0 && <p className="field-hint">{t('bulk.left', { count: left })}</p>}
      </div>
    </Dialog>
  )
}

interface OutcomeChoiceProps {
  readonly value: BulkOutcome
  readonly onChange: (outcome: BulkOutcome) => void
}

function OutcomeChoice({ value, onChange }: OutcomeChoiceProps) {
  const { t } = useTranslation('collate')
  return (
    <ToggleGroup
      label={t('bulk.outcome')}
      entries={OUTCOMES.map((id) => ({ id, label: t(`bulk.word.${id}`) }))}
      value={value}
      onChange={onChange}
    />
  )
}

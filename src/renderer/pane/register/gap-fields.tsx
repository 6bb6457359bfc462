import { useTranslation } from 'react-i18next'
import { type GapFields, GapKind, GapSeverity } from '../../../core/model'
import { dueInstant } from '../../../core/register'
import { Select, TextArea, TextField } from '../../ui'
import { useWhen } from './format'

interface GapFieldsFormProps {
  readonly value: GapFields
  readonly onChange: (patch: Partial<GapFields>) => void
  readonly access: 'write' | 'read-only'
}

/** Everything about a gap that a person may write. */
export function GapFieldsForm({ value, onChange, access }: GapFieldsFormProps) {
  const { t } = useTranslation('register')
  const isReadOnly = access === 'read-only'
  const line = (field: 'market' | 'owner') => (
    <TextField
      label={t(`field.${field}`)}
      value={value[field]}
      onChange={(text) => onChange({ [field]: text })}
      maxLength={200}
      isReadOnly={isReadOnly}
    />
  )
  const area = (field: 'text' | 'example' | 'proposedWording') => (
    <TextArea
      label={t(`field.${field}`)}
      value={value[field]}
      onChange={(text) => onChange({ [field]: text })}
      maxLength={4000}
      isReadOnly={isReadOnly}
      isRequired={field === 'text'}
    />
  )
  return (
    <div className="register-fields">
      {area('text')}
      <KindFields value={value} onChange={onChange} access={access} />
      <div className="register-pairs">
        {line('market')}
        {line('owner')}
        <DueField value={value} onChange={onChange} access={access} />
      </div>
      {area('example')}
      {area('proposedWording')}
    </div>
  )
}

function KindFields({ value, onChange, access }: GapFieldsFormProps) {
  const { t } = useTranslation('register')
  const isReadOnly = access === 'read-only'
  return (
    <div className="register-selects">
      <Select
        label={t('field.kind')}
        options={GapKind.options.map((id) => ({ id, label: t(`kind.${id}`) }))}
        value={value.kind}
        onChange={(kind) => onChange({ kind })}
        isDisabled={isReadOnly}
      />
      <Select
        label={t('field.severity')}
        options={GapSeverity.options.map((id) => ({ id, label: t(`severity.${id}`) }))}
        value={value.severity}
        onChange={(severity) => onChange({ severity })}
        isDisabled={isReadOnly}
      />
    </div>
  )
}

function DueField({ value, onChange, access }: GapFieldsFormProps) {
  const { t } = useTranslation('register')
  const when = useWhen()
  const here = Intl.DateTimeFormat().resolvedOptions().timeZone
  const { due } = value
  const zone = due?.zone ?? here
  const hint =
    due && zone !== here
      ? t('due.elsewhere', { time: when.time(dueInstant(due)), zone })
      : t(due ? 'due.zone' : 'due.clear', { zone })
  return (
    <TextField
      label={t('field.due')}
      hint={hint}
      type="date"
      value={due?.date ?? ''}
      // An incomplete date reads as none; the person's own place is where the day ends.
      onChange={(date) => onChange({ due: date === '' ? null : { date, zone: here } })}
      isReadOnly={access === 'read-only'}
    />
  )
}

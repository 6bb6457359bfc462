import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type ChangeRecord, ErrorType, type Remark } from '../../../core/model'
import type { Card } from '../../../core/suggestion'
import { Select, TextArea, ToggleGroup } from '../../ui'
import { useDeskParts, useReview } from './context'

/** Why the change: a reason in words, the kind of error, and whether the text is wrong without it. */
export function RemarkForm({ card }: { readonly card: Card }) {
  const { t } = useTranslation('desk')
  const { session } = useDeskParts()
  const record = useReview((snapshot) => snapshot.review.records.get(card.ids[0] ?? ''))
  const [reason, setReason] = useState(record?.reason ?? '')
  if (!record) return null
  const canEdit = session.canEdit()
  const remark = (patch: Partial<Record<keyof Remark, string | undefined>>): void => {
    const next = Object.fromEntries(
      Object.entries({ ...remarkOf(record), ...patch }).filter(
        ([, value]) => value !== undefined && value !== '',
      ),
    ) as Remark
    if (JSON.stringify(next) === JSON.stringify(remarkOf(record))) return
    session.act({ kind: 'remark', changes: [...card.ids], remark: next, at: session.edit.now() })
  }
  const none = { id: 'none' as const, label: t('remark.none') }
  return (
    <div className="remark">
      <TextArea
        label={t('remark.reason')}
        rows={1}
        value={reason}
        onChange={setReason}
        onBlur={() => remark({ reason: reason.trim() })}
        isReadOnly={!canEdit}
      />
      <Select
        label={t('remark.errorType')}
        options={[none, ...ErrorType.options.map((id) => ({ id, label: t(`errorType.${id}`) }))]}
        value={record.errorType ?? 'none'}
        isDisabled={!canEdit}
        onChange={(id) => remark({ errorType: id === 'none' ? undefined : id })}
      />
      <ToggleGroup
        label={t('remark.necessity')}
        entries={[
          { id: 'none', label: t('remark.unsaid') },
          { id: 'necessary', label: t('remark.necessary') },
          { id: 'preferential', label: t('remark.preferential') },
        ]}
        value={record.necessity ?? 'none'}
        onChange={(id) => canEdit && remark({ necessity: id === 'none' ? undefined : id })}
      />
    </div>
  )
}

function remarkOf({ reason, errorType, necessity }: ChangeRecord): Remark {
  return {
    ...(reason === undefined ? {} : { reason }),
    ...(errorType === undefined ? {} : { errorType }),
    ...(necessity === undefined ? {} : { necessity }),
  }
}

import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type AgreedPolicy, type Matter, countReviewers, takeAgreed } from '../../../core/collation'
import type { Disposition } from '../../../core/model'
import { useOpen } from '../../store/collation-window'
import { Button, Checkbox, Dialog, Select, VirtualList } from '../../ui'
import { enter } from './acts'
import { MatterWords } from './matter-line'

/** Takes in one step what all want alike, after a look at what that is. */
export function AgreedDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation('collate')
  const { t: tc } = useTranslation()
  const matters = useOpen((open) => open.matters)
  const reviewers = useOpen((open) => countReviewers(open.folded))
  const [policy, setPolicy] = useState<AgreedPolicy>({ support: 2, untouched: 'counts-against' })
  const taken = useMemo(() => takeAgreed(matters, policy), [matters, policy])
  const most = Math.max(2, reviewers)
  const thresholds = Array.from({ length: most }, (_, i) => String(i + 1))
  const take = () => {
    onClose()
    void enter(taken)
  }
  return (
    <Dialog
      title={t('agreed.title')}
      size="wide"
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{tc('cancel')}</Button>
          <Button look="primary" isDisabled={taken.length === 0} onPress={take}>
            {t('agreed.enter', { count: taken.length })}
          </Button>
        </>
      }
    >
      <p>{t('agreed.text')}</p>
      <div className="form-pair">
        <Select
          label={t('agreed.support')}
          options={thresholds.map((id) => ({ id, label: t('agreed.supportOf', { count: Number(id) }) }))}
          value={String(policy.support)}
          onChange={(id) => setPolicy({ ...policy, support: Number(id) })}
        />
        <Checkbox
          isSelected={policy.untouched === 'counts-against'}
          onChange={(isOn) => setPolicy({ ...policy, untouched: isOn ? 'counts-against' : 'ignored' })}
        >
          {t('agreed.untouched')}
        </Checkbox>
      </div>
      <p role="status">{t('agreed.count', { count: taken.length })}</p>
      <Preview taken={taken} />
    </Dialog>
  )
}

function Preview({ taken }: { readonly taken: readonly Disposition[] }) {
  const { t } = useTranslation('collate')
  const byId = useOpen((open) => open.byId)
  const reviewers = useOpen((open) => countReviewers(open.folded))
  const matters = taken.flatMap(({ on }) => (on.kind === 'cluster' ? (byId.get(on.cluster) ?? []) : []))
  const draw = (matter: Matter) => (
    <div className="outcome-line">
      <MatterWords matter={matter} />
      <span className="outcome-word">
        {t('lane.support', { count: matter.wishes[0]?.support ?? 0, total: reviewers })}
      </span>
    </div>
  )
  return (
    <div className="preview-box">
      <VirtualList label={t('agreed.preview')} entries={matters} keyOf={(matter) => matter.id} draw={draw} />
    </div>
  )
}

import { useTranslation } from 'react-i18next'
import type { Disposition } from '../../../core/model'
import { useOpen } from '../../store/collation-window'
import { Button, Dialog } from '../../ui'
import { enter } from './acts'
import { MatterWords } from './matter-line'
import { type Pending, setView } from './view'

/** What follows from a verdict, before it is entered. */
export function PendingDialog({ pending }: { readonly pending: Pending }) {
  const { t } = useTranslation('collate')
  const { t: tc } = useTranslation()
  const [, ...rest] = pending.dispositions
  const close = () => setView({ pending: null })
  const go = () => {
    close()
    void enter(pending.dispositions)
  }
  return (
    <Dialog
      title={t('pending.title')}
      onClose={close}
      actions={
        <>
          <Button onPress={close}>{tc('cancel')}</Button>
          <Button look="primary" autoFocus onPress={go}>
            {t('pending.enter')}
          </Button>
        </>
      }
    >
      <p>{t('pending.text', { count: rest.length })}</p>
      <ul className="outcome-list">
        {rest.map((disposition) => (
          <Follows key={JSON.stringify(disposition.on)} disposition={disposition} />
        ))}
      </ul>
    </Dialog>
  )
}

function Follows({ disposition }: { readonly disposition: Disposition }) {
  const { t } = useTranslation('collate')
  const { on } = disposition
  const matter = useOpen(({ byId }) => (on.kind === 'cluster' ? byId.get(on.cluster) : undefined))
  if (!matter) return null
  return (
    <li className="outcome-line">
      <MatterWords matter={matter} />
      <span className="outcome-word">
        {matter.standing
          ? t('pending.overturned', { outcome: t(`outcome.${matter.standing.disposition.outcome}`) })
          : t(`outcome.${disposition.outcome}`)}
      </span>
    </li>
  )
}

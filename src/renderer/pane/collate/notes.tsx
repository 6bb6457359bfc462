import { Gavel, History } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Matter } from '../../../core/collation'
import { useKeysOf } from '../../command'
import { goTo } from '../../store'
import { useOpen } from '../../store/collation-window'
import { Button } from '../../ui'
import { keep } from './acts'
import { isClosed } from './closed'

/** That something came after the decision, and the way to let the decision stand. */
export function LateNote({ matter }: { readonly matter: Matter }) {
  const { t } = useTranslation('collate')
  const keys = useKeysOf('collate.keep')
  if (matter.state !== 'late') return null
  return (
    <p className="matter-note" role="note">
      <History aria-hidden size={16} />
      <span className="matter-note-text">{t('late.text', { count: matter.late.length })}</span>
      {!isClosed(matter) && (
        <Button onPress={() => keep(matter)}>
          {t('late.keep')}
          {keys !== undefined && <kbd className="keys">{keys}</kbd>}
        </Button>
      )}
    </p>
  )
}

/** Why there is no verdict here, in place of the verdict bar. */
export function ClosedNote({ matter }: { readonly matter: Matter }) {
  const { t } = useTranslation('collate')
  const { dispute } = matter
  const collation = useOpen((open) => open.head.id)
  return (
    <footer className="verdict verdict-closed">
      <Gavel aria-hidden size={18} />
      <span className="matter-note-text">
        {t(matter.state === 'disputed' ? 'closed.disputed' : 'closed.ruled', {
          name: dispute?.adjudicator ?? '',
        })}
      </span>
      {dispute && (
        <Button onPress={() => goTo({ screen: 'adjudicate', target: { collation, dispute: dispute.id } })}>
          {t('closed.go')}
        </Button>
      )}
    </footer>
  )
}

import { Lock } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useApp } from '../../store'
import { Button } from '../../ui'
import { useDesk, useDeskParts } from './context'

/** Says why the text cannot be changed, where it cannot. That the window may only read, the frame says. */
export function ReadOnlyNote() {
  const { t } = useTranslation('desk')
  const { opened, session } = useDeskParts()
  const me = useApp((state) => state.view?.person?.id)
  const view = useDesk((state) => state.view)
  const { author } = opened.review.head
  if (author.id !== me)
    return (
      <p className="desk-note" role="note">
        <Lock aria-hidden size={14} /> {t('readOnly.others', { name: author.name })}
      </p>
    )
  if (view !== 'original') return null
  return (
    <p className="desk-note" role="note">
      <Lock aria-hidden size={14} /> {t('readOnly.original')}
      <Button look="quiet" onPress={() => session.desk.show({ view: 'all' })}>
        {t('readOnly.leaveOriginal')}
      </Button>
    </p>
  )
}

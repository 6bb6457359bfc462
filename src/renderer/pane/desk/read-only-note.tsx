import { Lock } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { ReviewId } from '../../../core/model'
import { client } from '../../api'
import { tellError } from '../../refusal'
import { goTo, useApp } from '../../store'
import { Button } from '../../ui'
import { useDesk, useDeskParts } from './context'

/** Says why the text cannot be changed, where it cannot. That the window may only read, the frame says. */
export function ReadOnlyNote() {
  const { t } = useTranslation('desk')
  const { opened, session } = useDeskParts()
  const me = useApp((state) => state.view?.person?.id)
  const mayWrite = useApp((state) => state.view?.access.mode === 'write')
  const view = useDesk((state) => state.view)
  const { author } = opened.review.head
  if (author.id !== me)
    return (
      <p className="desk-note" role="note">
        <Lock aria-hidden size={14} /> {t('readOnly.others', { name: author.name })}
        {mayWrite && (
          <Button look="quiet" onPress={() => void continueHere(opened.review.head.id)}>
            {t('readOnly.continue')}
          </Button>
        )}
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

/** Another person's suggestions and threads become the start of one's own review. */
async function continueHere(review: ReviewId): Promise<void> {
  try {
    const begun = await client['review.continue']({ review })
    goTo({ screen: 'desk', target: { review: begun.head.id } })
  } catch (error) {
    tellError(error)
  }
}

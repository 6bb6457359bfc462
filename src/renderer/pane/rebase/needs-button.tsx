import { UserRoundCheck } from 'lucide-react'
import { useEffect, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { IconButton } from '../../ui'
import { useDesk, useDeskParts } from '../desk/context'
import { takeMoved } from './move-store'
import { rebasedOf } from './needs'

/** Opens what needs the person; it is there in a review that was moved, and opens by itself right after the move. */
export function NeedsButton() {
  const { t } = useTranslation('rebase')
  const { session, opened } = useDeskParts()
  const panel = useDesk((state) => state.panel)
  const isMoved = useMemo(() => rebasedOf(opened.review) !== null, [opened])
  useEffect(() => {
    if (takeMoved(opened.review.head.id)) session.desk.show({ panel: 'needs' })
  }, [opened, session])
  if (!isMoved) return null
  const isOpen = panel === 'needs'
  return (
    <IconButton
      icon={UserRoundCheck}
      label={t('needs.title')}
      pressed={isOpen}
      onPress={() => session.desk.show({ panel: isOpen ? null : 'needs' })}
    />
  )
}

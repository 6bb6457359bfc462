import { useTranslation } from 'react-i18next'
import type { ReviewId } from '../../../core/model'
import { Badge } from '../../ui'
import { useUnread } from './read-mark'

/** In the library: the review was answered, and whether the person has seen it. */
export function AnsweredBadge({ review, at }: { readonly review: ReviewId; readonly at: string }) {
  const { t } = useTranslation('receipt')
  const unread = useUnread(review, at)
  return <Badge tone={unread ? 'accent' : 'neutral'}>{t(unread ? 'unread' : 'answered')}</Badge>
}

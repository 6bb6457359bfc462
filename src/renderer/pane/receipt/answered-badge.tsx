import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { ReviewId } from '../../../core/model'
import { Badge } from '../../ui'
import { useUnread } from './read-mark'

interface AnsweredBadgeProps {
  readonly review: ReviewId
  readonly at: string
  /** Shown instead once the person has seen the answers, where the review has gone on. */
  readonly children: ReactNode
}

/** In the library: the review was answered, and whether the person has seen it. */
export function AnsweredBadge({ review, at, children }: AnsweredBadgeProps) {
  const { t } = useTranslation('receipt')
  const unread = useUnread(review, at)
  if (unread) return <Badge tone="accent">{t('unread')}</Badge>
  return children || <Badge tone="good">{t('answered')}</Badge>
}

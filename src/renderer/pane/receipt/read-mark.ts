import type { ReviewId } from '../../../core/model'
import { tellError } from '../../refusal'
import { appStore, useApp } from '../../store'

/** Whether a receipt has come that the person has not looked at. */
export function useUnread(review: ReviewId, issuedAt: string | undefined): boolean {
  const read = useApp((state) => state.view?.settings.receiptsRead?.[review])
  return issuedAt !== undefined && (read === undefined || read < issuedAt)
}

/** Remembers in the settings that the person has looked at the last receipt of a review. */
export function markRead(review: ReviewId, issuedAt: string): void {
  const { view } = appStore.getState()
  const before = view?.settings.receiptsRead
  if (!view || view.access.mode !== 'write' || (before?.[review] ?? '') >= issuedAt) return
  appStore.saveSettings({ receiptsRead: { ...before, [review]: issuedAt } }).catch(tellError)
}

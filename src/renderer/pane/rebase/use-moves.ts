import { FileUp } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { PackRow, ReviewRow } from '../../../contract'
import { useLibrary } from '../../store'
import type { MenuEntry } from '../../ui'
import { askToMove } from './move-store'
import { movesOf } from './versions'

/** Menu entries that move a review of one's own to a later version in the library; none for another person's. */
export function useMoves(review: ReviewRow | null, pack: PackRow): MenuEntry[] {
  const { t } = useTranslation('rebase')
  const packs = useLibrary((state) => state.packs)
  if (!review?.mine || !packs) return []
  return movesOf(review, pack, packs).map((move) => ({
    id: `move ${move.to.digest}`,
    label: t('menu', { version: move.to.version }),
    icon: FileUp,
    run: () => askToMove(move),
  }))
}

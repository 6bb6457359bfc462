import { ListChecks } from 'lucide-react'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { IconButton, Menu, type MenuEntry } from '../../ui'
import { decide, idsInSelection, idsOfAuthor } from './acts'
import { useDeskParts, useReview } from './context'

/** Accepting and rejecting more than one: what is selected, what one author made, everything. */
export function ChangeMenu() {
  const { t } = useTranslation('desk')
  const { session } = useDeskParts()
  const { cards, review } = useReview((snapshot) => snapshot)
  const authors = useMemo(() => [...new Set(cards.map((card) => card.author))], [cards])
  const entries = useMemo<MenuEntry[]>(() => {
    const isDisabled = !cards.length || !session.canEdit()
    const pair = (
      id: string,
      label: (verdict: string) => string,
      ids: () => ReturnType<typeof idsInSelection>,
    ) =>
      (['accept', 'reject'] as const).map((verdict, i) => ({
        id: `${verdict}-${id}`,
        label: label(verdict),
        isDisabled,
        parts: i === 0 && id !== 'selection',
        run: () => decide(session, ids(), verdict),
      }))
    return [
      ...pair(
        'selection',
        (verdict) => t(`decide.${verdict}Selection`),
        () => idsInSelection(session),
      ),
      ...authors.flatMap((author) =>
        pair(
          author,
          (verdict) => t(`decide.${verdict}Author`, { name: review.people.get(author)?.name ?? author }),
          () => idsOfAuthor(session, author),
        ),
      ),
      ...pair(
        'all',
        (verdict) => t(`decide.${verdict}All`, { count: cards.length }),
        () => idsOfAuthor(session, null),
      ),
    ]
  }, [authors, cards, review, session, t])
  return (
    <Menu label={t('decide.menu')} entries={entries}>
      <IconButton icon={ListChecks} label={t('decide.menu')} />
    </Menu>
  )
}
